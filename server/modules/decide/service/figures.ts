import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type Figures, readFigures } from '../rules/figures.ts'
import type { Experiment } from '../schema.ts'
import { countArms } from '../store/outcomes.ts'

const dayMs = 86_400_000

/** How an experiment does, as of now. */
export async function measure(
  tx: WorkspaceTx,
  { id, arms, closed, windowDays }: Experiment,
): Promise<Figures> {
  const rows = await countArms(tx, id, windowDays * dayMs)
  return readFigures(
    arms,
    closed,
    rows.map(({ arm, exposed, crossed, ...outcomes }) => ({ arm, exposed, crossed, outcomes })),
  )
}
