import type { CouponHolds } from '../../service/ports.ts'
import { poolBody } from '../schema.ts'
import { lockCodes } from '../store/codes.ts'
import { findPool } from '../store/pools.ts'
import { giveBackCodes, lockSpent } from '../store/uses.ts'

/**
 * All that was bought with them came back: coupons whose pool says so count as not used. What has ended meanwhile has ended.
 * Done again, it changes nothing.
 */
export const giveBack: CouponHolds['giveBack'] = async (tx, { ref, at }) => {
  const uses = await lockSpent(tx, ref)
  const back = new Set<string>()
  for (const poolId of new Set(uses.map((one) => one.poolId))) {
    const pool = await findPool(tx, poolId)
    if (pool !== null && poolBody.parse(JSON.parse(pool.body)).isGivenBack) back.add(poolId)
  }
  const codes = uses.filter((one) => back.has(one.poolId)).map((one) => one.code)
  if (codes.length === 0) return
  await lockCodes(tx, codes)
  await giveBackCodes(tx, { ref, at }, codes)
}
