import type { Tx } from '../../../platform/db/index.ts'
import { type Batch, leaveUnanswered, type Step } from '../batch.ts'
import { readReplayOf } from '../rules/meta.ts'
import { markReplayed, putQuarantined } from '../store/quarantine.ts'
import { addOutcomes, type Outcomes } from '../store/tally.ts'

/** The last step: what is still pending has taken effect; the tally and the quarantine are written down. */
export function createPublish(): Step {
  return {
    name: 'publish',
    async run(batch, tx) {
      const tallies = countOutcomes(batch)
      if (tallies.length > 0) await leaveUnanswered(batch, addOutcomes(tx, tallies))
      await setAside(batch, tx)
      for (const { record } of batch.events) {
        const replayOf = readReplayOf(record.meta)
        if (replayOf !== null) await markReplayed(tx, record.workspaceId, replayOf, record.pos)
      }
    },
  }
}

async function setAside(batch: Batch, tx: Tx): Promise<void> {
  const quarantined = batch.events.filter((event) => event.outcome === 'quarantined')
  if (quarantined.length === 0) return
  await putQuarantined(
    tx,
    quarantined.map(({ record, reason }) => ({
      workspaceId: record.workspaceId,
      pos: record.pos,
      code: reason?.code ?? 'poison',
      detail: reason?.hint ?? '',
      at: record.receivedAt,
    })),
  )
}

function countOutcomes(batch: Batch): Outcomes[] {
  const tallies = new Map<string, Outcomes>()
  for (const event of batch.events) {
    if (event.outcome === 'pending') event.outcome = 'applied'
    const { workspaceId } = event.record
    let tally = tallies.get(workspaceId)
    if (tally === undefined) {
      tally = { workspaceId, applied: 0, duplicate: 0, quarantined: 0 }
      tallies.set(workspaceId, tally)
    }
    tally[event.outcome]++
  }
  return [...tallies.values()]
}
