import type { Literal, ValueOp } from '@splot/contract/segment/leaves'
import { useId, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Input } from '../../../kit/field.tsx'
import type { KnownProperty } from './ground.ts'
import { Pick } from './pick.tsx'

export interface Compared {
  op: ValueOp
  value?: Literal | Literal[] | undefined
}

const opsOf: Readonly<Record<KnownProperty['kind'], readonly ValueOp[]>> = {
  text: ['is', 'is_not', 'in', 'not_in', 'contains', 'starts_with', 'set', 'unset'],
  number: ['gte', 'lte', 'gt', 'lt', 'is', 'is_not', 'set', 'unset'],
  flag: ['is', 'set', 'unset'],
  date: ['gt', 'lt', 'set', 'unset'],
}

const needsNothing = (op: ValueOp) => op === 'set' || op === 'unset'
const needsList = (op: ValueOp) => op === 'in' || op === 'not_in'

interface ValueFieldProps {
  label: string
  kind: KnownProperty['kind']
  compared: Compared
  /** What has been seen, to choose from. */
  seen?: readonly string[]
  /** The value is a category: those there are, each with its way down. */
  categories?: readonly string[] | undefined
  onChange: (compared: Compared) => void
}

/** How a value is compared, and with what: only what fits its kind is offered. */
export function ValueField({ label, kind, compared, seen = [], categories, onChange }: ValueFieldProps) {
  const { t } = useWords()
  const { op, value } = compared
  const fitting: readonly ValueOp[] = categories === undefined ? opsOf[kind] : ['under', ...opsOf[kind]]
  const ops = fitting.includes(op) ? fitting : [...fitting, op]
  const change = (next: ValueOp) => {
    if (needsNothing(next)) onChange({ op: next })
    else if (needsList(next)) onChange({ op: next, value: toList(value, kind) })
    else onChange({ op: next, value: toList(value, kind)[0] ?? '' })
  }
  return (
    <>
      <Pick
        label={t('segments.compare')}
        value={op}
        options={ops.map((one) => ({ value: one, label: t(`segments.op.${one}`) }))}
        onChange={change}
      />
      {!needsNothing(op) &&
        (kind === 'flag' ? (
          <Pick
            label={label}
            value={value === false ? 'no' : 'yes'}
            options={[
              { value: 'yes', label: t('word.yes') },
              { value: 'no', label: t('word.no') },
            ]}
            onChange={(next) => onChange({ op, value: next === 'yes' })}
          />
        ) : (
          <LiteralBox
            {...{ label, kind, value }}
            seen={categories ?? seen}
            isList={needsList(op)}
            onChange={(next) => onChange({ op, value: next })}
          />
        ))}
    </>
  )
}

const toList = (value: Compared['value'], kind: KnownProperty['kind']): Literal[] => {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
  if (list.length > 0) return list
  return kind === 'number' ? [1] : kind === 'flag' ? [true] : ['']
}

interface LiteralBoxProps {
  label: string
  kind: KnownProperty['kind']
  seen: readonly string[]
  isList: boolean
  value: Compared['value']
  onChange: (value: Literal | Literal[]) => void
}

/** The value as it is typed; several with commas between them. */
function LiteralBox({ label, kind, seen, isList, value, onChange }: LiteralBoxProps) {
  const { t } = useWords()
  const list = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = (Array.isArray(value) ? value : [value ?? '']).join(', ')
  const take = (text: string) => {
    setTyped(text)
    const parts = (isList ? text.split(',') : [text]).map((one) => readLiteral(one, kind))
    const known = parts.filter((one) => one !== null)
    if (known.length === 0) return
    onChange(isList ? known : (known[0] ?? ''))
  }
  return (
    <span className="inline-block w-44 max-w-full">
      <Input
        aria-label={label}
        list={isList ? undefined : list}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        placeholder={isList ? t('segments.listExample') : kind === 'date' ? '2026-11-22' : undefined}
        value={typed ?? shown}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <datalist id={list}>
        {seen.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </span>
  )
}

function readLiteral(text: string, kind: KnownProperty['kind']): Literal | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind !== 'number') return trimmed
  const number = Number(trimmed.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}
