import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { type Batch, type BatchEvent, type GraphChange, listLive, type Step } from '../../collect/index.ts'
import { isConsentEvent } from '../../consent/index.ts'
import type { Flip } from '../../segment/index.ts'
import { followPairs, noteFlips, wakeEverybody, wakeMembers } from './store/members.ts'

/** The pipeline's step that hears of whom audiences must look at again: what she allowed, by what she is known, who she is. */
export const createAudienceStep = ({ clock }: { clock: Clock }): Step => ({
  name: 'deliver.audiences',
  async run(batch, tx) {
    const now = clock.now()
    const changes = groupBy(batch.graphChanges, (one) => one.workspaceId)
    for (const [workspaceId, own] of changes) await followPairs(tx, workspaceId, listPairs(own), now)
    for (const [workspaceId, roots] of listHeard(batch)) await wakeMembers(tx, workspaceId, roots, now)
  },
})

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

/** People entered or left segments, in the transaction in which they did. */
export const hearFlips =
  ({ clock }: { clock: Clock }) =>
  async ({ tx, workspaceId }: { tx: Tx; workspaceId: string }, flips: readonly Flip[]): Promise<void> => {
    if (flips.length === 0) return
    const sorted = [...flips].sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0))
    await noteFlips(tx, workspaceId, {
      segments: sorted.map((one) => one.segmentId),
      roots: sorted.map((one) => one.root),
      now: clock.now(),
    })
  }

/** Others are left alone than before: whoever is from now on leaves, whoever was until now joins. */
export const hearHoldOut =
  ({ clock }: { clock: Clock }) =>
  async ({ tx, workspaceId }: { tx: Tx; workspaceId: string }): Promise<void> =>
    void (await wakeEverybody(tx, workspaceId, clock.now()))
