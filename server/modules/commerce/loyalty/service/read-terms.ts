import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { FindTier, HasBought } from '../../service/ports.ts'
import { readTerms, type Terms } from '../rules/terms.ts'
import { findTierState, type TierState } from '../rules/tiers.ts'
import { programme } from '../schema.ts'
import { listCounted } from '../store/lots.ts'
import { findProgramme } from '../store/programme.ts'

/** The programme as it is now; null where there is none. What was saved has been read before. */
export async function loadTerms(tx: WorkspaceTx): Promise<Terms | null> {
  const row = await findProgramme(tx)
  if (row === null) return null
  const terms = readTerms(programme.parse(JSON.parse(row.body)), row.currency)
  return 'path' in terms ? null : terms
}

const monthMs = 31 * 86_400_000
const yearMs = 366 * 86_400_000

/** The tier of these births, one customer's. */
export async function readTier(
  tx: WorkspaceTx,
  terms: Terms | null,
  births: readonly string[],
  at: number,
): Promise<TierState> {
  const tiers = terms?.programme.tiers ?? null
  if (terms === null || tiers === null || births.length === 0)
    return { tier: null, until: null, reached: 0, next: null }
  // What is older no longer decides: a year to reach a tier, and the time it is kept after that.
  const rows = await listCounted(tx, births, at - 2 * yearMs - tiers.keepMonths * monthMs)
  const counted = rows.map((row) => ({ ...row, paidMinor: BigInt(row.paidMinor) }))
  return findTierState(terms, counted, at)
}

export const findTier: FindTier = async (tx, births, at) =>
  (await readTier(tx, await loadTerms(tx), births, at)).tier?.id ?? null

/** By what was earned: a purchase is there even where it earned nothing. */
export const hasEarned: HasBought = async (tx, births) =>
  births.length > 0 && (await listCounted(tx, births, 0)).some((one) => one.paidMinor > 0)
