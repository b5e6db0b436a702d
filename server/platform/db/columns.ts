import type { Tx } from './index.ts'
import { sql } from './sql.ts'

/** What a column holds; any of them may hold NULL. Numbers are integers below 2^53. */
export type ColumnKind = 'text' | 'number' | 'flag'

/**
 * A prepared statement of many rows that travels as one array a column: the driver makes a string of every field of every row, which
 * costs the Node thread more than all that is then done with them; here it makes one a column. For a dozen columns a row costs a
 * third of that, and the database about as much as before. For statements of a handful of rows it gains nothing.
 * Texts may hold on to the whole column they came in: whoever keeps rows beyond a transaction asks for them row by row.
 * @param columns every column of the statement, by the name it has there
 */
export function columnSql<R extends object>(
  name: string,
  columns: Readonly<Record<keyof R & string, ColumnKind>>,
  text: string,
): (tx: Tx, ...values: readonly unknown[]) => Promise<R[]> {
  const kinds = Object.entries<ColumnKind>(columns)
  const picked = kinds.map(([key]) => `array_agg(r."${key}")::text AS "${key}"`)
  const statement = sql(name, `SELECT ${picked.join(', ')} FROM (${text}) AS r`)
  const empty = Object.fromEntries(kinds.map(([key]) => [key, null]))
  return async (tx, ...values) => {
    const [found = {}] = await tx.rows<Record<string, string | null>>(statement(...values))
    const rows: Record<string, unknown>[] = []
    for (const [key, kind] of kinds) {
      const column = readArray(found[key] ?? '{}')
      if (rows.length === 0) for (let i = 0; i < column.length; i++) rows.push({ ...empty })
      fill(rows, key, { column, kind })
    }
    return rows as R[]
  }
}

function fill(
  rows: readonly Record<string, unknown>[],
  key: string,
  { column, kind }: { column: readonly (string | null)[]; kind: ColumnKind },
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    const one = column[i] ?? null
    if (row === undefined || one === null) continue
    row[key] = kind === 'text' ? one : kind === 'number' ? Number(one) : one === 't'
  }
}

/**
 * The values of a one-dimensional array as PostgreSQL writes it. Only what could be mistaken stands in quotes there: the empty text,
 * the word NULL, and whatever holds a comma, a brace, a quote, a backslash or white space.
 */
export function readArray(text: string): (string | null)[] {
  if (text === '{}') return []
  if (!text.includes('"')) {
    const values: (string | null)[] = text.slice(1, -1).split(',')
    if (text.includes('NULL'))
      for (let i = 0; i < values.length; i++) if (values[i] === 'NULL') values[i] = null
    return values
  }
  const values: (string | null)[] = []
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '"') {
      const end = findQuote(text, at + 1)
      const quoted = text.slice(at + 1, end)
      values.push(quoted.includes('\\') ? quoted.replace(/\\(.)/gsu, '$1') : quoted)
      at = end + 1
    } else {
      const comma = text.indexOf(',', at)
      const end = comma < 0 ? text.length - 1 : comma
      const plain = text.slice(at, end)
      values.push(plain === 'NULL' ? null : plain)
      at = end
    }
  }
  return values
}

/** Where the quoted text that begins here ends: at the first quote no backslash stands before. */
function findQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  throw new Error('an array of the database does not end')
}
