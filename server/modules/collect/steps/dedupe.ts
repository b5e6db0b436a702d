import type { Tx } from '../../../platform/db/index.ts'
import type { EventLog, LogRecord } from '../../../platform/event-log/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Batch, BatchEvent, Command, Step } from '../batch.ts'
import { writeCanonical } from '../rules/normalise.ts'
import type { RecordReader } from '../service/read-record.ts'
import { type EventId, insertIds, listTaken } from '../store/event-ids.ts'

interface Claim extends EventId {
  event: BatchEvent
}

/**
 * One messageId, one effect, for as long as the log lasts. The first by position wins; a later record with the same id
 * is a duplicate, and where its body differs, a conflict that the debugger shows. A quarantined event takes no id, so
 * it can be replayed, or sent again, after the cure.
 */
export function createDedupe(deps: { reader: RecordReader; log: EventLog }): Step {
  return {
    name: 'dedupe',
    async run(batch, tx) {
      const claims = claimIds(batch, deps.reader)
      if (claims.length === 0) return
      if ((await insertIds(tx, claims)) === claims.length) return
      await markTaken(claims, tx, deps.log)
    },
  }
}

/** The first claim of each id in the batch; later ones are marked at once. */
function claimIds(batch: Batch, reader: RecordReader): Claim[] {
  const first = new Map<string, Claim>()
  for (const event of batch.events) {
    if (event.outcome !== 'pending') continue
    const messageId = readMessageId(event, reader)
    if (messageId === null) continue
    const { workspaceId, pos } = event.record
    const idHash = hashToUuid(messageId)
    const key = batch.workspaceIds.length === 1 ? idHash : `${workspaceId} ${idHash}`
    const before = first.get(key)
    if (before === undefined) first.set(key, { workspaceId, idHash, pos, event })
    else markDuplicate(event, before.event.record)
  }
  // In the order of the key: pages of the index are touched one after the other, and two writers never wait in a ring.
  return [...first.values()].sort((a, b) => (a.idHash < b.idHash ? -1 : 1))
}

/** Null for what cannot be read: the next step quarantines it. */
function readMessageId(event: BatchEvent, reader: RecordReader): string | null {
  const { record } = event
  if (record.kind === 'command') {
    record.parsed ??= JSON.parse(record.body) as object
    return `command ${(record.parsed as Command).messageId}`
  }
  const read = reader.read(record)
  return read.ok ? read.event.messageId : null
}

async function markTaken(claims: readonly Claim[], tx: Tx, log: EventLog): Promise<void> {
  const taken = await listTaken(tx, claims)
  const byKey = new Map(claims.map((claim) => [`${claim.workspaceId} ${claim.idHash}`, claim.event]))
  const records = new Map(
    (
      await log.readAt(
        tx,
        taken.map((one) => one.pos),
      )
    ).map((record) => [record.pos, record]),
  )
  for (const one of taken) {
    const event = byKey.get(`${one.workspaceId} ${one.idHash}`)
    if (event) markDuplicate(event, records.get(one.pos) ?? null)
  }
}

function markDuplicate(event: BatchEvent, first: LogRecord | null): void {
  event.outcome = 'duplicate'
  if (first === null || isSameBody(event.record, first)) return
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
