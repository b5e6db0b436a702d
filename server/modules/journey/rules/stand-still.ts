import type { Woken } from '@splot/contract/plugin/node'
import type { Run, StepLine } from '../schema.ts'

/** Under this word a run keeps what woke it while its journey stood still. */
const wokenKey = '_woken'

/** Nobody goes on in a journey that stands still: what woke her is kept, and her turn comes as soon as it goes on. */
export function standStill(run: Run, woken: Woken, now: number): { run: Run; line: StepLine } {
  const line: StepLine = {
    ...{ seq: run.seq + 1, at: now, kind: 'w', node: run.node, output: null },
    ...{ because: 'stands_still', until: null, effects: null },
  }
  const kept = { ...run.kept, [wokenKey]: woken }
  return { run: { ...run, kept, wakeAt: Math.min(now, run.wakeAt ?? now), seq: line.seq }, line }
}

/** What woke her while it stood still. This room wrote it. */
export const readWoken = ({ kept }: Run): Woken | null => (kept?.[wokenKey] as Woken | undefined) ?? null

/** The run as its node knows it. */
export function forgetWoken(run: Run): Run {
  if (run.kept === null || !(wokenKey in run.kept)) return run
  const { [wokenKey]: _, ...kept } = run.kept
  return { ...run, kept: Object.keys(kept).length === 0 ? null : kept }
}
