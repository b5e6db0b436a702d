import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { Finding } from './journey-queries.ts'

interface FindingListProps {
  findings: readonly Finding[]
  /** Leads to the step a finding is about. */
  onOpen?: (finding: Finding) => void
}

/** What cannot work, what would annoy, each with its cure. */
export function FindingList({ findings, onOpen }: FindingListProps) {
  if (findings.length === 0) return null
  return (
    <ul className="flex flex-col gap-2.5">
      {findings.map((one) => {
        const blocks = one.severity === 'blocks'
        const Icon = blocks ? CircleAlert : TriangleAlert
        const says = (
          <>
            <span className="block font-medium">{one.what}</span>
            <span className="block text-text-2">{one.cure}</span>
          </>
        )
        return (
          <li key={`${one.code} ${one.node} ${one.field} ${one.what}`} className="flex items-start gap-2">
            <Icon
              aria-hidden="true"
              size={16}
              className={`mt-px shrink-0 ${blocks ? 'text-danger' : 'text-warn'}`}
            />
            {onOpen === undefined ? (
              <div>{says}</div>
            ) : (
              <button
                type="button"
                className="rounded-knot text-left hover:underline"
                onClick={() => onOpen(one)}
              >
                {says}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
