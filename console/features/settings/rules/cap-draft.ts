import { countOnly, type What, whatOf } from './cap-words.ts'
import type { Cap } from './rules-api.ts'

/** How long back a cap counts: the last so many days or hours, or the calendar's day or week. */
export const units = ['days', 'hours', 'day', 'week'] as const
export type Unit = (typeof units)[number]

/** A cap while it is typed. */
export interface CapDraft {
  what: What
  purpose: string | null
  max: string
  unit: Unit
  /** Of a sliding window, in its unit. */
  length: string
}

export const blankDraft: CapDraft = { what: 'messages', purpose: null, max: '2', unit: 'days', length: '7' }

export function writeCap(cap: Cap): CapDraft {
  const { window, purpose, max } = cap
  const base = { what: whatOf(cap), purpose, max: String(max) }
  if (window.kind !== 'sliding') return { ...base, unit: window.kind, length: '7' }
  const isDays = window.hours % 24 === 0
  const length = String(isDays ? window.hours / 24 : window.hours)
  return { ...base, unit: isDays ? 'days' : 'hours', length }
}

const readNumber = (text: string): number | null => {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) || number <= 0 ? null : number
}

/** What the draft says, over what it does not touch (id, journey); null where a number is missing. */
export function readCap(draft: CapDraft, kept: Pick<Cap, 'id' | 'journey'>): Cap | null {
  const max = readNumber(draft.max)
  const length = readNumber(draft.length)
  if (max === null || !Number.isInteger(max)) return null
  const { unit, what, purpose } = draft
  const cap = { id: kept.id, journey: kept.journey, purpose, ...countOnly(what), max }
  if (unit === 'day' || unit === 'week') return { ...cap, window: { kind: unit } }
  if (length === null) return null
  return { ...cap, window: { kind: 'sliding', hours: unit === 'days' ? length * 24 : length } }
}
