import type { ReactNode } from 'react'
import type { Told } from '../app/data.ts'
import { words } from '../app/language.ts'

/** Until it is there, and where it does not come. */
export function Waiting({
  told,
  lines = 3,
}: {
  told: Pick<Told<unknown>, 'isFailed' | 'again'>
  lines?: number
}) {
  if (!told.isFailed)
    return (
      <div className="waiting" role="status" aria-label={words.loading}>
        {Array.from({ length: lines }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
          <span key={i} />
        ))}
      </div>
    )
  return (
    <div className="told" role="status">
      <p>{words.failed}</p>
      <button type="button" className="plain" onClick={told.again}>
        {words.again}
      </button>
    </div>
  )
}

export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <h1>{title}</h1>
    {children}
  </div>
)
