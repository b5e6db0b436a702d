import { type CellKind, type FaultCode, type Reading, readCell } from './cells.ts'
import { type ImportKind, type Mapping, targetsOf, traitMark } from './targets.ts'

/** A row of a file as it stands there. */
export interface RawRow {
  /** Counted from 1, the header included. */
  line: number
  cells: readonly string[]
  /** It could not be taken apart: a quote that is never closed, a line that is no JSON. */
  isTorn: boolean
}

export type Value = string | number | boolean

/** Where each thing of a row stands. */
export interface Binding {
  width: number
  places: readonly { id: string; cell: CellKind; at: number; column: string; isNeeded: boolean }[]
}

/** @param mapping without a fault (`findMappingFault`) */
export function bindMapping(kind: ImportKind, header: readonly string[], mapping: Mapping): Binding {
  const known = new Map(targetsOf[kind].map((one) => [one.id, one]))
  const places = header.flatMap((column, at) => {
    const id = mapping[column] ?? null
    if (id === null) return []
    const target = known.get(id)
    const isTrait = id.startsWith(traitMark)
    if (target === undefined && !isTrait) return []
    return [
      {
        id,
        cell: target?.cell ?? 'text',
        at,
        column,
        isNeeded: (target?.isNeeded ?? target?.isAnswered) === true,
      },
    ]
  })
  return { width: header.length, places }
}

export interface Fault {
  code: FaultCode
  /** The file's own name of the column; null where it is the row as a whole. */
  column: string | null
}

export type ReadRow =
  | { ok: true; line: number; values: ReadonlyMap<string, Value> }
  | { ok: false; line: number; fault: Fault }

/** What a row says, by target; blank cells say nothing. */
export function readRow(binding: Binding, row: RawRow, reading: Reading): ReadRow {
  const { line } = row
  const refuse = (code: FaultCode, column: string | null = null): ReadRow => ({
    ok: false,
    line,
    fault: { code, column },
  })
  if (row.isTorn) return refuse('row_quotes')
  if (row.cells.length !== binding.width) return refuse('row_length')
  const values = new Map<string, Value>()
  for (const { id, cell, at, column, isNeeded } of binding.places) {
    const written = row.cells[at] ?? ''
    if (written.trim() === '') {
      if (isNeeded) return refuse('missing', column)
      continue
    }
    const read = readCell(cell, written, reading)
    if (!read.ok) return refuse(read.code, column)
    values.set(id, read.value)
  }
  return { ok: true, line, values }
}
