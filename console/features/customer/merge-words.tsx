import { identifierKinds } from '@splot/contract/identifiers'
import { Spline, Split } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Customer, Merge } from '../../app/api.ts'
import { useScope } from '../../app/session.ts'
import type { T, Words } from '../../i18n/t.ts'
import { useWords } from '../../i18n/t.ts'
import type { MergeRow } from '../../kit/weave/rows.ts'
import { Why } from '../../kit/why.tsx'

const SplitDialog = lazy(() =>
  import('./split-dialog.tsx').then((dialog) => ({ default: dialog.SplitDialog })),
)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What two births are, said by their kinds: "Przeglądarka i karta to jedna osoba". */
export function titleOfMerge(merge: Merge, customer: Customer, t: T): string {
  const kindOf = (id: string) => customer.births.find((birth) => birth.id === id)?.kind
  const first = kindOf(merge.loser)
  const second = kindOf(merge.winner)
  if (first === undefined || second === undefined) return t('merge.joinedPlain')
  if (first === second) return t('merge.joinedSame', { what: capital(t(`birthPlural.${first}`)) })
  return t('merge.joined', { first: capital(t(`birth.${first}`)), second: t(`birth.${second}`) })
}

/** The identifiers that a rule joined by, named: "Konto + Przeglądarka". */
const wordRule = ({ rule }: Merge, t: T): string =>
  rule
    .split('+')
    .map((part) => identifierKinds.find((kind) => kind === part))
    .filter((kind) => kind !== undefined)
    .map((kind) => t(`identifier.${kind}`))
    .join(' + ')

/** When a merge was taken back, and by whom where a member did. */
export function wordUndone({ undoneAt, undoneBy }: Merge, { t, format }: Words): string {
  if (undoneAt === null) return ''
  const at = format.dateTime(undoneAt)
  return undoneBy === null ? t('merge.undone', { at }) : t('merge.undoneBy', { at, name: undoneBy })
}

/** The words and acts on the card of a merge or a split. */
export function MergeWords({ row, customer }: { row: MergeRow; customer: Customer }) {
  const words = useWords()
  const { t } = words
  const { merge } = row
  const Icon = row.isSplit ? Split : Spline
  return (
    <>
      <Icon
        aria-hidden="true"
        size={16}
        strokeWidth={1.75}
        className="hidden shrink-0 text-text-3 @2xs:block"
      />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-3 font-strong @2xs:line-clamp-2">
          {row.isSplit ? t('merge.parted') : titleOfMerge(merge, customer, t)}
        </span>
        <span className="mt-px hidden text-12 text-text-2 @2xs:line-clamp-2">
          {row.isSplit ? wordUndone(merge, words) : merge.because}
        </span>
      </span>
      <MergeActs merge={merge} customer={customer} isSplit={row.isSplit} />
    </>
  )
}

interface MergeActsProps {
  merge: Merge
  customer: Customer
  isSplit?: boolean
}

/** *Dlaczego?* and *Rozdziel*. */
export function MergeActs({ merge, customer, isSplit = false }: MergeActsProps) {
  const words = useWords()
  const { t, format } = words
  const canMerge = useScope('customers:merge')
  const [isParting, setParting] = useState(false)
  return (
    <span className="flex shrink-0 flex-col items-end gap-2 text-12">
      <Why label={t('why.label')} title={titleOfMerge(merge, customer, t)}>
        <p>{merge.because}</p>
        <p className="text-12">
          {merge.kind === 'manual' ? t('merge.byMember') : t('merge.byRule', { rule: wordRule(merge, t) })} ·{' '}
          {format.dateTime(merge.at)}
        </p>
        {merge.undoneAt !== null && <p className="text-12">{wordUndone(merge, words)}</p>}
      </Why>
      {canMerge && merge.canUndo && merge.undoneAt === null && !isSplit && (
        <button
          type="button"
          className="rounded-[2px] font-medium text-text-2 hover:text-text hover:underline"
          onClick={() => setParting(true)}
        >
          {t('merge.part')}
        </button>
      )}
      {isParting && (
        <Suspense>
          <SplitDialog
            customer={customer}
            merge={merge}
            title={titleOfMerge(merge, customer, t)}
            onClose={() => setParting(false)}
          />
        </Suspense>
      )}
    </span>
  )
}
