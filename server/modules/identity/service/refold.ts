import type { Tx } from '../../../platform/db/index.ts'
import type { Batch, Step } from '../../collect/index.ts'
import { listRoots } from '../store/customers.ts'
import { putOverrides } from '../store/overrides.ts'
import { eraseRows } from '../store/privacy.ts'
import { listActPositions, listToldRoots, loosenBirths } from '../store/refold.ts'

/** Customers made anew from part of their events, as if the others had never come. */
export interface Refold {
  /** Where acts of operators among these births stand in the log. */
  listActPositions(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number[]>
  /** Each of these births stands alone again. */
  loosen(
    tx: Tx,
    workspaceId: string,
    o: { births: readonly string[]; taken: readonly number[] },
  ): Promise<void>
  /** Births that nothing tells of any more. */
  forget(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  /** Takes records through as the pipeline did. */
  resolve(batch: Batch, tx: Tx): Promise<void>
  /** Tells the warehouse of roots that are others now, at this position. @returns how many customers there are */
  settle(
    tx: Tx,
    workspaceId: string,
    o: { births: readonly string[]; before: ReadonlyMap<string, string>; pos: number },
  ): Promise<number>
}

export const createRefold = (step: Step & { reset(): void }): Refold => ({
  listActPositions,
  loosen: loosenBirths,
  forget: eraseRows,
  async resolve(batch, tx) {
    step.reset()
    await step.run(batch, tx)
    step.reset()
  },
  async settle(tx, workspaceId, { births, before, pos }) {
    const roots = await listRoots(
      tx,
      births.map((birth) => ({ workspaceId, birth })),
      'service',
    )
    const told = new Map(
      (await listToldRoots(tx, workspaceId, births)).map(({ birth, root }) => [birth, root]),
    )
    const moved = [...roots].filter(([birth, root]) => (told.get(birth) ?? before.get(birth)) !== root)
    if (moved.length > 0)
      await putOverrides(
        tx,
        moved.map(([birth, root]) => ({ workspace_id: workspaceId, birth_id: birth, root_id: root, pos })),
      )
    return new Set(roots.values()).size
  },
})
