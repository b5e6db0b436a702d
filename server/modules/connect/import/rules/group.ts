import type { Group } from './make.ts'
import type { Fault, ReadRow, Value } from './rows.ts'

/** Something that several rows tell of together: whole, or refused whole, each row with its line. */
export type Thing =
  | { ok: true; group: Group }
  | { ok: false; lines: readonly number[]; fault: Fault; at: number }

/** So many rows of one order or product are a slip of the file. */
const mostRows = 1_000

/**
 * Puts rows that follow one another and share a key together, as they come. One bad row of an order refuses the order: half
 * of it would be wrong. @param key null: every row stands by itself
 */
export function createGrouper(key: string | null) {
  let open: { key: string | null; rows: ReadRow[] } | null = null
  const close = (): Thing[] => {
    if (open === null) return []
    const { rows } = open
    open = null
    const lines = rows.map(({ line }) => line)
    const bad = rows.find((row) => !row.ok)
    if (bad !== undefined && !bad.ok) return [{ ok: false, lines, fault: bad.fault, at: bad.line }]
    return [
      {
        ok: true,
        group: {
          lines,
          rows: rows.flatMap((row): ReadonlyMap<string, Value>[] => (row.ok ? [row.values] : [])),
        },
      },
    ]
  }
  return {
    push(row: ReadRow): Thing[] {
      const own = key === null || !row.ok ? null : String(row.values.get(key) ?? '')
      const isSame = open !== null && own !== null && open.key === own && open.rows.length < mostRows
      if (isSame) {
        open?.rows.push(row)
        return []
      }
      const done = close()
      open = { key: own, rows: [row] }
      return done
    },
    end: close,
  }
}
