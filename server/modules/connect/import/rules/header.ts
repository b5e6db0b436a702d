import type { RawRow } from './rows.ts'
import { foldName, type ImportKind, targetsOf } from './targets.ts'

/** Titles, dates of the print-out and merged tiers stand above a table, no more rows than that. */
export const mostAbove = 20

/**
 * Where the names of the columns stand among the first rows of a file: reports have a title above them, merged cells a tier of groups.
 * A row further down is it only where it tells two columns at the least, and more than any above; else it is the first one that is no
 * lone title over a wider table.
 */
export function findHeader(kind: ImportKind, rows: readonly Pick<RawRow, 'cells'>[]): number {
  const names = new Set(targetsOf[kind].flatMap((target) => target.names))
  const known = rows.map(({ cells }) => new Set(cells.map(foldName).filter((name) => names.has(name))).size)
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(...filled, 0)
  const first = Math.max(
    filled.findIndex((count) => count > 1 || widest <= 1),
    0,
  )
  return known.reduce((best, count, at) => (count >= 2 && count > (known[best] ?? 0) ? at : best), first)
}

/** A name for every column: one without is called by its letter in a spreadsheet, and shown with what stands in it. */
export const nameColumns = (cells: readonly string[]): string[] =>
  cells.map((cell, at) => cell.replace(/^\ufeff/, '').trim() || `(${letterOf(at)})`)

/** The name that two columns share, whatever its case: what a mapping says of it would be said of both. */
export function findTwin(header: readonly string[]): string | null {
  const names = header.map((name) => name.toLowerCase())
  return header.find((_, at) => names.indexOf(names[at] ?? '') < at) ?? null
}

/** As spreadsheets call a column: 0 -> A, 27 -> AB. */
const letterOf = (at: number): string =>
  (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
