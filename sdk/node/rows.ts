/** What became of the rows of a feed. */
export interface Outcome {
  created: number
  changed: number
  unchanged: number
  refused: RefusedRow[]
}

export interface RefusedRow {
  /** In the feed, from 0. */
  index: number
  id: string | null
  code: string
  path: string | null
  hint: string | null
}

interface Answer {
  index: number
  id: string | null
  outcome: 'created' | 'changed' | 'unchanged' | 'refused'
  code?: string
  path?: string
  hint?: string
}

const mostRows = 500
const mostBytes = 900_000

/** Sends rows of any number in lots that the server takes, one after the other: a feed is read as it is sent. */
export async function sendRows<T>(
  rows: Iterable<T> | AsyncIterable<T>,
  send: (items: T[]) => Promise<{ items: readonly Answer[] }>,
): Promise<Outcome> {
  const outcome: Outcome = { created: 0, changed: 0, unchanged: 0, refused: [] }
  let lot: T[] = []
  let bytes = 0
  let sent = 0
  const flush = async () => {
    if (lot.length === 0) return
    const { items } = await send(lot)
    for (const { index, id, outcome: kind, code = 'unknown', path, hint } of items)
      if (kind !== 'refused') outcome[kind]++
      else outcome.refused.push({ index: sent + index, id, code, path: path ?? null, hint: hint ?? null })
    sent += lot.length
    lot = []
    bytes = 0
  }
  for await (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row)) + 1
    if (lot.length === mostRows || bytes + size > mostBytes) await flush()
    lot.push(row)
    bytes += size
  }
  await flush()
  return outcome
}
