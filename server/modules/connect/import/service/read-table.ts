import { findHeader, mostAbove, nameColumns } from '../rules/header.ts'
import type { RawRow } from '../rules/rows.ts'
import type { ImportKind } from '../rules/targets.ts'
import { type Format, type Lines, openRows, type Progress } from './open-rows.ts'

/**
 * The rows of a file from the one that names its columns on; what stands above it is no row of the table. Read anew, the same file says
 * the same: nothing about it is kept. @throws what {@link openRows} throws
 */
export async function* openTable(
  kind: ImportKind,
  { format, path }: { format: Format; path: string },
  progress: Progress,
): Lines {
  let above: RawRow[] | null = []
  let width = 0
  const begin = (rows: readonly RawRow[]): RawRow[] => {
    const [header, ...rest] = rows.slice(format === 'ndjson' ? 0 : findHeader(kind, rows.slice(0, mostAbove)))
    width = header?.cells.length ?? 0
    return header === undefined ? [] : [{ ...header, cells: nameColumns(header.cells) }, ...rest.map(fill)]
  }
  // Cells at the end of a sheet's row that hold nothing are not written down.
  const fill = (row: RawRow): RawRow =>
    format !== 'xlsx' || row.cells.length >= width
      ? row
      : { ...row, cells: [...row.cells, ...Array<string>(width - row.cells.length).fill('')] }
  for await (const read of openRows(format, path, progress)) {
    // Spreadsheets save rows that hold nothing but delimiters.
    const some = read.filter(({ cells, isTorn }) => isTorn || cells.some((cell) => cell.trim() !== ''))
    if (above === null) {
      yield some.map(fill)
      continue
    }
    above.push(...some)
    if (above.length < mostAbove) continue
    yield begin(above)
    above = null
  }
  if (above !== null) yield begin(above)
}
