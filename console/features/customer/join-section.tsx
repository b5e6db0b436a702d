import { Combine } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Customer } from '../../app/api.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Section } from '../../kit/figures.tsx'
import { MergeActs, titleOfMerge } from './merge-words.tsx'

// Joining by hand is rare: its dialog comes when somebody begins.
const MergeDialog = lazy(() =>
  import('./merge-dialog.tsx').then((dialog) => ({ default: dialog.MergeDialog })),
)

/** What was joined into this customer, why, and the way to join or part more. */
export function JoinSection({ customer }: { customer: Customer }) {
  const { t, format } = useWords()
  const canMerge = useScope('customers:merge')
  const [isMerging, setMerging] = useState(false)
  const [hasBegun, setBegun] = useState(false)
  const merges = [...customer.merges].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  if (merges.length === 0 && !canMerge) return null
  const begin = () => {
    setBegun(true)
    setMerging(true)
  }
  return (
    <Section title={t('merge.section')} aside={t('merge.births', { count: customer.births.length })}>
      {merges.length === 0 ? (
        <p className="text-12 text-text-2">{t('merge.none')}</p>
      ) : (
        <ul className="flex flex-col">
          {merges.map((merge) => (
            <li
              key={merge.mergeId}
              className="flex items-start gap-3 border-line border-t py-2 first:border-t-0 first:pt-0"
            >
              <div className={`min-w-0 flex-1 ${merge.undoneAt === null ? '' : 'text-text-3 line-through'}`}>
                <div className="font-medium">{titleOfMerge(merge, customer, t)}</div>
                <div className="text-12 text-text-2">{format.dateTime(merge.at)}</div>
              </div>
              <MergeActs merge={merge} customer={customer} />
            </li>
          ))}
        </ul>
      )}
      {canMerge && (
        <Button className="mt-3 w-full" icon={Combine} onClick={begin}>
          {t('merge.begin')}
        </Button>
      )}
      {hasBegun && (
        <Suspense>
          <MergeDialog customer={customer} isOpen={isMerging} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </Section>
  )
}
