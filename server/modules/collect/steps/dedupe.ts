import type { Tx } from '../../../platform/db/index.ts'
import { type EventLog, type LogRecord, readTombstone } from '../../../platform/event-log/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Batch, BatchEvent, Command, Step } from '../batch.ts'
import { erasedReason } from '../rules/erased.ts'
import { writeCanonical } from '../rules/normalise.ts'
import type { RecordReader } from '../service/read-record.ts'
import { type EventId, insertIds, listTaken } from '../store/event-ids.ts'

interface Claim extends EventId {
  event: BatchEvent
  /** Later records of the batch with the same id. */
  later: BatchEvent[] | null
}

/**
 * One messageId, one effect, for as long as the log lasts. The first by position wins; a later record with the same id
 * is a duplicate, and where its body differs, a conflict that the debugger shows. A quarantined event takes no id, so
 * it can be replayed, or sent again, after the cure.
 */
export function createDedupe(deps: { reader: RecordReader; log: EventLog }): Step {
  return {
    name: 'dedupe',
    isEarly: true,
    async run(batch, tx) {
      const claims = claimIds(batch, deps.reader)
      if (claims.length === 0) return
      const isAllFree = (await insertIds(tx, claims)) === claims.length
      const firsts = isAllFree ? null : await readFirsts(claims, tx, deps.log)
      for (const claim of claims) settle(claim, firsts?.get(`${claim.workspaceId} ${claim.idHash}`) ?? null)
    },
  }
}

/** One claim for each id in the batch. */
function claimIds(batch: Batch, reader: RecordReader): Claim[] {
  const first = new Map<string, Claim>()
  for (const event of batch.events) {
    if (event.outcome !== 'pending') continue
    const idHash = readIdHash(event, reader)
    if (idHash === null) continue
    const { workspaceId, pos } = event.record
    const key = batch.workspaceIds.length === 1 ? idHash : `${workspaceId} ${idHash}`
    const before = first.get(key)
    if (before === undefined) first.set(key, { workspaceId, idHash, pos, event, later: null })
    else before.later = [...(before.later ?? []), event]
  }
  // In the order of the key: pages of the index are touched one after the other, and two writers never wait in a ring.
  return [...first.values()].sort((a, b) => (a.idHash < b.idHash ? -1 : 1))
}

/** Null for what takes no id: a repeat that was erased, or what cannot be read, which the next step quarantines. */
function readIdHash(event: BatchEvent, reader: RecordReader): string | null {
  if (event.record.kind === 'erased') {
    const { was, idHash } = readTombstone(event.record.body)
    if (was === 'duplicate') event.outcome = 'duplicate'
    return idHash
  }
  const messageId = readMessageId(event, reader)
  return messageId === null ? null : hashToUuid(messageId)
}

function readMessageId(event: BatchEvent, reader: RecordReader): string | null {
  const { record } = event
  if (record.kind === 'command') {
    record.parsed ??= JSON.parse(record.body) as object
    return `command ${(record.parsed as Command).messageId}`
  }
  const read = reader.read(record)
  return read.ok ? read.event.messageId : null
}

/** The records that took an id before this batch, by key. */
async function readFirsts(claims: readonly Claim[], tx: Tx, log: EventLog): Promise<Map<string, LogRecord>> {
  const taken = await listTaken(tx, claims)
  const records = await log.readAt(
    tx,
    taken.map((one) => one.pos),
  )
  const byPos = new Map(records.map((record) => [record.pos, record]))
  const firsts = new Map<string, LogRecord>()
  for (const one of taken) {
    const record = byPos.get(one.pos)
    // An id whose record is gone (its log was trimmed) is taken all the same.
    firsts.set(`${one.workspaceId} ${one.idHash}`, record ?? { ...gone, pos: one.pos })
  }
  return firsts
}

const gone: LogRecord = {
  pos: 0,
  workspaceId: '',
  kind: 'event',
  sourceId: '',
  receivedAt: 0,
  sentAt: null,
  meta: null,
  body: '',
}

function settle(claim: Claim, first: LogRecord | null): void {
  if (first !== null) markDuplicate(claim.event, first)
  for (const event of claim.later ?? []) markDuplicate(event, first ?? claim.event.record)
}

function markDuplicate(event: BatchEvent, first: LogRecord): void {
  event.outcome = 'duplicate'
  // What it repeats was erased with its person: it must not bring her words back.
  if (first.kind === 'erased') event.reason = erasedReason
  if (first.kind === 'erased' || first.body === '' || isSameBody(event.record, first)) return
  event.reason = {
    code: 'conflict',
    hint: `The first event with this messageId, at position ${first.pos}, has another body; it stays.`,
  }
}

function isSameBody(a: LogRecord, b: LogRecord): boolean {
  if (a.body === b.body) return true
  const read = (record: LogRecord) =>
    writeCanonical((record.parsed ?? JSON.parse(record.body)) as Record<string, unknown>)
  return read(a) === read(b)
}
