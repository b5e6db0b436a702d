import type { LogRecord } from '../../../platform/event-log/index.ts'
import { type ReadEvent, readEvent } from '../rules/normalise.ts'
import { recallRead, rememberRead } from './reads.ts'

type Json = Readonly<Record<string, unknown>>

interface Meta {
  userAgent?: string
  region?: string
}

/**
 * Reads records back into events. What accepting already read in this process is taken from memory; everything else
 * is parsed again, to the same result.
 */
export function createRecordReader() {
  // All events of a request share one text.
  let lastMeta: string | null = null
  let meta: Meta = {}
  return {
    /** @throws SyntaxError where the body is no JSON */
    read(record: LogRecord): ReadEvent {
      record.parsed ??= JSON.parse(record.body) as object
      const known = recallRead(record.parsed)
      if (known !== undefined) return known
      if (record.meta !== lastMeta) {
        meta = record.meta === null ? {} : (JSON.parse(record.meta) as Meta)
        lastMeta = record.meta
      }
      const read = readEvent({
        body: record.parsed as Json,
        sourceId: record.sourceId,
        receivedAt: record.receivedAt,
        sentAt: record.sentAt,
        userAgent: meta.userAgent ?? null,
        region: meta.region ?? 'PL',
      })
      rememberRead(record.parsed, read)
      return read
    },
  }
}

export type RecordReader = ReturnType<typeof createRecordReader>
