import { CircleAlert, Lightbulb, TriangleAlert } from 'lucide-react'
import type { Finding } from '../model.ts'

const looks = {
  error: { icon: CircleAlert, className: 'text-danger' },
  warning: { icon: TriangleAlert, className: 'text-warn' },
  advice: { icon: Lightbulb, className: 'text-info' },
} as const

/** One finding: its sign, what is wrong, and what cures it. */
export function FindingRow({ finding }: { finding: Finding }) {
  const { icon: Icon, className } = looks[finding.severity]
  return (
    <div className="flex gap-2">
      <Icon aria-hidden="true" size={14} strokeWidth={2} className={`mt-0.5 shrink-0 ${className}`} />
      <p className="min-w-0 text-12">
        <span className="font-medium">{finding.what}.</span>{' '}
        <span className="text-text-2">{finding.cure}</span>
      </p>
    </div>
  )
}
