import { doApart, isEngineFault, type WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { holdRun } from '../rules/step.ts'
import { startMoving } from './advance.ts'
import { createWishes } from './effects.ts'
import { type HearDeps, type Heard, hear, lockInside } from './hear.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

/**
 * The same as {@link hear}, where a fault is to stay with the journey and the person it is about: whatever else the
 * transaction does takes effect, other journeys hear of it, and whoever cannot be moved is held in sight.
 */
export async function hearApart(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<readonly string[]> {
  if (heard.signals.length === 0 || heard.heads.length === 0) return []
  const whole = await tryHear(deps, tx, heard)
  if (whole !== null) return whole
  const moved = new Set<string>()
  for (const head of heard.heads) {
    const own = { ...heard, heads: [head] }
    for (const id of (await tryHear(deps, tx, own)) ?? (await hearOneByOne(deps, tx, own))) moved.add(id)
  }
  return [...moved]
}

/** @returns null where it does not go */
async function tryHear(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<readonly string[] | null> {
  try {
    return await doApart(tx, () => hear(deps, tx, heard))
  } catch (error) {
    // The database's own faults are no journey's: the transaction is tried again as it is.
    if (isEngineFault(error)) throw error
    return null
  }
}

async function hearOneByOne(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<readonly string[]> {
  const moved: string[] = []
  for (const signals of groupBy(heard.signals, ({ root }) => root).values()) {
    const own = { ...heard, signals }
    const ids = await tryHear(deps, tx, own)
    if (ids === null) await holdPerson(deps, tx, own)
    else moved.push(...ids)
  }
  return moved
}

/** Her runs in this journey stand still until somebody has looked; where even that does not go they stay as they are. */
async function holdPerson(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<void> {
  const journey = heard.heads[0]?.id
  try {
    const held = await doApart(tx, () => holdInside(deps, tx, heard))
    deps.logger.error({ journey, held }, 'a journey cannot hear what happened to somebody')
  } catch (error) {
    if (isEngineFault(error)) throw error
    deps.logger.error({ journey }, 'a journey cannot hear what happened to somebody, nor hold her')
  }
}

async function holdInside(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<number> {
  const now = deps.clock.now()
  const runs = (await lockInside(tx, heard)).filter(({ state }) => state !== 'h')
  const ready = await deps.versions.get(
    { tx, workspaceId: tx.workspaceId },
    runs.map(({ journeyId, version }) => ({ journeyId, n: version })),
  )
  const list = runs.flatMap((run) => {
    const version = ready.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    if (version === undefined) return []
    const one = startMoving(run, version, null)
    const held = holdRun(run, now, 'step_failed')
    one.run = held.run
    one.lines.push(held.line)
    return [one]
  })
  await writeMoves(deps, tx, { list, wishes: createWishes(deps, tx, now), lane: heard.lane })
  return list.length
}
