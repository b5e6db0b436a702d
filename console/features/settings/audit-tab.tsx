import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { auditQuery } from '../../app/queries.ts'
import { startOfDay } from '../../i18n/date-text.ts'
import { useWords } from '../../i18n/t.ts'
import { Older } from '../../kit/older.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { LogCheck } from './log-check.tsx'

/** Who did what, when and why; nothing here can be changed. */
export function AuditTab() {
  const { t } = useWords()
  const { q, actor, act, from, to } = useSearch({ from: '/shell/settings' })
  const query = useInfiniteQuery(
    auditQuery({ q, actor, action: act, from: startOfDay(from), to: startOfDay(to, 1) }),
  )
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <LogCheck />
      <AuditFilters />
      {query.isPending ? (
        <PageLoading />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={t('audit.empty')}>{t('audit.emptyText')}</Empty>
      ) : (
        <ol aria-label={t('settings.audit')} className="max-w-240">
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      <Older query={query} />
    </>
  )
}
