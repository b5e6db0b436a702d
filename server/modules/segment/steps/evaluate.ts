import type { Tx } from '../../../platform/db/index.ts'
import type { LiveNews } from '../../../platform/live/hub.ts'
import { type Batch, leaveUnanswered, type Step } from '../../collect/index.ts'
import type { Flip } from '../schema/flip.ts'
import type { SegmentDeps } from '../service/deps.ts'
import { runRound } from '../service/engine.ts'
import { createKeep } from '../service/keep.ts'
import type { People } from '../service/people.ts'
import { type BatchPlan, planBatch } from '../service/plan-batch.ts'
import type { LiveProgram, Programs } from '../service/programs.ts'
import { moveBirths } from '../store/memory.ts'

export interface StepDeps extends SegmentDeps {
  programs: Programs
}

export interface SegmentSteps {
  /** As soon as it is known whose the events are: asks for those who are not kept, before others write. */
  read: Step
  /** After everything a condition may look at: who is in which segment now. */
  evaluate: Step
}

interface Planned {
  workspaceId: string
  live: LiveProgram
  plan: BatchPlan
  people: { near: People; far: Promise<People> }
}

/**
 * The pipeline's steps that say who is in which segment now: only customers whom something happened to that a live segment
 * looks at are read, all of a batch together; those who come often are kept in mind, and nobody waits for what is written.
 */
export function createSegmentSteps(deps: StepDeps): SegmentSteps {
  const keep = createKeep(deps.programs)
  let planned: Planned[] = []
  // The engine's time never goes back, whatever the machine's clock does.
  let latest = 0
  const reset = () => {
    planned = []
    keep.reset()
  }
  return {
    read: {
      name: 'segment.read',
      async run(batch, tx) {
        planned = []
        for (const [workspaceId, live] of await keep.listLive(tx, batch)) {
          const plan = planBatch(batch, workspaceId, live)
          if (plan === null) continue
          const { graph, roots } = plan
          keep.drop(workspaceId, [...graph.alive, ...graph.gone])
          await leaveUnanswered(batch, moveBirths(tx, workspaceId, graph.moved))
          keep.meet(workspaceId, plan.newcomers)
          const people = keep.find({ tx, workspaceId }, live, [...roots, ...graph.gone])
          await leaveUnanswered(batch, people.far)
          planned.push({ workspaceId, live, plan, people })
        }
      },
      reset,
    },
    evaluate: {
      name: 'segment.evaluate',
      isLong: true,
      async run(batch, tx) {
        latest = Math.max(latest, deps.clock.now())
        for (const one of planned) await evaluate(deps, batch, { ...one, tx, now: latest })
        planned = []
      },
      reset,
    },
  }
}

async function evaluate(
  deps: StepDeps,
  batch: Batch,
  { tx, workspaceId, live, plan, people, now }: Planned & { tx: Tx; now: number },
): Promise<void> {
  const { graph, created, events, causeOf } = plan
  const isNew = new Set([...created, ...graph.parted])
  const isWhole = new Set(graph.alive)
  const gone = new Set(graph.gone)
  const all: Flip[] = []
  // Those at hand first: meanwhile the database finds the others.
  for (const coming of [people.near, people.far]) {
    const some = await coming
    if (some.size === 0) continue
    const { flips, written } = await runRound(deps, { tx: { ...tx, workspaceId }, workspaceId }, live, {
      ...{ people: some, events, causeOf, now, isNew, isWhole },
      roots: [...some.keys()].filter((root) => !gone.has(root)),
      gone: graph.gone.filter((root) => some.has(root)),
      seq: batch.to,
    })
    const telling = written.then((tallies) => tellMembers(batch, workspaceId, tallies))
    await leaveUnanswered(batch, telling)
    all.push(...flips)
  }
  if (all.length > 0) await deps.onFlips({ tx, workspaceId }, all)
}

function tellMembers(batch: Batch, workspaceId: string, tallies: readonly LiveNews['segment'][]): void {
  if (tallies.length === 0) return
  batch.told ??= []
  for (const news of tallies) batch.told.push({ workspaceId, kind: 'segment', news })
}
