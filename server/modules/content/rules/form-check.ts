import { normaliseIdentifier } from '../../collect/index.ts'
import type { FormDefinition, FormField } from '../schema/form.ts'
import type { FormWord } from './form-words.ts'

/** What came in, as it was typed: the last value under each name. */
export type Typed = Readonly<Record<string, string>>

export const fieldInput = (name: string): string => `f_${name}`
export const consentInput = (channel: string): string => `c_${channel}`

export interface Filled {
  /** By the field's name; empty fields are left out. */
  values: Readonly<Record<string, string>>
  /** Normalised. */
  email: string | null
  phone: string | null
  /** Channels of the boxes that were ticked. */
  consents: ReadonlySet<string>
}

export type Checked = { ok: true; filled: Filled } | { ok: false; faults: Readonly<Record<string, FormWord>> }

const longest: Readonly<Record<FormField['kind'], number>> = {
  email: 320,
  phone: 40,
  first_name: 100,
  last_name: 100,
  text: 500,
  long_text: 5_000,
  choice: 40,
  date: 10,
}

/** Line breaks belong into long texts only; other control characters and halves of letters nowhere. */
const isStorable = (text: string, kind: FormField['kind']) =>
  !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(kind === 'long_text' ? text.replace(/[\r\n\t]/g, '') : text)

/** Checks what was typed; each fault stands at its input. Pure. */
export function checkForm(definition: FormDefinition, typed: Typed, region: string): Checked {
  const faults: Record<string, FormWord> = {}
  const values: Record<string, string> = {}
  const addresses: { email: string | null; phone: string | null } = { email: null, phone: null }
  for (const field of definition.fields) {
    const input = fieldInput(field.name)
    const text = (typed[input] ?? '').normalize('NFC').trim()
    const read = readField(field, text, region)
    if ('fault' in read) {
      faults[input] = read.fault
    } else if (text !== '') {
      values[field.name] = text
      if (field.kind === 'email' || field.kind === 'phone') addresses[field.kind] ??= read.value
    }
  }
  const consents = new Set<string>()
  for (const box of definition.consents) {
    const input = consentInput(box.channel)
    if (typed[input] === 'yes') consents.add(box.channel)
    else if (box.isRequired) faults[input] = 'consentRequired'
  }
  return Object.keys(faults).length > 0
    ? { ok: false, faults }
    : { ok: true, filled: { values, ...addresses, consents } }
}

function readField(field: FormField, text: string, region: string): { value: string } | { fault: FormWord } {
  const { kind } = field
  if (text === '') return field.isRequired ? { fault: 'required' } : { value: '' }
  if (text.length > longest[kind]) return { fault: 'tooLong' }
  if (!isStorable(text, kind)) return { fault: 'text' }
  if (kind === 'email' || kind === 'phone') {
    const read = normaliseIdentifier(kind, text, region)
    return read.ok ? { value: read.value } : { fault: kind }
  }
  if (kind === 'choice' && !field.options.some((one) => one.value === text)) return { fault: 'choice' }
  if (kind === 'date' && !isDate(text)) return { fault: 'date' }
  return { value: text }
}

function isDate(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text)
}
