import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { readStood, takeUp } from '../rules/give-way.ts'
import { hearSignal } from '../rules/hear.ts'
import { endRun } from '../rules/step.ts'
import type { Run } from '../schema.ts'
import { listRootsOfRuns, lockMerged } from '../store/runs.ts'
import { type Moving, startMoving } from './advance.ts'
import { listHappened } from './happened.ts'
import type { HearDeps } from './hear.ts'
import { nameVersion } from './versions.ts'

interface Parting {
  /** Customers it is about, as they were before. */
  from: readonly string[]
  /** Where births are now. */
  moved: ReadonlyMap<string, string>
  /** Runs of these people that are not over, placed where they are now. */
  active: readonly Run[]
}

/**
 * People were parted again: a run that gave way to one that is somebody else's now goes on where it stood, unless she is in
 * that journey anyhow. What happened to her meanwhile and would have ended it ends it; what it waited for wakes it.
 * The runs' rows have moved already.
 */
export async function takeUpParted(
  deps: HearDeps,
  tx: WorkspaceTx,
  { from, moved, active }: Parting,
): Promise<Moving[]> {
  const { workspaceId } = tx
  const now = deps.clock.now()
  const people = [...new Set([...from, ...moved.values()])].sort()
  const gave = (await lockMerged(tx, workspaceId, people)).flatMap((run) => {
    const stood = readStood(run)
    return stood === null ? [] : [{ run, stood }]
  })
  if (gave.length === 0) return []
  const rootOf = await listRootsOfRuns(tx, workspaceId, [...new Set(gave.map(({ stood }) => stood.into))])
  const inside = new Set(active.map(nameSeat))
  const ready = await deps.versions.get(
    { tx, workspaceId },
    gave.map(({ run }) => ({ journeyId: run.journeyId, n: run.version })),
  )
  const again: (Moving & { since: number })[] = []
  // The one further along first: of two that could go on one does.
  for (const { run, stood } of gave.toSorted(
    (a, b) => b.run.seq - a.run.seq || (a.run.id < b.run.id ? -1 : 1),
  )) {
    const version = ready.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    const into = rootOf.get(stood.into)
    if (version === undefined || into === undefined || into === run.root || inside.has(nameSeat(run)))
      continue
    inside.add(nameSeat(run))
    const one = { ...startMoving(run, version, null), since: stood.at }
    const taken = takeUp(run, stood, now)
    one.run = taken.run
    one.lines.push(taken.line)
    again.push(one)
  }
  await hearWhatWasMissed(deps, tx, again)
  return again
}

const nameSeat = ({ journeyId, root }: Run): string => `${journeyId} ${root}`

/** What happened while another run stood for hers. */
async function hearWhatWasMissed(
  deps: HearDeps,
  tx: WorkspaceTx,
  again: readonly (Moving & { since: number })[],
): Promise<void> {
  if (again.length === 0) return
  const since = Math.min(...again.map((one) => one.since))
  const roots = [...new Set(again.map(({ run }) => run.root))]
  const ofRoot = groupBy(await listHappened(deps, tx, { roots, since }), (one) => one.root)
  const now = deps.clock.now()
  for (const one of again)
    for (const signal of ofRoot.get(one.run.root) ?? []) {
      if (one.run.endedAt !== null || signal.event.ts <= one.since) continue
      const heard = hearSignal(one.ready, one.run, signal)
      if (heard?.kind === 'exit') {
        const { run, line } = endRun(one.run, now, { reason: heard.reason })
        one.run = run
        one.lines.push(line)
      } else if (heard?.kind === 'wake') one.run = { ...one.run, wakeAt: now }
    }
}
