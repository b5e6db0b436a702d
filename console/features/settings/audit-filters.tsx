import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { auditActorsQuery } from '../../app/queries.ts'
import type { SettingsSearch } from '../../app/searches.ts'
import { useWords } from '../../i18n/t.ts'
import { DateField } from '../../kit/date-field.tsx'
import { FilterChoice, SearchBox } from '../../kit/filter-bar.tsx'
import { auditActs, wordAct } from './audit-words.ts'

/** By person, by act, by day, by text; all in the address. */
export function AuditFilters() {
  const { t } = useWords()
  const { actor, act, q } = useSearch({ from: '/shell/settings' })
  const put = usePut()
  const actors = useQuery(auditActorsQuery).data?.items ?? []
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-1 gap-y-2">
      <SearchBox label={t('audit.search')} value={q} onChange={(next) => put({ q: next })} />
      <FilterChoice
        label={t('audit.actor')}
        all={t('audit.anyActor')}
        value={actor}
        options={actors.map(({ id, kind, name }) => ({
          value: id,
          label: kind === 'system' ? t('audit.system') : name || id,
        }))}
        onChange={(next) => put({ actor: next })}
      />
      <FilterChoice<string>
        label={t('audit.act')}
        all={t('audit.anyAct')}
        value={act}
        options={auditActs.map((each) => ({ value: each, label: wordAct(each, t) }))}
        onChange={(next) => put({ act: next })}
      />
      <Days />
    </div>
  )
}

function usePut(): (change: SettingsSearch) => void {
  const navigate = useNavigate({ from: '/settings' })
  const router = useRouter()
  return (change) => {
    // Who has gone elsewhere meanwhile is not called back.
    if (router.latestLocation.pathname !== '/settings') return
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
}

function Days() {
  const { t } = useWords()
  const { from = '', to = '' } = useSearch({ from: '/shell/settings' })
  const put = usePut()
  const orNone = (day: string): string | undefined => (day === '' ? undefined : day)
  return (
    <div className="flex gap-2 *:w-36 sm:ml-2">
      <DateField label={t('audit.from')} value={from} onChange={(day) => put({ from: orNone(day) })} />
      <DateField label={t('audit.to')} value={to} onChange={(day) => put({ to: orNone(day) })} />
    </div>
  )
}
