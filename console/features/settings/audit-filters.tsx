import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { later } from '../../app/browser/clock.ts'
import { auditActorsQuery } from '../../app/queries.ts'
import type { SettingsSearch } from '../../app/searches.ts'
import { useWords } from '../../i18n/t.ts'
import { DateField } from '../../kit/date-field.tsx'
import { Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { auditActs, wordAct } from './audit-words.ts'

/** By person, by act, by day, by text; all in the address. */
export function AuditFilters() {
  const { t } = useWords()
  const { actor, act, from, to } = useSearch({ from: '/shell/settings' })
  const put = usePut()
  const actors = useQuery(auditActorsQuery).data?.items ?? []
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-1 gap-y-2">
      <AuditSearch />
      <Select
        label={t('audit.actor')}
        value={actor ?? 'all'}
        options={[
          { value: 'all', label: t('audit.anyActor') },
          ...actors.map(({ id, kind, name }) => ({
            value: id,
            label: kind === 'system' ? t('audit.system') : name || id,
          })),
        ]}
        onChange={(next) => put({ actor: next === 'all' ? undefined : next })}
      />
      <Select
        label={t('audit.act')}
        value={act ?? 'all'}
        options={[
          { value: 'all', label: t('audit.anyAct') },
          ...auditActs.map((each) => ({ value: each, label: wordAct(each, t) })),
        ]}
        onChange={(next) => put({ act: next === 'all' ? undefined : next })}
      />
      <div className="flex gap-2 sm:ml-2">
        <div className="w-36">
          <DateField
            label={t('audit.from')}
            value={from ?? ''}
            onChange={(day) => put({ from: day === '' ? undefined : day })}
          />
        </div>
        <div className="w-36">
          <DateField
            label={t('audit.to')}
            value={to ?? ''}
            onChange={(day) => put({ to: day === '' ? undefined : day })}
          />
        </div>
      </div>
    </div>
  )
}

function usePut(): (change: SettingsSearch) => void {
  const navigate = useNavigate({ from: '/settings' })
  return (change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
}

function AuditSearch() {
  const { t } = useWords()
  const { q } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const router = useRouter()
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return
    return later(200, () => {
      if (router.latestLocation.pathname !== '/settings') return
      void navigate({ search: (before) => ({ ...before, q: text === '' ? undefined : text }), replace: true })
    })
  }, [text, q, navigate, router])
  return (
    <div className="mr-2 w-full sm:w-64">
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
