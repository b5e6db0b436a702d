import { isHeldOut } from '../rules/assign.ts'
import type { HoldOut } from '../schema.ts'
import { findHoldOut, putHoldOut } from '../store/hold-out.ts'
import { type DecideDeps, type Member, type Where, within } from './deps.ts'

/** Which of these customers are left alone now: nothing that is done by itself is done for them. By canonical id. */
export async function listHeldOut(
  { clock }: Pick<DecideDeps, 'clock'>,
  where: Where,
  roots: readonly string[],
): Promise<ReadonlySet<string>> {
  const one = roots.length === 0 ? null : await findHoldOut(within(where))
  if (one === null) return new Set()
  const now = clock.now()
  return new Set(roots.filter((root) => isHeldOut(one, root, now)))
}

type Wanted = Pick<HoldOut, 'percent' | 'periodDays' | 'reason'>

/** A larger share keeps those of a smaller one; another length of the period draws anew. */
export const setHoldOut = (
  deps: Pick<DecideDeps, 'db' | 'clock' | 'ids' | 'audit' | 'onHoldOut'>,
  workspaceId: string,
  wanted: Wanted,
  actor: Member,
): Promise<HoldOut> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    const before = await findHoldOut(tx)
    const isSame = before !== null && before.periodDays === wanted.periodDays
    const drawn = isSame
      ? { salt: before.salt, since: before.since }
      : { salt: `hold-out:${deps.ids.uuid(now)}`, since: now }
    const after: HoldOut = { ...wanted, ...drawn, changedAt: now, changedBy: actor.name }
    await putHoldOut(tx, after)
    // Another reason alone leaves nobody else alone: who listens looks at everybody.
    if (!isSame || before.percent !== after.percent) await deps.onHoldOut({ tx, workspaceId })
    await deps.audit.record(
      { tx, workspaceId },
      {
        ...{ actor, action: 'hold_out.changed', target: workspaceId },
        detail: { percent: wanted.percent, periodDays: wanted.periodDays },
      },
    )
    return after
  })
