import type { Clock } from '../../../platform/clock.ts'
import { createPerTx, type Tx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import {
  type Batch,
  type BatchEvent,
  type GraphChange,
  leaveUnanswered,
  listLive,
  type Step,
} from '../../collect/index.ts'
import { isConsentEvent } from '../../consent/index.ts'
import type { Flip } from '../../segment/index.ts'
import { listWorkspacesWithAudiences } from './store/audiences.ts'
import { followPairs, noteFlips, wakeEverybody, wakeMembers } from './store/members.ts'

export interface Hearing {
  /** Hears of whom audiences must look at again: what she allowed, by what she is known, who she is, where she belongs. */
  step: Step
  /** People entered or left segments. In a transaction of the pipeline they wait for the step. */
  onFlips(where: { tx: Tx; workspaceId: string }, flips: readonly Flip[]): Promise<void>
}

export function createHearing({ clock }: { clock: Clock }): Hearing {
  // Of workspaces that have audiences, the flips nobody has heard of yet.
  const waiting = createPerTx<Map<string, Flip[]>>()
  return {
    step: {
      name: 'deliver.audiences',
      async open(tx, workspaceIds) {
        const found = await listWorkspacesWithAudiences(tx, workspaceIds)
        waiting.put(tx, new Map(found.map((id) => [id, []])))
      },
      async run(batch, tx) {
        const kept = waiting.find(tx)
        const isHeard = (workspaceId: string) => kept?.has(workspaceId) ?? true
        const writing = hearBatch(tx, batch, { isHeard, now: clock.now() })
        for (const [workspaceId, flips] of kept ?? [])
          writing.push(hearFlips(tx, workspaceId, flips.splice(0), clock.now()))
        await leaveUnanswered(batch, Promise.all(writing))
      },
    },
    async onFlips({ tx, workspaceId }, flips) {
      const kept = waiting.find(tx)
      if (kept === undefined) await hearFlips(tx, workspaceId, flips, clock.now())
      else kept.get(workspaceId)?.push(...flips)
    },
  }
}

interface HeardIn {
  isHeard(workspaceId: string): boolean
  now: number
}

function hearBatch(tx: Tx, batch: Batch, { isHeard, now }: HeardIn): Promise<unknown>[] {
  const changes = groupBy(
    batch.graphChanges.filter((one) => isHeard(one.workspaceId)),
    (one) => one.workspaceId,
  )
  const heard = [...listHeard(batch)].filter(([workspaceId]) => isHeard(workspaceId))
  return [
    ...[...changes].map(([workspaceId, own]) => followPairs(tx, workspaceId, listPairs(own), now)),
    ...heard.map(([workspaceId, roots]) => wakeMembers(tx, workspaceId, roots, now)),
  ]
}

/** Both of those who were joined or parted, each where the other is looked at, and where she is herself. */
const listPairs = (changes: readonly GraphChange[]): [string, string][] =>
  changes.flatMap(({ winner, loser }): [string, string][] => [
    [winner, loser],
    [loser, winner],
    [winner, winner],
    [loser, loser],
  ])

function listHeard(batch: Batch): Map<string, string[]> {
  const heard = listLive(batch).filter((one) => one.root !== null && isTelling(one))
  const groups = groupBy(heard, (one) => one.record.workspaceId)
  return new Map(
    [...groups].map(([workspaceId, own]) => [
      workspaceId,
      [...new Set(own.flatMap((one) => one.root ?? []))].sort(),
    ]),
  )
}

const isTelling = ({ event, effects }: BatchEvent): boolean =>
  event !== null &&
  (event.consent != null || isConsentEvent(event) || effects.some(({ kind }) => kind === 'identifier.added'))

/** In one order, so that writers meet rows in it. */
async function hearFlips(tx: Tx, workspaceId: string, flips: readonly Flip[], now: number): Promise<void> {
  if (flips.length === 0) return
  const sorted = [...flips].sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0))
  await noteFlips(tx, workspaceId, {
    segments: sorted.map((one) => one.segmentId),
    roots: sorted.map((one) => one.root),
    now,
  })
}

/** Others are left alone than before: whoever is from now on leaves, whoever was until now joins. */
export const hearHoldOut =
  ({ clock }: { clock: Clock }) =>
  async ({ tx, workspaceId }: { tx: Tx; workspaceId: string }): Promise<void> =>
    void (await wakeEverybody(tx, workspaceId, clock.now()))
