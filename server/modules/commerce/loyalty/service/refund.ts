import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { listBirths } from '../../service/get-births.ts'
import type { CouponHolds, Redemption } from '../../service/ports.ts'
import { inOrderOfEnd, type Portion, shareOf, spreadBack, takeUpTo } from '../rules/lots.ts'
import { book } from '../store/ledger.ts'
import { findLot, type LotRow, listOpenLots, noteReturned } from '../store/lots.ts'
import {
  listHeld,
  lockRedemption,
  noteGivenBack,
  putReturn,
  type RedemptionRow,
  takeReturn,
} from '../store/redemptions.ts'
import { bookBack, bookOut, type LedgerDeps, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { loadTerms } from './read-terms.ts'
import { noteTier } from './tiers.ts'

type Back = Parameters<Redemption['refund']>[1]

/**
 * Some or all of a purchase came back: what was spent on it is given back in proportion to the goods, rounded up; what it
 * earned is taken in proportion to what was paid, rounded down. What she has spent of it meanwhile she owes, and the next
 * points pay it: no account is ever below nought.
 */
export async function refundPoints(
  deps: LedgerDeps & { coupons: Pick<CouponHolds, 'giveBack'> },
  tx: WorkspaceTx,
  back: Back,
): Promise<{ takenPoints: number; givenPoints: number }> {
  const { ref, returnRef, at } = back
  const row = await lockRedemption(tx, ref)
  const found = await findLot(tx, 'e', ref)
  const birth = found?.birth ?? row?.birth ?? null
  const before = await takeReturn(tx, { returnRef, birth, at })
  if (before !== null) return { takenPoints: before.taken, givenPoints: before.given }
  if (back.isWhole) await deps.coupons.giveBack(tx, { ref, at })
  if (birth === null) return { takenPoints: 0, givenPoints: 0 }
  const portions = row === null ? [] : await listHeld(tx, ref)
  const births = [
    ...new Set([birth, ...(await listBirths(deps, tx, birth)), ...portions.map((one) => one.birth)]),
  ]
  await lockPerson(deps, tx, births)
  const given = row === null ? 0 : await giveBack(deps, tx, { row, portions, back })
  const lot = await findLot(tx, 'e', ref)
  const taken = lot === null ? 0 : await takeBack(deps, tx, { lot, births, back })
  await putReturn(tx, returnRef, { taken, given })
  await tell(tx, { back, birth, births, net: given - taken })
  const terms = await loadTerms(tx)
  if (terms !== null) await noteTier(tx, { terms, births, at, channel: row?.channel ?? 'pos' })
  return { takenPoints: taken, givenPoints: given }
}

async function tell(
  tx: WorkspaceTx,
  { back, birth, births, net }: { back: Back; birth: string; births: readonly string[]; net: number },
): Promise<void> {
  if (net === 0) return
  const { ref, shownAs = ref, returnRef, at } = back
  await tellPoints(tx, {
    ...{ id: `points-returned:${returnRef}`, birth, event: 'Points Corrected', channel: 'pos', at },
    properties: { points: net, balance: await readBalance(tx, births), reason: 'return', order_id: shownAs },
  })
}

async function giveBack(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  {
    row,
    portions,
    back,
  }: { row: RedemptionRow; portions: readonly (Portion & { givenBack: number })[]; back: Back },
): Promise<number> {
  if (row.state !== 's' || row.points === 0) return 0
  const whole = BigInt(row.goodsMinor)
  const came = back.lines.reduce((sum, one) => sum + one.unitMinor * BigInt(one.quantity), 0n)
  const returned = least(BigInt(row.returnedMinor) + came, whole)
  const due = shareOf(row.points, { returned, whole, isAll: back.isWhole }, 'up') - row.givenBack
  const given = spreadBack(portions, Math.max(0, due))
  await bookBack(deps, tx, given, { at: back.at, kind: 'given_back', ref: back.ref, from: 'spent' })
  const points = given.reduce((sum, one) => sum + one.points, 0)
  await noteGivenBack(tx, row.ref, {
    points,
    returnedMinor: back.isWhole ? whole : returned,
    portions: given,
  })
  return points
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

async function takeBack(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  { lot, births, back }: { lot: LotRow; births: readonly string[]; back: Back },
): Promise<number> {
  const whole = BigInt(lot.paidMinor)
  const came = back.lines.reduce((sum, one) => sum + one.paidMinor, 0n)
  const returned = back.isWhole ? whole : least(BigInt(lot.returnedMinor) + (came > 0n ? came : 0n), whole)
  const due = shareOf(lot.points, { returned, whole, isAll: back.isWhole }, 'down') - lot.taken
  const { at, ref } = back
  const open = [...(await listOpenLots(tx, births))].sort(
    (a, b) => Number(b.id === lot.id) - Number(a.id === lot.id) || inOrderOfEnd(a, b),
  )
  const portions = takeFirst(open, due, deps.clock.now())
  await bookOut(deps, tx, portions, { at, kind: 'taken_back', ref, to: 'issued' })
  const owed = due - portions.reduce((sum, one) => sum + one.points, 0)
  if (owed > 0)
    await book(tx, [
      {
        ...{ id: deps.ids.uuid(at), birth: lot.birth, lotId: lot.id, at, kind: 'taken_back', ref },
        ...{ owed: -owed, issued: owed },
      },
    ])
  await noteReturned(tx, lot.id, { taken: due, returnedMinor: returned })
  return due
}

/** From the first lot what it has, then from the others what ends first. */
function takeFirst([first, ...rest]: readonly LotRow[], points: number, now: number): Portion[] {
  if (first === undefined || points <= 0) return []
  const own = takeUpTo([first], points, now)
  return [...own, ...takeUpTo(rest, points - own.reduce((sum, one) => sum + one.points, 0), now)]
}
