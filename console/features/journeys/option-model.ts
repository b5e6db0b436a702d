import { type NodeFieldKind, nodeFieldKinds } from '@splot/contract/plugin/node-field-kinds'
import type { Language } from '../../app/api.ts'
import { readRecord } from '../../app/describe.ts'
import type { NodeKind } from './journey-queries.ts'

/** What nodes draw for themselves, beside what contract has words for. */
const ownKinds = ['arms', 'segment_arms'] as const

/** What draws a field: the shape where that says enough, else the word its plugin gave it. */
export type OptionKind =
  | 'text'
  | 'long'
  | 'number'
  | 'flag'
  | 'choice'
  | NodeFieldKind
  | (typeof ownKinds)[number]

export interface OptionField {
  readonly name: string
  readonly kind: OptionKind
  readonly label: string
  readonly hint: string | undefined
  readonly isAdvanced: boolean
  readonly isRequired: boolean
  readonly choices: readonly { value: string; label: string }[]
  readonly fallback: unknown
  readonly min: number | undefined
  readonly max: number | undefined
}

const named: ReadonlySet<string> = new Set<OptionKind>([...nodeFieldKinds, ...ownKinds])
const isNamed = (kind: unknown): kind is OptionKind => typeof kind === 'string' && named.has(kind)

/** The fields of a step's options, in the order in which its plugin wrote them. */
export function listOptions({ schema }: NodeKind, language: Language): OptionField[] {
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  return Object.entries(readRecord(schema.properties)).map(([name, value]) => {
    const shape = readRecord(value)
    const words = readRecord(shape.choices)
    const values = Array.isArray(shape.enum) ? shape.enum.map(String) : []
    const inLanguage = (text: unknown) => readRecord(text)[language]
    const hint = inLanguage(shape.hint)
    return {
      name,
      kind: kindOf(shape, values.length > 0),
      label: String(inLanguage(shape.label) ?? name),
      hint: typeof hint === 'string' ? hint : undefined,
      isAdvanced: shape.isAdvanced === true,
      isRequired: required.includes(name),
      choices: values.map((one) => ({ value: one, label: String(inLanguage(words[one]) ?? one) })),
      fallback: shape.default,
      min: typeof shape.minimum === 'number' ? shape.minimum : undefined,
      max: typeof shape.maximum === 'number' ? shape.maximum : undefined,
    }
  })
}

function kindOf(shape: Readonly<Record<string, unknown>>, isChoice: boolean): OptionKind {
  if (isNamed(shape.kind)) return shape.kind
  if (isChoice) return 'choice'
  if (shape.type === 'boolean') return 'flag'
  if (shape.type === 'integer' || shape.type === 'number') return 'number'
  return shape.isLong === true ? 'long' : 'text'
}
