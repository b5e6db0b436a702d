import { CircleX, TriangleAlert } from 'lucide-react'
import type { Note } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { wordPath } from './words.ts'

/** Why an event was refused, where, and what cures it. */
export function Refusal({ refusal, isSetAside }: { refusal: Note; isSetAside: boolean }) {
  const { t } = useWords()
  return (
    <div className="mb-4 rounded-card bg-danger-soft px-3.5 py-3">
      <p className="flex items-center gap-2 font-strong text-danger">
        <CircleX aria-hidden="true" size={16} className="shrink-0" />
        {refusal.title ?? t(isSetAside ? 'event.setAside' : 'event.refused')}
      </p>
      {refusal.hint && <p className="mt-1">{refusal.hint}</p>}
      <p className="mt-1 font-mono text-12 text-text-2">
        {refusal.code}
        {refusal.path && ` · ${wordPath(refusal.path, t)}`}
      </p>
    </div>
  )
}

/** What was wrong, though not so wrong that the event was refused. */
export function Warnings({ warnings }: { warnings: readonly Note[] }) {
  const { t } = useWords()
  if (warnings.length === 0) return null
  return (
    <ul
      aria-label={t('weave.warnings')}
      className="mb-4 flex flex-col gap-2 rounded-card bg-warn-soft px-3.5 py-3"
    >
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.path}`} className="flex gap-2">
          <TriangleAlert aria-hidden="true" size={16} className="mt-px shrink-0 text-warn" />
          <span className="min-w-0">
            {warning.hint ?? warning.title ?? warning.code}
            <span className="block font-mono text-12 text-text-2">
              {warning.code}
              {warning.path && ` · ${wordPath(warning.path, t)}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
