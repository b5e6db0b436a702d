import { pgArray } from '../../../platform/db/index.ts'
import { assign } from '../rules/assign.ts'
import type { Assigned, Experiment } from '../schema.ts'
import { listExperimentsOf } from '../store/experiments.ts'
import { type Exposure, insertExposures, listMet } from '../store/exposures.ts'
import { type DecideDeps, type Where, within } from './deps.ts'

/** Somebody who comes to an experiment. */
export interface Comer {
  /** A word that names no experiment is answered with null. */
  readonly experimentId: string
  readonly root: string
  readonly birth: string
  /** What her arm brings is not done for her: she is not counted. */
  readonly isSilent: boolean
}

/**
 * The arm of each, in their order; null where there is no such experiment. Whoever meets one for the first time is written
 * down, in the caller's transaction: what is rolled back was never met.
 */
export async function assignAll(
  deps: Pick<DecideDeps, 'segment' | 'clock'>,
  where: Where,
  comers: readonly Comer[],
): Promise<(Assigned | null)[]> {
  if (comers.length === 0) return []
  const tx = within(where)
  const ids = [...new Set(comers.map((one) => one.experimentId))]
  const known = new Map((await listExperimentsOf(tx, pgArray.text(ids))).map((one) => [one.id, one]))
  const roots = [...new Set(comers.map((one) => one.root))]
  const isRunning = [...known.values()].some((one) => one.state === 'running')
  const met = isRunning ? await listMet(tx, roots) : []
  const firstOf = new Map(met.map((one) => [`${one.experimentId} ${one.root}`, one.arm]))
  const isInAudience = await readAudiences(deps, where, { experiments: [...known.values()], roots })
  const exposures: Exposure[] = []
  const assigned = comers.map(({ experimentId, root, birth, isSilent }) => {
    const experiment = known.get(experimentId)
    if (experiment === undefined) return null
    const first = firstOf.get(`${experimentId} ${root}`) ?? null
    const one = assign(experiment, { root, first, isInAudience: isInAudience(experiment, root) })
    if (one?.because === 'in_test' && first === null && !isSilent)
      exposures.push({ experimentId, birth, root, arm: one.arm })
    return one
  })
  await insertExposures(tx, exposures, deps.clock.now())
  return assigned
}

type IsIn = (experiment: Experiment, root: string) => boolean

async function readAudiences(
  { segment }: Pick<DecideDeps, 'segment'>,
  where: Where,
  { experiments, roots }: { experiments: readonly Experiment[]; roots: readonly string[] },
): Promise<IsIn> {
  const isAsked = experiments.some((one) => one.state === 'running' && one.segmentId !== null)
  const segments = isAsked ? await segment.members.listOf(where, roots) : new Map<string, string[]>()
  return ({ segmentId }, root) => segmentId === null || segments.get(root)?.includes(segmentId) === true
}
