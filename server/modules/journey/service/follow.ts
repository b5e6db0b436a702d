import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Batch } from '../../collect/index.ts'
import { giveWay } from '../rules/give-way.ts'
import type { Run } from '../schema.ts'
import { lockHeads } from '../store/journeys.ts'
import { moveGuards, moveRuns } from '../store/moves.ts'
import { lockOfPeople } from '../store/runs.ts'
import { type Moving, startMoving } from './advance.ts'
import { createWishes } from './effects.ts'
import type { HearDeps } from './hear.ts'
import { takeUpParted } from './take-up.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

/**
 * People were joined or parted: runs and guards follow their birth. Of two runs of one journey that wants each person once,
 * the one further along stays, the other ends as `merged`; parted again, it goes on where it stood.
 */
export async function follow(
  deps: HearDeps,
  tx: WorkspaceTx,
  { graphChanges }: Pick<Batch, 'graphChanges'>,
  journeyIds: readonly string[],
): Promise<void> {
  const changes = graphChanges.filter((one) => one.workspaceId === tx.workspaceId)
  if (changes.length === 0) return
  // A birth may have moved twice in one batch: where it is now counts.
  const moved = new Map(changes.flatMap((one) => one.moved.map(({ birth, root }) => [birth, root] as const)))
  const from = [...new Set(changes.flatMap(({ winner, loser }) => [winner, loser]))].sort()
  // In the order of whoever lets people in: runs, then journeys. Those who came in meanwhile are there then, and move as well.
  await lockOfPeople(tx, tx.workspaceId, from)
  await lockHeads(tx, tx.workspaceId, journeyIds)
  const runs = await lockOfPeople(tx, tx.workspaceId, from)
  await moveRuns(tx, tx.workspaceId, from, moved)
  await moveGuards(tx, tx.workspaceId, from, moved)
  const placed = runs.map((run) => ({ ...run, root: moved.get(run.birth) ?? run.root }))
  const ready = await deps.versions.get(
    { tx, workspaceId: tx.workspaceId },
    placed.map(({ journeyId, version }) => ({ journeyId, n: version })),
  )
  const now = deps.clock.now()
  const ended: Moving[] = []
  for (const twins of groupBy(placed, ({ journeyId, root }) => `${journeyId} ${root}`).values()) {
    const version = ready.get(
      nameVersion({ journeyId: twins[0]?.journeyId ?? '', n: twins[0]?.version ?? 0 }),
    )
    if (twins.length < 2 || version === undefined || !version.graph.reEntry.isAlone) continue
    const [first, ...rest] = twins.toSorted(compareProgress)
    for (const run of rest) {
      const one = startMoving(run, version, null)
      const { run: over, line } = giveWay(run, first ?? run, now)
      one.run = over
      one.lines.push(line)
      ended.push(one)
    }
  }
  const over = new Set(ended.map(({ run }) => run.id))
  const again = changes.some(({ kind }) => kind === 'split')
    ? await takeUpParted(deps, tx, { from, moved, active: placed.filter(({ id }) => !over.has(id)) })
    : []
  const wishes = createWishes(deps, tx, now)
  await writeMoves(deps, tx, { list: [...ended, ...again], wishes, lane: 'pipeline' })
}

/** Further along first: more steps, then longer inside. */
const compareProgress = (a: Run, b: Run): number =>
  b.seq - a.seq || a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1)
