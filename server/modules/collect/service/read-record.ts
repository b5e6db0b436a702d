import type { LogRecord } from '../../../platform/event-log/index.ts'
import { readMeta } from '../rules/meta.ts'
import { type ReadEvent, readEvent } from '../rules/normalise.ts'
import { recallRead, rememberRead } from './reads.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Reads records back into events. What accepting already read in this process is taken from memory; everything else
 * is parsed again, to the same result.
 */
export function createRecordReader() {
  // All events of a request share one text.
  let lastMeta: string | null = null
  let meta = readMeta(null)
  return {
    /** @throws SyntaxError where the body is no JSON */
    read(record: LogRecord): ReadEvent {
      record.parsed ??= JSON.parse(record.body) as object
      const known = recallRead(record.parsed)
      if (known !== undefined) return known
      if (record.meta !== lastMeta) {
        meta = readMeta(record.meta)
        lastMeta = record.meta
      }
      const read = readEvent({
        body: record.parsed as Json,
        sourceId: record.sourceId,
        receivedAt: record.receivedAt,
        sentAt: record.sentAt,
        ...meta,
      })
      rememberRead(record.parsed, read)
      return read
    },
  }
}

export type RecordReader = ReturnType<typeof createRecordReader>
