import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Redemption } from '../../service/ports.ts'
import { earn } from '../rules/earn.ts'
import { findLot } from '../store/lots.ts'
import { bookIn, type LedgerDeps, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { loadTerms, readTier } from './read-terms.ts'
import { noteTier } from './tiers.ts'

type Paid = Parameters<Redemption['earn']>[1]

/**
 * Points for what was paid, once for its ref: by the programme of now, the tier of before. A purchase that earns nothing is
 * noted too, for tiers may count what was paid.
 */
export async function earnPoints(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  { ref, shownAs = ref, lines, occasion }: Paid,
): Promise<{ points: number; balance: number }> {
  const { births, channel, storeId } = occasion
  const [birth] = births
  const terms = await loadTerms(tx)
  if (birth === undefined || terms === null) return { points: 0, balance: 0 }
  const person = await lockPerson(deps, tx, births)
  const before = await findLot(tx, 'e', ref)
  if (before !== null) return { points: before.points, balance: await readBalance(tx, births) }
  const at = Math.min(occasion.at, deps.clock.now())
  const { tier } = await readTier(tx, terms, births, at)
  const { isActive } = terms.programme
  const { points } = isActive ? earn(terms, lines, { occasion, tierId: tier?.id ?? null }) : { points: 0 }
  const paidMinor = lines.reduce((sum, one) => sum + one.paidMinor, 0n)
  const coming = { birth, kind: 'e' as const, ref, at, points, paidMinor: paidMinor > 0n ? paidMinor : 0n }
  await bookIn(deps, tx, { person, terms, coming: { ...coming, entry: { kind: 'earned' } } })
  const balance = await readBalance(tx, births)
  const store = storeId === null ? {} : { store_id: storeId }
  if (points > 0)
    await tellPoints(tx, {
      ...{ id: `points-earned:${ref}`, birth, event: 'Points Earned', channel, at },
      properties: { points, balance, order_id: shownAs, ...store },
    })
  await noteTier(tx, { terms, births, at, channel })
  return { points, balance }
}
