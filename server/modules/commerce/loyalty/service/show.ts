import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { nameIn } from '../../rules/languages.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { getBirths } from '../../service/get-births.ts'
import type { ListCouponsOf } from '../../service/ports.ts'
import { type Terms, worthOf } from '../rules/terms.ts'
import type { TierState } from '../rules/tiers.ts'
import { type LoyaltyReply, rewardBody } from '../schema.ts'
import { type HistoryRow, listAccounts, listHistory } from '../store/ledger.ts'
import { listOpenLots } from '../store/lots.ts'
import { listRewards } from '../store/programme.ts'
import { loadTerms, readTier } from './read-terms.ts'

export interface ShowPorts {
  listCouponsOf: ListCouponsOf
}

const shownHistory = 50
const nearMs = 90 * 86_400_000

const iso = (at: number) => new Date(at).toISOString()

/** What these births, one customer's, have: points, tier, rewards in reach, coupons, and how it came to that. */
export async function showPoints(
  deps: Pick<CommerceDeps, 'clock'> & ShowPorts,
  tx: WorkspaceTx,
  { births, language }: { births: readonly string[]; language: Language | null },
): Promise<LoyaltyReply> {
  const now = deps.clock.now()
  const terms = await loadTerms(tx)
  const [accounts, lots] = [await listAccounts(tx, births), await listOpenLots(tx, births)]
  // What has ended is no longer hers, even if nobody has booked it yet.
  const live = lots.filter((lot) => lot.expiresAt === null || lot.expiresAt > now)
  const points = live.reduce((sum, lot) => sum + lot.remaining, 0)
  const coupons = await deps.listCouponsOf(tx, births, now)
  return {
    programme: showProgramme(terms, language),
    points,
    held: accounts.reduce((sum, one) => sum + one.held, 0),
    owed: -accounts.reduce((sum, one) => sum + one.owed, 0),
    worth: terms?.spend
      ? { amount: toDecimal(worthOf(terms, points), terms.currency), currency: terms.currency }
      : null,
    ...showTier(await readTier(tx, terms, births, now), { terms, language }),
    ending: sumByEnd(live.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= now + nearMs)),
    rewards: await showRewards(tx, { points, language }),
    coupons: coupons.map(({ name, texts, ...one }) => ({
      ...{ ...one, name: nameIn({ name, texts }, language) },
      expiresAt: one.expiresAt === null ? null : iso(one.expiresAt),
    })),
    history: joinSpent(await listHistory(tx, births, shownHistory)).map(showEntry),
  }
}

const showProgramme = (terms: Terms | null, language: Language | null) =>
  terms && {
    name: nameIn(terms.programme, language),
    isActive: terms.programme.isActive,
    currency: terms.currency,
  }

/** What was held and then spent is told once: as spent, when it left her points. */
function joinSpent(rows: readonly HistoryRow[]): HistoryRow[] {
  const spent = new Set(rows.filter((row) => row.kind === 'spent').map((row) => row.ref))
  return rows
    .filter((row) => row.kind !== 'spent')
    .map((row) => (row.kind === 'held' && spent.has(row.ref) ? { ...row, kind: 'spent' as const } : row))
}

function showTier(
  { tier, until, reached, next }: TierState,
  { terms, language }: { terms: Terms | null; language: Language | null },
) {
  const by = terms?.programme.tiers?.by ?? 'points'
  return {
    tier: tier && {
      ...{ id: tier.id, name: nameIn(tier, language) },
      perks: (language === null ? undefined : tier.texts[language]?.perks) ?? tier.perks ?? null,
      until: until === null ? null : iso(until),
    },
    next: next && {
      id: next.id,
      name: nameIn(next, language),
      from: next.from,
      missing: next.from - reached,
      reached,
      by,
    },
  }
}

function sumByEnd(lots: readonly { expiresAt: number | null; remaining: number }[]) {
  const sums = new Map<number, number>()
  for (const { expiresAt, remaining } of lots)
    if (expiresAt !== null) sums.set(expiresAt, (sums.get(expiresAt) ?? 0) + remaining)
  return [...sums].sort(([a], [b]) => a - b).map(([at, points]) => ({ points, at: iso(at) }))
}

async function showRewards(
  tx: WorkspaceTx,
  { points, language }: { points: number; language: Language | null },
): Promise<LoyaltyReply['rewards']> {
  const rewards = (await listRewards(tx)).map(({ id, body }) => ({
    id,
    ...rewardBody.parse(JSON.parse(body)),
  }))
  return rewards
    .filter((one) => one.isActive)
    .map(({ isActive: _, texts, name, ...one }) => ({
      ...{ ...one, name: nameIn({ name, texts }, language) },
      isWithinReach: one.points <= points,
    }))
    .sort((a, b) => a.points - b.points)
}

const showEntry = ({ isUndone, at, ...row }: HistoryRow): LoyaltyReply['history'][number] => ({
  ...row,
  at: iso(at),
  isUndoable: row.kind === 'corrected' && !isUndone,
})

/** For a desk. @throws not_found */
export const showLoyaltyOf = (
  deps: CommerceDeps & ShowPorts,
  workspaceId: string,
  { id, language }: { id: string; language: Language | null },
): Promise<LoyaltyReply> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await getBirths(deps, tx, id)
    return showPoints(deps, tx, { births, language })
  })
