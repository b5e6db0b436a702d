import { pgArray, sql, type Tx } from '../db/index.ts'
import type { ErasedRecord, LogEntry, LogRecord } from './port.ts'
import { writeTombstone } from './tombstone.ts'

// What the events of one request share stands once; their bodies are one text, cut at line breaks, and the texts of all requests one
// more, cut at a sign: no escaping on either side. JSON text has neither raw inside.
const betweenRuns = '\u001e'
const appendRuns = sql(
  'log.append',
  `WITH head AS (
     UPDATE platform.log_head SET next = next + $1::int WHERE partition = 0 RETURNING next - $1::int AS base
   ), put AS (
     INSERT INTO platform.log (pos, workspace_id, kind, source_id, received_at, sent_at, meta, body)
     SELECT head.base + r.first + e.ord - 1, r.workspace_id, r.kind::"char", r.source_id, r.received_at, r.sent_at, r.meta, e.body
     FROM head, ROWS FROM (
       unnest($2::int[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]), unnest($6::bigint[]), unnest($7::bigint[]),
       unnest($8::text[]), string_to_table($9, E'\\x1e')
     ) AS r(first, workspace_id, kind, source_id, received_at, sent_at, meta, bodies)
     CROSS JOIN LATERAL string_to_table(r.bodies, E'\\n') WITH ORDINALITY AS e(body, ord)
   )
   SELECT base FROM head`,
)

export async function insertEntries(tx: Tx, entries: readonly LogEntry[]): Promise<number> {
  const runs = listRuns(entries)
  const rows = await tx.rows<{ base: number }>(
    appendRuns(
      entries.length,
      pgArray.plain(runs.map((run) => run.from)),
      pgArray.plain(runs.map(({ first }) => first.workspaceId)),
      pgArray.plain(runs.map(({ first }) => (first.kind === 'event' ? 'e' : 'c'))),
      pgArray.text(runs.map(({ first }) => first.sourceId)),
      pgArray.plain(runs.map(({ first }) => first.receivedAt)),
      pgArray.plain(runs.map(({ first }) => first.sentAt)),
      pgArray.text(runs.map(({ first }) => first.meta)),
      runs.map((run) => run.bodies.join('\n')).join(betweenRuns),
    ),
  )
  const base = rows[0]?.base
  if (base === undefined) throw new Error('The log has no head row')
  return base
}

interface Run {
  /** Place of the first, from 0. */
  from: number
  first: LogEntry
  bodies: string[]
}

/** Entries that follow one another and differ in their bodies alone. */
function listRuns(entries: readonly LogEntry[]): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  for (const [at, entry] of entries.entries()) {
    if (run === null || !isOfRun(entry, run.first)) {
      run = { from: at, first: entry, bodies: [] }
      runs.push(run)
    }
    run.bodies.push(entry.body)
  }
  return runs
}

const isOfRun = (a: LogEntry, b: LogEntry): boolean =>
  a.workspaceId === b.workspaceId &&
  a.kind === b.kind &&
  a.sourceId === b.sourceId &&
  a.receivedAt === b.receivedAt &&
  a.sentAt === b.sentAt &&
  a.meta === b.meta

interface LogRow {
  pos: number
  workspace_id: string
  kind: string
  source_id: string
  received_at: number
  sent_at: number | null
  meta: string | null
  body: string
}

const selectRecords = sql(
  'log.read',
  `SELECT pos, workspace_id, kind::text, source_id, received_at, sent_at, meta, body
   FROM platform.log WHERE pos >= $1 AND pos < $2 ORDER BY pos`,
)

export async function listRecords(tx: Tx, from: number, to: number): Promise<LogRecord[]> {
  return (await tx.rows<LogRow>(selectRecords(from, to))).map(toRecord)
}

const selectByPositions = sql(
  'log.by_positions',
  `SELECT pos, workspace_id, kind::text, source_id, received_at, sent_at, meta, body
   FROM platform.log WHERE pos = ANY ($1::bigint[]) ORDER BY pos`,
)

/** The records at these positions that the transaction's workspaces may see. */
export async function listRecordsAt(tx: Tx, positions: readonly number[]): Promise<LogRecord[]> {
  return (await tx.rows<LogRow>(selectByPositions(pgArray.plain(positions)))).map(toRecord)
}

const eraseByPosition = sql(
  'log.erase',
  `UPDATE platform.log l SET kind = 'x', meta = NULL, body = e.body
   FROM unnest($1::bigint[], $2::text[]) AS e(pos, body) WHERE l.pos = e.pos`,
)

export async function eraseRecords(tx: Tx, records: readonly ErasedRecord[]): Promise<void> {
  if (records.length === 0) return
  const bodies = pgArray.text(records.map(writeTombstone))
  await tx.change(eraseByPosition(pgArray.plain(records.map((one) => one.pos)), bodies))
}

const redactByPosition = sql(
  'log.redact',
  `UPDATE platform.log l SET body = e.body FROM unnest($1::bigint[], $2::text[]) AS e(pos, body) WHERE l.pos = e.pos`,
)

export async function redactRecords(
  tx: Tx,
  records: readonly { pos: number; body: string }[],
): Promise<void> {
  if (records.length === 0) return
  const bodies = pgArray.text(records.map((one) => one.body))
  await tx.change(redactByPosition(pgArray.plain(records.map((one) => one.pos)), bodies))
}

const searchBodies = sql(
  'log.search',
  `SELECT pos, workspace_id, kind::text, source_id, received_at, sent_at, meta, body
   FROM platform.log WHERE pos >= $1 AND pos < $2 AND workspace_id = ANY ($3::text[]) AND kind <> 'x' AND body ~* $4
   ORDER BY pos`,
)

export async function searchRecords(
  tx: Tx,
  { from, to }: { from: number; to: number },
  pattern: string,
): Promise<LogRecord[]> {
  const asked = searchBodies(from, to, pgArray.plain(tx.workspaceIds), pattern)
  return (await tx.rows<LogRow>(asked)).map(toRecord)
}

const holdOffset = sql(
  'log.offset_hold',
  'SELECT next_offset FROM platform.log_offset WHERE topic = $1 AND partition = 0 FOR UPDATE',
)

/** Locks the row that every batch moves first. */
export async function lockOffset(tx: Tx, topic: string): Promise<number | null> {
  return (await tx.rows<{ next_offset: number }>(holdOffset(topic)))[0]?.next_offset ?? null
}

const selectNextPos = sql('log.next_pos', 'SELECT min(pos) AS pos FROM platform.log WHERE pos >= $1')

/** The first position at or after `from` that still exists (a removed workspace leaves gaps). */
export async function findNextPos(tx: Tx, from: number): Promise<number | null> {
  return (await tx.rows<{ pos: number | null }>(selectNextPos(from)))[0]?.pos ?? null
}

const selectHead = sql('log.head', 'SELECT next FROM platform.log_head WHERE partition = 0')

export async function getHead(tx: Tx): Promise<number> {
  return (await tx.rows<{ next: number }>(selectHead()))[0]?.next ?? 1
}

const selectOffset = sql(
  'log.offset',
  'SELECT next_offset FROM platform.log_offset WHERE topic = $1 AND partition = 0',
)

export async function findOffset(tx: Tx, topic: string): Promise<number | null> {
  return (await tx.rows<{ next_offset: number }>(selectOffset(topic)))[0]?.next_offset ?? null
}

const insertOffset = sql(
  'log.offset_put',
  'INSERT INTO platform.log_offset (topic, partition, next_offset) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
)

export async function putOffset(tx: Tx, topic: string, next: number): Promise<void> {
  await tx.change(insertOffset(topic, next))
}

const moveOffsetSql = sql(
  'log.offset_move',
  `UPDATE platform.log_offset SET next_offset = $3 WHERE topic = $1 AND partition = 0 AND next_offset = $2
   RETURNING epoch`,
)

/** @returns the topic's epoch; null when the offset is not `from` any more */
export async function moveOffset(tx: Tx, topic: string, from: number, to: number): Promise<number | null> {
  return (await tx.rows<{ epoch: number }>(moveOffsetSql(topic, from, to)))[0]?.epoch ?? null
}

const beginEpochSql = sql(
  'log.epoch_begin',
  `UPDATE platform.log_offset SET epoch = epoch + 1 WHERE topic = $1 AND partition = 0 RETURNING next_offset`,
)

/** Locks the row that every batch moves first, and begins another epoch with it. */
export async function beginEpoch(tx: Tx, topic: string): Promise<number | null> {
  return (await tx.rows<{ next_offset: number }>(beginEpochSql(topic)))[0]?.next_offset ?? null
}

const kinds: Readonly<Record<string, LogRecord['kind']>> = { c: 'command', x: 'erased' }

function toRecord(row: LogRow): LogRecord {
  return {
    pos: row.pos,
    workspaceId: row.workspace_id,
    kind: kinds[row.kind] ?? 'event',
    sourceId: row.source_id,
    receivedAt: row.received_at,
    sentAt: row.sent_at,
    meta: row.meta,
    body: row.body,
  }
}
