import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { PrivacyRequest } from './consent-api.ts'

const dayMs = 86_400_000

/** The last day, and how far it is. */
export function Deadline({ row }: { row: PrivacyRequest }) {
  const { t, format } = useWords()
  const now = useNow()
  if (row.closedAt !== null) return <span className="text-text-2">{format.date(row.closedAt)}</span>
  const days = Math.ceil((Date.parse(row.dueAt) - now) / dayMs)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {format.date(row.dueAt)}
      {row.isOverdue ? (
        <Tag tone="danger">{t('requests.late')}</Tag>
      ) : (
        <Tag tone={days <= 7 ? 'warn' : 'plain'}>{t('requests.daysLeft', { count: Math.max(0, days) })}</Tag>
      )}
    </span>
  )
}

export function RequestState({ row }: { row: PrivacyRequest }) {
  const { t } = useWords()
  const tone = row.state === 'done' ? 'ok' : row.closedAt === null ? 'info' : 'plain'
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Tag tone={tone}>{t(`requests.state.${row.state}`)}</Tag>
      {row.state === 'open' && row.identity === 'none' && <Tag tone="warn">{t('requests.unidentified')}</Tag>}
      {row.closedAt === null && row.isHeld && <Tag tone="warn">{t('holds.held')}</Tag>}
    </span>
  )
}
