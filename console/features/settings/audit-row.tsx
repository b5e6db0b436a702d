import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '../../app/api.ts'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'
import { wordAct, wordParticulars } from './audit-words.ts'

/** One act: when, who, what, to whom and why. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, format } = useWords()
  const particulars = wordParticulars(entry, t)
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-line border-t py-2.5 first:border-t-0 md:grid-cols-[136px_176px_minmax(0,1fr)]">
      <time dateTime={entry.at} className="text-12 leading-[18px] text-text-3 md:text-13 md:text-text-2">
        {format.dateTime(entry.at)}
      </time>
      <span className="order-first min-w-0 break-words font-medium md:order-none">
        {entry.actor.kind === 'system' ? t('audit.system') : entry.actor.name || t('audit.system')}
      </span>
      <span className="min-w-0 break-words">
        {wordAct(entry.action, t)}
        <Subject entry={entry} />
        {particulars !== null && <span className="text-text-2"> · {particulars}</span>}
        {entry.reason !== null && entry.reason !== '' && (
          <span className="block text-text-2">{t('audit.reason', { reason: entry.reason })}</span>
        )}
      </span>
    </li>
  )
}

/** Whom or what it was done to, where that is somebody else; a customer can be opened. */
function Subject({ entry }: { entry: AuditEntry }) {
  const { t } = useWords()
  const { about, actor } = entry
  if (about === null) return null
  if (about.id === actor.id) return null
  if (about.kind === 'customer')
    return (
      <>
        {': '}
        <Link
          to="/customers/$id"
          params={{ id: about.id }}
          search={{}}
          className="font-medium underline decoration-line-strong underline-offset-2 hover:text-brand-text"
        >
          {nameOf(about, t)}
        </Link>
      </>
    )
  return about.name === null ? null : (
    <>
      {': '}
      <span className="font-medium">{about.name}</span>
    </>
  )
}
