import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { endRun } from '../rules/step.ts'
import type { Bag, Run } from '../schema.ts'
import { findJourney, listHeads } from '../store/journeys.ts'
import { lockOfPeople } from '../store/runs.ts'
import { advance, type Moving, startMoving } from './advance.ts'
import { createWishes } from './effects.ts'
import { type Admitted, enter } from './enter.ts'
import type { HearDeps } from './hear.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

export interface Named {
  journeyId: string
  birth: string
  root: string
  /** Names the wish: the same one brings her in once. */
  key: string
  /** api hand journey */
  by: string
  at: number
  context: Bag
}

/** Brings named people into a journey that is live. @returns what became of each */
export async function enterNamed(
  deps: HearDeps,
  tx: WorkspaceTx,
  named: readonly Named[],
): Promise<Admitted[]> {
  const ids = new Set(named.map(({ journeyId }) => journeyId))
  const heads = (await listHeads(tx, [tx.workspaceId])).filter(({ id }) => ids.has(id))
  const ready = await deps.versions.get(
    { tx, workspaceId: tx.workspaceId },
    heads.map(({ id, version }) => ({ journeyId: id, n: version })),
  )
  // Whoever enters others locks their runs first: the pipeline does it in this order, too.
  await lockOfPeople(tx, tx.workspaceId, [...new Set(named.map(({ root }) => root))].sort())
  const doors = named.flatMap(({ journeyId, ...coming }) => {
    const head = heads.find(({ id }) => id === journeyId)
    const version = head && ready.get(nameVersion({ journeyId, n: head.version }))
    return version === undefined ? [] : [{ ready: version, sample: 100, coming, isNamed: true }]
  })
  if (doors.length < named.length) return named.map(() => ({ isIn: false, reason: 'not_live' }))
  const admitted = await enter(deps, tx, doors)
  await moveOn(
    deps,
    tx,
    admitted.flatMap((one) => (one.isIn ? [one.moving] : [])),
  )
  return admitted
}

/** Takes runs further and writes down what became of them. */
export async function moveOn(deps: HearDeps, tx: WorkspaceTx, moving: readonly Moving[]): Promise<void> {
  // Whoever was let in for a later hour waits for it.
  const going = moving.filter(({ run }) => run.wakeAt === null && run.endedAt === null)
  const wishes = await advance(deps, tx, going)
  await writeMoves(deps, tx, { list: moving, wishes, lane: 'calls' })
}

/** Ends these runs, which are locked. */
export async function endRuns(
  deps: HearDeps,
  tx: WorkspaceTx,
  runs: readonly Run[],
  o: { reason: string; because?: string },
): Promise<void> {
  const ready = await deps.versions.get(
    { tx, workspaceId: tx.workspaceId },
    runs.map(({ journeyId, version }) => ({ journeyId, n: version })),
  )
  const now = deps.clock.now()
  const moving = runs.flatMap((run) => {
    const version = ready.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    if (version === undefined) return []
    const one = startMoving(run, version, null)
    const ended = endRun(run, now, { reason: o.reason, because: o.because ?? null })
    one.run = ended.run
    one.lines.push(ended.line)
    return [one]
  })
  await writeMoves(deps, tx, { list: moving, wishes: createWishes(deps, tx, now), lane: 'calls' })
}

interface ByJourney {
  journeyId: string
  birth: string
}

/** Another journey brings her in; where she may not come in it goes on without. */
export async function startByJourney(
  deps: HearDeps,
  tx: WorkspaceTx,
  { journeyId, birth, ref, at }: ByJourney & { ref: string; at: number },
): Promise<void> {
  const root = await findRoot(deps, tx, birth)
  if (root === null || (await findJourney(tx, journeyId)) === null) return
  await enterNamed(deps, tx, [{ journeyId, birth, root, key: ref, by: 'journey', at, context: {} }])
}

/** Another journey takes her out. */
export async function stopByJourney(
  deps: HearDeps,
  tx: WorkspaceTx,
  { journeyId, birth }: ByJourney,
): Promise<void> {
  const root = await findRoot(deps, tx, birth)
  if (root === null) return
  const runs = await lockOfPeople(tx, tx.workspaceId, [root])
  const own = runs.filter((one) => one.journeyId === journeyId)
  await endRuns(deps, tx, own, { reason: 'by_journey' })
}

/** Her canonical id; null for a birth nobody has any more. */
export const findRoot = (
  { graph }: Pick<HearDeps, 'graph'>,
  tx: WorkspaceTx,
  birth: string,
): Promise<string | null> => graph.findRoot(tx, tx.workspaceId, birth, 'service')
