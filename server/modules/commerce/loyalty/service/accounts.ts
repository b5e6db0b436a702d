import type { Channel } from '@splot/contract/channels'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { putFacts } from '../../store/facts.ts'
import type { Portion } from '../rules/lots.ts'
import { endOf, type Terms } from '../rules/terms.ts'
import { type Account, book, type Entry, listAccounts, lockAccounts } from '../store/ledger.ts'
import { drawFromLots, insertLot, type LotKind, type LotRow, listLots, listOpenLots } from '../store/lots.ts'

// Whoever books locks the accounts of all births concerned first, in one order; lots are read and written under them.

export type LedgerDeps = Pick<CommerceDeps, 'ids' | 'clock' | 'graph' | 'settingsOf'>

/** A customer whose accounts this transaction has locked, with her lots; what had ended is gone from both. */
export interface Person {
  births: readonly string[]
  accounts: readonly Account[]
  lots: readonly LotRow[]
}

export async function lockPerson(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<Person> {
  const accounts = await lockAccounts(tx, births)
  const lots = await listOpenLots(tx, births)
  const now = deps.clock.now()
  const ended = lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= now)
  await expireLots(deps, tx, ended)
  return { births, accounts, lots: lots.filter((lot) => !ended.includes(lot)) }
}

/** What she can spend: the sum of her accounts. */
export const readBalance = async (tx: WorkspaceTx, births: readonly string[]): Promise<number> =>
  (await listAccounts(tx, births)).reduce((sum, one) => sum + one.available, 0)

/** What is left of lots whose time is over is gone; each is told. Their accounts are locked. */
export async function expireLots(deps: LedgerDeps, tx: WorkspaceTx, lots: readonly LotRow[]): Promise<void> {
  if (lots.length === 0) return
  const now = deps.clock.now()
  const portions = lots.map((lot) => ({ lotId: lot.id, birth: lot.birth, points: lot.remaining }))
  await drawFromLots(tx, portions)
  await book(
    tx,
    portions.map((one) => ({
      ...{ id: deps.ids.uuid(now), birth: one.birth, lotId: one.lotId, at: now, kind: 'expired' },
      ...{ ref: one.lotId, available: -one.points, expired: one.points },
    })),
  )
  await putFacts(
    tx,
    portions.map(({ lotId, birth, points }) => ({
      ...{ id: `points-expired:${lotId}:${points}`, birth, event: 'Points Expired' },
      ...{ channel: 'web', at: now, properties: { points } },
    })),
  )
}

type House = 'issued' | 'spent' | 'corrected'

/** Takes portions out of their lots and books them to another account. */
export async function bookOut(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  portions: readonly Portion[],
  about: Pick<Entry, 'at' | 'kind' | 'ref' | 'reason' | 'author' | 'undoes'> & { to: House | 'held' },
): Promise<void> {
  const { to, ...rest } = about
  await drawFromLots(tx, portions)
  await book(
    tx,
    portions.map(({ lotId, birth, points }) => ({
      ...{ ...rest, id: deps.ids.uuid(about.at), birth, lotId, available: -points, [to]: points },
    })),
  )
}

/** How long points are good at least that come back after their time. */
const graceMs = 30 * 86_400_000

/** Puts portions back into the lots they are from; one that has ended meanwhile gives way to a new lot of thirty days. */
export async function bookBack(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  portions: readonly Portion[],
  about: Pick<Entry, 'at' | 'kind' | 'ref'> & { from: House | 'held' },
): Promise<void> {
  const { from, ...rest } = about
  const now = deps.clock.now()
  const lots = new Map(
    (
      await listLots(
        tx,
        portions.map((one) => one.lotId),
      )
    ).map((lot) => [lot.id, lot]),
  )
  const isLive = ({ lotId }: Portion) => {
    const lot = lots.get(lotId)
    return lot !== undefined && (lot.expiresAt === null || lot.expiresAt > now)
  }
  const live = portions.filter(isLive)
  await drawFromLots(
    tx,
    live.map(({ lotId, points }) => ({ lotId, points: -points })),
  )
  const entries: Entry[] = []
  for (const portion of portions) {
    const { birth, points } = portion
    const id = deps.ids.uuid(now)
    const lotId = isLive(portion) ? portion.lotId : id
    if (lotId === id) {
      const lot = {
        id,
        birth,
        kind: 'r' as const,
        ref: id,
        at: now,
        expiresAt: now + graceMs,
        noticeAt: null,
      }
      await insertLot(tx, { ...lot, points, remaining: points, paidMinor: 0n })
    }
    entries.push({ ...rest, id, birth, lotId, available: points, [from]: -points })
  }
  await book(tx, entries)
}

interface Coming {
  birth: string
  kind: Extract<LotKind, 'e' | 'c'>
  ref: string
  at: number
  points: number
  paidMinor: bigint
  entry: Pick<Entry, 'kind' | 'reason' | 'author' | 'undoes'>
}

/** New points: what she owes is paid of them first, the rest is a lot of hers. @returns false where they came before */
export async function bookIn(
  deps: LedgerDeps,
  tx: WorkspaceTx,
  { person, terms, coming }: { person: Person; terms: Terms; coming: Coming },
): Promise<boolean> {
  const { birth, kind, ref, at, points, paidMinor, entry } = coming
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  const settled = Math.min(points, -person.accounts.reduce((sum, one) => sum + one.owed, 0))
  const id = deps.ids.uuid(at)
  const lot = { id, birth, kind, ref, at, points, remaining: points - settled, paidMinor }
  if (!(await insertLot(tx, { ...lot, ...endOf(terms.programme, at, timeZone) }))) return false
  if (points === 0) return true
  const house = kind === 'e' ? 'issued' : 'corrected'
  const first: Entry = { ...entry, id, birth, lotId: id, at, ref, available: points, [house]: -points }
  await book(tx, [first, ...listSettled(deps, person, { birth, lotId: id, at, ref, settled })])
  return true
}

/** Owed points, those of the smallest birth first, are paid out of a lot. */
function listSettled(
  { ids }: LedgerDeps,
  { accounts }: Person,
  {
    birth,
    lotId,
    at,
    ref,
    settled,
  }: { birth: string; lotId: string; at: number; ref: string; settled: number },
): Entry[] {
  if (settled <= 0) return []
  const of = { kind: 'settled' as const, at, ref }
  const entries: Entry[] = [{ ...of, id: ids.uuid(at), birth, lotId, available: -settled, issued: settled }]
  let left = settled
  for (const account of accounts) {
    const paid = Math.min(left, -account.owed)
    if (paid > 0)
      entries.push({ ...of, id: ids.uuid(at), birth: account.birth, lotId: null, owed: paid, issued: -paid })
    left -= paid
  }
  return entries
}

/** What happened to points, for her timeline. */
export const tellPoints = (
  tx: WorkspaceTx,
  told: {
    id: string
    birth: string
    event: 'Points Earned' | 'Points Spent' | 'Points Corrected'
    channel: Channel
    at: number
    properties: Readonly<Record<string, unknown>>
  },
): Promise<number> => putFacts(tx, [told])
