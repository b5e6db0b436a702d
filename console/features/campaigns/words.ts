import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/t.ts'
import type { Kpi } from './campaign-queries.ts'

/** A value of a measure: people and orders as numbers, revenue as money. */
export function writeValue(kpi: Kpi, value: number, currency: string, format: Format): string {
  return kpi === 'revenue' ? format.money(value, currency) : format.number(value)
}

/** Part of a whole in per cent: no decimals from ten on, none where there is no whole. */
export function writeShare(part: number, whole: number, format: Format): string {
  if (whole === 0) return '–'
  const percent = (part / whole) * 100
  return `${format.decimal(percent, percent > 0 && percent < 10 ? 1 : 0)}%`
}

const notes = ['bounces', 'complaints', 'unchanged', 'late', 'content_missing'] as const

/** Why a campaign stands as it does, in words; null where there is nothing to say. */
export function writeNote(note: string | null, t: T): string | null {
  const known = notes.find((one) => one === note)
  return known === undefined ? null : t(`campaigns.note.${known}`)
}
