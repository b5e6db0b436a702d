import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import { readPool } from '../rules/pool.ts'
import { type Pool, type PoolBody, poolBody } from '../schema.ts'
import { putMost } from '../store/codes.ts'
import { listFigures, listPools, lockPool, type PoolFigures, type PoolRow, putPool } from '../store/pools.ts'

const noFigures = { codes: 0, used: 0, held: 0, given: 0, left: 0 }

function show({ id, body, currency }: PoolRow, figures: PoolFigures | undefined): Pool {
  const { poolId: _, ...own } = figures ?? { poolId: id, ...noFigures }
  return { ...poolBody.parse(JSON.parse(body)), id, currency, figures: own }
}

/** Those in use first, with how many codes of each are used, held and left. */
export const showPools = (deps: CommerceDeps, workspaceId: string): Promise<Pool[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const [rows, figures] = [await listPools(tx), await listFigures(tx, null)]
    return rows.map((row) =>
      show(
        row,
        figures.find((one) => one.poolId === row.id),
      ),
    )
  })

/**
 * A pool as it is from now on: carts read it anew, orders that hold a code of it keep what they were promised.
 * @throws price_unread, coupon_pool_kind
 */
export const savePool = (
  deps: CommerceDeps,
  workspaceId: string,
  { id, body, actor }: { id: string; body: PoolBody; actor: Member },
): Promise<Pool> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const terms = readPool(body, currency)
    if ('path' in terms) throw new SplotError('price_unread', { path: `body.${terms.path}` })
    const before = await lockPool(tx, id)
    const [figures] = await listFigures(tx, id)
    const isOther = before !== null && poolBody.parse(JSON.parse(before.body)).kind !== body.kind
    if (isOther && figures !== undefined) throw new SplotError('coupon_pool_kind', { path: 'body.kind' })
    const row = { id, name: body.name, body: JSON.stringify(body), currency, isActive: body.isActive }
    await putPool(tx, row, deps.clock.now())
    if (body.kind === 'general') await putMost(tx, id, body.most)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'coupons.changed', target: id })
    return show(row, (await listFigures(tx, id))[0])
  })
