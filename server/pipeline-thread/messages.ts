import type { BatchNews } from '../batch-news.ts'
import type { Config } from '../config.ts'
import type { Foundation } from '../foundation.ts'
import type { Engine } from '../platform/engine/index.ts'
import type { LogEntry, LogRecord } from '../platform/event-log/index.ts'

/** What the thread needs to stand on its own. */
export interface ThreadStart {
  config: Config
  secret: string
  engine: Foundation['engine']
  addresses: Record<'app' | 'worker', ReturnType<Engine['address']>>
  hasWarehouse: boolean
}

export type ToThread =
  | { kind: 'appended'; runs: readonly Run[] }
  | { kind: 'forget'; id: number }
  | { kind: 'stop' }

export type FromThread =
  | { kind: 'news'; news: BatchNews }
  | { kind: 'position'; topic: string; next: number }
  | { kind: 'failures'; count: number }
  | { kind: 'forgot'; id: number }

/** Records of one request: all but their bodies is the same, and bodies without line breaks make one text. */
interface Run extends Omit<LogEntry, 'body' | 'parsed'> {
  firstPos: number
  bodies: string
}

/** Packs records for another thread: a copy of a few large texts costs a fraction of one of thousands of objects. */
export function packRecords(records: readonly LogRecord[]): Run[] {
  const runs: Run[] = []
  let first: LogRecord | null = null
  let bodies: string[] = []
  const close = () => {
    if (first === null) return
    const { body: _body, parsed: _parsed, pos, ...shared } = first
    runs.push({ ...shared, firstPos: pos, bodies: bodies.join('\n') })
  }
  for (const record of records) {
    if (first === null || !isOfRun(record, first, bodies.length)) {
      close()
      first = record
      bodies = []
    }
    bodies.push(record.body)
  }
  close()
  return runs
}

/** What is each record's own stands before what is shared: after a spread every field costs a microsecond (D83). */
export function unpackRecords(runs: readonly Run[]): LogRecord[] {
  return runs.flatMap(({ firstPos, bodies, ...shared }) =>
    bodies.split('\n').map((body, i) => ({ body, pos: firstPos + i, ...shared })),
  )
}

const isOfRun = (a: LogRecord, first: LogRecord, length: number): boolean =>
  a.pos === first.pos + length &&
  a.workspaceId === first.workspaceId &&
  a.kind === first.kind &&
  a.sourceId === first.sourceId &&
  a.receivedAt === first.receivedAt &&
  a.sentAt === first.sentAt &&
  a.meta === first.meta
