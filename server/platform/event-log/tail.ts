import type { LogRecord } from './port.ts'

/** How many of the waiting keep their parsed body: for the others, living on costs more than a second parse. */
const parsedRecords = 4_000

/**
 * The newest records this process appended, by position, up to `maxBytes` of bodies. Only a run without a gap up to
 * the newest is kept: when another process appends in between, the older part is dropped and read from the table.
 */
export function createTail(maxBytes: number) {
  // A place whose record was dropped is empty until the list is cut: nothing holds on to the body.
  let records: (LogRecord | null)[] = []
  let start = 0
  let bytes = 0
  const drop = (count: number) => {
    for (let i = start; i < start + count; i++) {
      bytes -= records[i]?.body.length ?? 0
      records[i] = null
    }
    start += count
    if (start > 4096 && start * 2 > records.length) {
      records = records.slice(start)
      start = 0
    }
  }
  return {
    put(added: readonly LogRecord[]) {
      const last = records[records.length - 1]
      const first = added[0]
      if (first && last && first.pos !== last.pos + 1) {
        records = []
        start = 0
        bytes = 0
      }
      for (const record of added) {
        if (records.length - start >= parsedRecords) delete record.parsed
        records.push(record)
        bytes += record.body.length
      }
      while (bytes > maxBytes && records.length > start) drop(1)
    },
    /** Up to `max` records from `from` on, if it is here; what lies before is forgotten: it has been read. */
    take(from: number, max: number): LogRecord[] {
      const first = records[start]
      if (!first || from < first.pos || from > first.pos + records.length - start - 1) return []
      drop(from - first.pos)
      return records.slice(start, start + max).filter((record) => record !== null)
    },
  }
}
