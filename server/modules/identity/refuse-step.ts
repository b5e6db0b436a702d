import type { Tx } from '../../platform/db/index.ts'
import type { ErasedRecord, EventLog } from '../../platform/event-log/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { type BatchEvent, erasedReason, listLive, type NormalEvent, type Step } from '../collect/index.ts'
import type { IdentifierHash } from './rules/tombstone.ts'
import { findNewestTombstone, listTombstones } from './store/privacy.ts'

type Live = BatchEvent & { event: NormalEvent }

/**
 * The pipeline's step that keeps the erased away: what an erased person did before her erasure takes no effect when it
 * comes late (a phone that was off-line, an import, a message sent once more), and its body goes from the log at once.
 * What she does after it is a new person's.
 */
export function createRefuseStep(deps: { hash: IdentifierHash; log: Pick<EventLog, 'erase'> }): Step {
  // The newest erasure of a workspace: events after it need no look. Null: nobody was ever erased.
  const newest = new Map<string, number | null>()
  const findNewest = async (tx: Tx, workspaceId: string) => {
    const known = newest.get(workspaceId)
    if (known !== undefined) return known
    const found = await findNewestTombstone(tx, workspaceId)
    newest.set(workspaceId, found)
    return found
  }
  return {
    name: 'identity.refuseErased',
    async run(batch, tx) {
      const refused: Live[] = []
      for (const workspaceId of batch.workspaceIds) {
        const latest = await findNewest(tx, workspaceId)
        if (latest === null) continue
        const late = listLive(batch).filter(
          (one) => one.record.workspaceId === workspaceId && one.event.ts < latest,
        )
        refused.push(...(await listErased(tx, workspaceId, { late, hash: deps.hash })))
        const repeats = batch.events.filter(
          (one) =>
            one.record.workspaceId === workspaceId &&
            one.record.kind !== 'erased' &&
            one.outcome === 'duplicate' &&
            one.reason?.code === erasedReason.code,
        )
        await deps.log.erase(
          tx,
          repeats.map(({ record }) => ({ pos: record.pos, was: 'duplicate' as const, idHash: null })),
        )
      }
      for (const one of refused) {
        one.outcome = 'quarantined'
        one.reason = erasedReason
      }
      await deps.log.erase(tx, refused.map(entomb))
    },
    reset: () => newest.clear(),
  }
}

const entomb = ({ record, event }: Live): ErasedRecord => ({
  pos: record.pos,
  was: 'quarantined',
  idHash: hashToUuid(event.messageId),
})

async function listErased(
  tx: Tx,
  workspaceId: string,
  { late, hash }: { late: readonly Live[]; hash: IdentifierHash },
): Promise<Live[]> {
  if (late.length === 0) return []
  const named = late.map((one) => ({
    one,
    hashes: one.event.identifiers.map((identifier) => hash(workspaceId, identifier)),
  }))
  const all = [...new Set(named.flatMap(({ hashes }) => hashes))]
  const erasedAt = new Map((await listTombstones(tx, workspaceId, all)).map((row) => [row.hash, row.at]))
  if (erasedAt.size === 0) return []
  return named.flatMap(({ one, hashes }) =>
    hashes.some((each) => (erasedAt.get(each) ?? 0) > one.event.ts) ? [one] : [],
  )
}
