import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Batch } from '../../collect/index.ts'
import { endRun } from '../rules/step.ts'
import type { Run } from '../schema.ts'
import { moveGuards, moveRuns } from '../store/moves.ts'
import { lockOfPeople } from '../store/runs.ts'
import { type Moving, startMoving } from './advance.ts'
import { createWishes } from './effects.ts'
import type { HearDeps } from './hear.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

/**
 * People were joined or parted: runs and guards follow their birth. Of two runs of one journey that wants each person once,
 * the one further along stays, the other ends as `merged`.
 */
export async function follow(deps: HearDeps, tx: WorkspaceTx, { graphChanges }: Batch): Promise<void> {
  const changes = graphChanges.filter((one) => one.workspaceId === tx.workspaceId)
  if (changes.length === 0) return
  // A birth may have moved twice in one batch: where it is now counts.
  const moved = new Map(changes.flatMap((one) => one.moved.map(({ birth, root }) => [birth, root] as const)))
  const from = [...new Set(changes.flatMap(({ winner, loser }) => [winner, loser]))].sort()
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
    for (const run of twins.toSorted(compareProgress).slice(1)) {
      const one = startMoving(run, version, null)
      const { run: over, line } = endRun(run, now, { reason: 'merged' })
      one.run = over
      one.lines.push(line)
      ended.push(one)
    }
  }
  await writeMoves(deps, tx, { list: ended, wishes: createWishes(deps, tx, now), lane: 'pipeline' })
}

/** Further along first: more steps, then longer inside. */
const compareProgress = (a: Run, b: Run): number =>
  b.seq - a.seq || a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1)
