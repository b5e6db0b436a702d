import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { AuditEntry } from '../../app/api.ts'
import { later } from '../../app/browser/clock.ts'
import { auditQuery } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/field.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { wordAction, wordDetail } from './audit-words.ts'

/** Who did what, when; nothing here can be changed. */
export function AuditTab() {
  const { t } = useWords()
  const { q } = useSearch({ from: '/shell/settings' })
  const query = useInfiniteQuery(auditQuery({ q }))
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <AuditSearch />
      {query.isPending ? (
        <PageLoading />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={t('audit.empty')}>{t('audit.emptyText')}</Empty>
      ) : (
        <Table
          label={t('settings.audit')}
          columns={[
            { key: 'at', label: t('audit.when') },
            { key: 'actor', label: t('audit.who') },
            { key: 'action', label: t('audit.what') },
            { key: 'target', label: t('audit.target') },
          ]}
        >
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </Table>
      )}
      {query.hasNextPage && (
        <div className="flex justify-center py-4">
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('action.older')}
          </Button>
        </div>
      )}
    </>
  )
}

function AuditSearch() {
  const { t } = useWords()
  const { q } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return
    return later(200, () => {
      void navigate({ search: (before) => ({ ...before, q: text === '' ? undefined : text }), replace: true })
    })
  }, [text, q, navigate])
  return (
    <div className="mb-3 max-w-80">
      <Input
        type="search"
        data-page-search
        aria-label={t('audit.search')}
        placeholder={t('audit.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, format } = useWords()
  const detail = wordDetail(entry.detail)
  return (
    <tr>
      <Cell>
        <span className="whitespace-nowrap text-text-2">{format.dateTime(entry.at)}</span>
      </Cell>
      <Cell>{entry.actor.name || t('audit.system')}</Cell>
      <Cell>
        <span className="font-medium">{wordAction(entry.action, t)}</span>
        {detail !== '' && (
          <span className="block max-w-110 truncate text-12 text-text-2" title={detail}>
            {detail}
          </span>
        )}
      </Cell>
      <Cell>
        <span className="block max-w-60 truncate font-mono text-12 text-text-2" title={entry.target}>
          {entry.target || '–'}
        </span>
      </Cell>
    </tr>
  )
}
