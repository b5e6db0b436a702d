import { createPerTx, type Tx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { type Batch, listLive, type Step } from '../../collect/index.ts'
import type { Flip } from '../../segment/index.ts'
import type { EventSignal, FlipSignal, Signal } from '../schema.ts'
import { follow } from '../service/follow.ts'
import { type HearDeps, hear } from '../service/hear.ts'
import { hearApart } from '../service/hear-apart.ts'
import { type Head, listHeads, putHeard } from '../store/journeys.ts'

/** What the pipeline's part of journeys is made of. */
export interface Hearing {
  /** After segment's step: what happened, and what it made of segments, is heard. */
  step: Step
  /** In a transaction of the pipeline flips wait for the step; others are heard at once. */
  onFlips(where: { tx: Tx; workspaceId: string }, flips: readonly Flip[]): Promise<void>
}

export function createHearing(deps: HearDeps): Hearing {
  // Runs are locked once a batch, in one order: its flips are heard together with its events.
  const waiting = createPerTx<Map<string, FlipSignal[]>>()
  // Where no journey was ever launched, by workspace: true for as long as nobody has interrupted the pipeline.
  const without = new Map<string, number>()
  return {
    step: {
      name: 'journey.hear',
      async open(tx) {
        waiting.put(tx, new Map())
      },
      async run(batch, tx) {
        const flips = waiting.find(tx) ?? new Map<string, FlipSignal[]>()
        waiting.put(tx, new Map())
        const { workspaceIds, epoch } = batch
        const asked = workspaceIds.filter((id) => epoch === undefined || without.get(id) !== epoch)
        if (asked.length === 0) return
        const heads = groupBy(await listHeads(tx, asked), (one) => one.workspaceId)
        if (epoch !== undefined) for (const id of asked) if (!heads.has(id)) without.set(id, epoch)
        if (heads.size > 0) await hearBatch(deps, batch, { tx, flips, heads })
      },
      reset: () => without.clear(),
    },
    async onFlips({ tx, workspaceId }, flips) {
      const signals = flips.map(toSignal)
      const kept = waiting.find(tx)
      if (kept !== undefined) {
        kept.set(workspaceId, [...(kept.get(workspaceId) ?? []), ...signals])
        return
      }
      const heads = (await listHeads(tx, [workspaceId])).filter(({ isOn }) => isOn)
      await hearApart(deps, { ...tx, workspaceId }, { signals, heads, lane: 'calls' })
    },
  }
}

const toSignal = ({ segmentId, root, birth, isEntry, at, cause }: Flip): FlipSignal => ({
  kind: 'flip',
  root,
  birth,
  segmentId,
  at,
  change: isEntry ? 'entered' : 'left',
  isBuilt: cause.kind === 'build',
})

interface Heard {
  tx: Tx
  flips: ReadonlyMap<string, readonly FlipSignal[]>
  heads: ReadonlyMap<string, readonly Head[]>
}

async function hearBatch(deps: HearDeps, batch: Batch, { tx, flips, heads }: Heard): Promise<void> {
  const events = listEvents(batch)
  for (const [workspaceId, own] of heads) {
    const where = { ...tx, workspaceId }
    await follow(
      deps,
      where,
      batch,
      own.map(({ id }) => id),
    )
    const on = own.filter(({ isOn }) => isOn)
    if (on.length === 0) continue
    const from = own[0]?.heard ?? 0
    // A rebuild tells again what was heard: it moves nobody.
    const fresh = (events.get(workspaceId) ?? []).filter(({ pos }) => pos >= from)
    const gone = listGone(batch, workspaceId)
    const flipped = (flips.get(workspaceId) ?? []).filter(({ root }) => !gone.has(root))
    const signals: Signal[] = [...fresh, ...(batch.to > from ? flipped : [])]
    // What could not be taken as it was: a fault of a journey keeps nothing from taking effect elsewhere.
    const listen = batch.isRetry === true ? hearApart : hear
    const moved = await listen(deps, where, { signals, heads: on, lane: 'pipeline' })
    tellScreens(batch, workspaceId, moved)
    await putHeard(tx, workspaceId, batch.to)
  }
}

/** What this asks of a store or a desk is on its screen once the batch is committed. */
function tellScreens(batch: Batch, workspaceId: string, journeys: readonly string[]): void {
  if (journeys.length === 0) return
  batch.told ??= []
  for (const id of journeys) batch.told.push({ workspaceId, kind: 'journey', news: { id } })
}

/** Who became part of others: she has left nothing, her segments are theirs now. */
const listGone = ({ graphChanges }: Batch, workspaceId: string): ReadonlySet<string> =>
  new Set(
    graphChanges
      .filter((one) => one.workspaceId === workspaceId)
      .flatMap(({ moved }) => moved.flatMap(({ birth, root }) => (birth === root ? [] : [birth]))),
  )

function listEvents(batch: Batch): Map<string, EventSignal[]> {
  const signals = new Map<string, EventSignal[]>()
  for (const { record, event, root, birth } of listLive(batch)) {
    if (root === null || birth === null) continue
    const own = signals.get(record.workspaceId) ?? []
    signals.set(record.workspaceId, own)
    own.push({ kind: 'event', root, birth, pos: record.pos, event })
  }
  return signals
}
