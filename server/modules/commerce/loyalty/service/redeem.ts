import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { listBirths } from '../../service/get-births.ts'
import type { Basket, CouponHolds, Discounts, Occasion, Redemption } from '../../service/ports.ts'
import { takePoints } from '../rules/lots.ts'
import { usePoints } from '../rules/terms.ts'
import { book } from '../store/ledger.ts'
import {
  listHeld,
  lockRedemption,
  putHeld,
  type RedemptionRow,
  settleRedemption,
  takeRef,
} from '../store/redemptions.ts'
import { bookBack, bookOut, type LedgerDeps, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { readAnswer, writeAnswer } from './answer.ts'
import { earnPoints } from './earn.ts'
import { loadTerms } from './read-terms.ts'
import { refundPoints } from './refund.ts'

// Locks in one order: the redemption, the person as coupons count her, codes, accounts. Nobody waits in a ring.

export type RedeemDeps = LedgerDeps & { coupons: CouponHolds }

export const createRedemption = (deps: RedeemDeps): Redemption => ({
  hold: (tx, asked) => hold(deps, tx, asked),
  spend: (tx, ref, at, shownAs = ref) => spend(deps, tx, { ref, at, shownAs }),
  release: (tx, ref, at) => release(deps, tx, { ref, at, to: 'r' }),
  earn: (tx, paid) => earnPoints(deps, tx, paid),
  refund: (tx, back) => refundPoints(deps, tx, back),
})

const sumOf = ({ lines }: Basket) =>
  lines.reduce((sum, one) => sum + one.unitMinor * BigInt(one.quantity), 0n)

type Asked = Parameters<Redemption['hold']>[1]
type Held = Awaited<ReturnType<Redemption['hold']>>

async function hold(deps: RedeemDeps, tx: WorkspaceTx, asked: Asked): Promise<Held> {
  const { ref, basket, occasion, until } = asked
  const { channel, storeId, births } = occasion
  const at = deps.clock.now()
  const goodsMinor = sumOf(basket)
  const row = { ref, birth: births[0] ?? null, untilAt: until, goodsMinor, channel, storeId, at }
  if (!(await takeRef(tx, row))) return repeat(await lockRedemption(tx, ref))
  const discounts = await deps.coupons.hold(tx, { ref, basket, occasion })
  const held = await holdPoints(deps, tx, {
    ...asked,
    discounts,
    toPayMinor: goodsMinor - discounts.totalMinor,
  })
  const answer = { discounts, points: held.points, pointsMinor: held.pointsMinor }
  await putHeld(tx, ref, { points: held.points, portions: held.portions, answer: writeAnswer(answer) })
  return answer
}

/** Held before under this ref: the same is answered. @throws redemption_over */
function repeat(row: RedemptionRow | null): Held {
  if (row === null || (row.state !== 'h' && row.state !== 's')) throw new SplotError('redemption_over')
  return readAnswer(row.answer)
}

/** @throws points_short, points_minimum, points_pay_nothing */
async function holdPoints(
  deps: RedeemDeps,
  tx: WorkspaceTx,
  asked: { ref: string; occasion: Occasion; points: number; discounts: Discounts; toPayMinor: bigint },
) {
  const { ref, occasion, points: offered, toPayMinor } = asked
  if (offered === 0) return { points: 0, pointsMinor: 0n, portions: [] }
  const terms = await loadTerms(tx)
  if (terms === null || terms.spend === null || !terms.programme.isActive)
    throw new SplotError('points_pay_nothing', { path: 'body.points' })
  if (offered < terms.spend.minimum) throw new SplotError('points_minimum', { path: 'body.points' })
  const { points, minor } = usePoints(terms, offered, toPayMinor)
  const { lots } = await lockPerson(deps, tx, occasion.births)
  const at = deps.clock.now()
  const portions = takePoints(lots, points, at)
  if (portions === null) throw new SplotError('points_short', { path: 'body.points' })
  await bookOut(deps, tx, portions, { at, kind: 'held', ref, to: 'held' })
  return { points, pointsMinor: minor, portions }
}

async function spend(
  deps: RedeemDeps,
  tx: WorkspaceTx,
  { ref, at, shownAs }: { ref: string; at: number; shownAs: string },
): Promise<void> {
  const row = await lockRedemption(tx, ref)
  // Of somebody who was erased since nothing is held: what she ordered goes its way.
  if (row === null || row.state === 's') return
  if (row.state !== 'h') throw new SplotError('redemption_over')
  await deps.coupons.settle(tx, { ref, shownAs, isSpent: true, at })
  await settleRedemption(tx, ref, 's')
  const portions = await listHeld(tx, ref)
  if (portions.length === 0) return
  await lockPerson(
    deps,
    tx,
    portions.map((one) => one.birth),
  )
  await bookSpent(deps, tx, { ref, at, portions })
  const [{ birth = '' } = {}] = portions
  const balance = await readBalance(tx, await listBirths(deps, tx, row.birth ?? birth))
  const store = row.storeId === null ? {} : { store_id: row.storeId }
  await tellPoints(tx, {
    ...{
      id: `points-spent:${ref}`,
      birth: row.birth ?? birth,
      event: 'Points Spent',
      channel: row.channel,
      at,
    },
    properties: { points: row.points, balance, order_id: shownAs, ...store },
  })
}

type Portions = Awaited<ReturnType<typeof listHeld>>

const bookSpent = (
  deps: RedeemDeps,
  tx: WorkspaceTx,
  { ref, at, portions }: { ref: string; at: number; portions: Portions },
) =>
  book(
    tx,
    portions.map(({ lotId, birth, points }) => ({
      ...{
        id: deps.ids.uuid(at),
        birth,
        lotId,
        at,
        kind: 'spent' as const,
        ref,
        held: -points,
        spent: points,
      },
    })),
  )

/** What was held is free again. Of what was spent nothing is: that is a refund. @throws redemption_over */
export async function release(
  deps: RedeemDeps,
  tx: WorkspaceTx,
  { ref, at, to }: { ref: string; at: number; to: 'r' | 'x' },
): Promise<void> {
  const row = await lockRedemption(tx, ref)
  if (row === null || row.state === 'r' || row.state === 'x') return
  // Paid in the moment before its time was looked at.
  if (to === 'x' && (row.state === 's' || row.untilAt > deps.clock.now())) return
  if (row.state === 's') throw new SplotError('redemption_over')
  await deps.coupons.settle(tx, { ref, isSpent: false, at })
  await settleRedemption(tx, ref, to)
  const portions = await listHeld(tx, ref)
  if (portions.length === 0) return
  await lockPerson(
    deps,
    tx,
    portions.map((one) => one.birth),
  )
  await bookBack(deps, tx, portions, { at, kind: 'released', ref, from: 'held' })
}
