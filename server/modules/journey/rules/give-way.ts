import type { WaitFor } from '@splot/contract/plugin/node'
import type { Bag, Run, RunState, StepLine } from '../schema.ts'
import { endRun, type Stepped } from './step.ts'

/** Under this word a run that gave way keeps how it stood. */
const stoodKey = '_stood'

/** How a run stood when it gave way, and to which. */
interface Stood {
  readonly into: string
  readonly at: number
  readonly state: RunState
  readonly wakeAt: number | null
  readonly waits: readonly WaitFor[] | null
  readonly kept: Bag | null
}

/** Two people turned out to be one: this run of hers ends, the other goes on. How it stood is kept, for they may be parted again. */
export function giveWay(run: Run, into: Run, now: number): Stepped {
  const { state, wakeAt, waits, kept } = run
  const stood: Stood = { into: into.id, at: now, state, wakeAt, waits, kept }
  const ended = endRun(run, now, { reason: 'merged' })
  return { ...ended, run: { ...ended.run, kept: { [stoodKey]: stood } } }
}

/** What a run that gave way keeps; null where it ended for another reason. This room wrote it. */
export const readStood = ({ reason, kept }: Run): Stood | null =>
  reason === 'merged' ? ((kept?.[stoodKey] as Stood | undefined) ?? null) : null

/** They are parted again: it goes on where it stood. */
export function takeUp(run: Run, stood: Stood, now: number): { run: Run; line: StepLine } {
  const { state, wakeAt, waits, kept } = stood
  const line: StepLine = {
    ...{ seq: run.seq + 1, at: now, kind: 'm', node: run.node, output: run.node },
    ...{ because: 'parted', until: wakeAt, effects: null },
  }
  const open = { state, wakeAt, waits, kept, reason: null, endedAt: null, seq: line.seq }
  return { run: { ...run, ...open }, line }
}
