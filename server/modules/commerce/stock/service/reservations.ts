import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { joinLines, keyOf, type Levels, type Line, reserve, settle } from '../rules.ts'
import { type ReservationReply, type ReserveBody, reservationReply } from '../schema.ts'
import { insertMovements, lockLevels, type Movement, putLevels } from '../store/levels.ts'
import {
  findReservation,
  insertReservation,
  listDueWorkspaces,
  listLines,
  lockDue,
  lockExpiredOf,
  lockReservation,
  type ReservationRow,
  settleReservations,
} from '../store/reservations.ts'
import { doOnce } from './once.ts'

// Whoever needs both locks reservations before levels, and levels in one order: nobody waits in a ring.

const stateOf = { h: 'held', c: 'taken', r: 'released', x: 'expired' } as const

const show = (
  { id, state, ref, expiresAt }: Omit<ReservationRow, 'birth'>,
  lines: readonly Line[],
): ReservationReply => ({
  id,
  state: stateOf[state],
  lines: lines.map(({ storeId, sku, quantity }) => ({ storeId, sku, quantity })),
  ref,
  expiresAt: new Date(expiresAt).toISOString(),
})

/**
 * Keeps pieces for somebody for some time: all lines or none, once for its key. What has expired is free at once.
 * @throws stock_short, customer_unknown, idempotency_mismatch
 */
export function makeReservation(
  deps: CommerceDeps,
  workspaceId: string,
  asked: { key: string; body: ReserveBody },
): Promise<ReservationReply> {
  const { key, body } = asked
  return doOnce(deps, workspaceId, { key, body, reply: reservationReply }, async (tx) => {
    await refuseStranger(deps, tx, body.customerId)
    const now = deps.clock.now()
    const lines = joinLines(body.lines)
    const levels = await freeExpired(tx, lines, now)
    const result = reserve(levels, lines)
    if (!result.ok) throw shortage(result.short, body.lines)
    await putLevels(tx, lines, result.levels, now)
    const id = deps.ids.uuid(now)
    const row = { id, ref: body.ref, expiresAt: now + body.minutes * 60_000 }
    await insertReservation(tx, { ...row, birth: body.customerId, createdAt: now, lines })
    return show({ ...row, state: 'h' }, lines)
  })
}

async function refuseStranger(deps: CommerceDeps, tx: WorkspaceTx, customerId: string | null): Promise<void> {
  if (customerId === null) return
  const known = await deps.graph.listClusters(tx, tx.workspaceId, [customerId], 'service')
  if (known.length === 0) throw new SplotError('not_found', { path: 'body.customerId' })
}

/** Levels of these items, locked, after what has expired among them gave its pieces back. */
export async function freeExpired(tx: WorkspaceTx, items: readonly Line[], now: number): Promise<Levels> {
  const expired = await lockExpiredOf(tx, items, now)
  const lines = expired.length === 0 ? [] : await listLines(tx, expired)
  const levels = settle(await lockLevels(tx, [...items, ...lines]), lines, false)
  if (expired.length > 0) {
    await putLevels(tx, lines, levels, now)
    await settleReservations(tx, expired, 'x', now)
  }
  return levels
}

function shortage(short: readonly (Line & { free: number })[], asked: readonly Line[]): SplotError {
  const [first] = short
  const at = asked.findIndex((one) => first !== undefined && keyOf(one) === keyOf(first))
  const free = first?.free ?? 0
  return new SplotError('stock_short', {
    path: `body.lines.${at}.quantity`,
    hint: { pl: `Wolnych sztuk: ${free}.`, en: `Pieces free: ${free}.` },
  })
}

/** @throws not_found */
export async function getReservation(
  deps: CommerceDeps,
  workspaceId: string,
  id: string,
): Promise<ReservationReply> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findReservation(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    return show(row, await listLines(tx, [id]))
  })
}

/**
 * The pieces are taken, or given back. Done again it changes nothing; the other way round it is refused.
 * @throws reservation_over, not_found, stock_short where a count found less
 */
export async function settleReservation(
  deps: CommerceDeps,
  workspaceId: string,
  { id, isTaken }: { id: string; isTaken: boolean },
): Promise<ReservationReply> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockReservation(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    const lines = await listLines(tx, [id])
    const now = deps.clock.now()
    const wanted = isTaken ? 'c' : 'r'
    if (row.state === wanted || (!isTaken && row.state === 'x')) return show(row, lines)
    const isOver = row.state !== 'h' || (isTaken && row.expiresAt <= now)
    if (isOver) throw new SplotError('reservation_over')
    const before = await lockLevels(tx, lines)
    if (isTaken) refuseMissing(before, lines)
    const levels = settle(before, lines, isTaken)
    await putLevels(tx, lines, levels, now)
    if (isTaken) await insertMovements(tx, listSales(deps, row, lines, levels), now)
    await settleReservations(tx, [id], wanted, now)
    return show({ ...row, state: wanted }, lines)
  })
}

/** What does not lie there cannot leave the store: it is counted again first, or let go of. @throws stock_short */
function refuseMissing(levels: Levels, lines: readonly Line[]): void {
  const gap = lines.find((one) => (levels.get(keyOf(one))?.onHand ?? 0) < one.quantity)
  if (gap === undefined) return
  const left = levels.get(keyOf(gap))?.onHand ?? 0
  throw new SplotError('stock_short', {
    hint: { pl: `Na półce leży sztuk: ${left}.`, en: `Pieces on the shelf: ${left}.` },
  })
}

const listSales = (
  deps: CommerceDeps,
  { id, ref }: ReservationRow,
  lines: readonly Line[],
  levels: Levels,
): Movement[] =>
  lines.map(({ storeId, sku, quantity }) => ({
    ...{ id: deps.ids.uuid(deps.clock.now()), storeId, sku, kind: 'sale' as const, delta: -quantity },
    ...{ onHand: levels.get(keyOf({ storeId, sku }))?.onHand ?? 0, ref: ref ?? id },
  }))

const dueAtOnce = 200

/** Gives back what is kept beyond its time. @returns whether there may be more */
export async function expireDue(deps: CommerceDeps): Promise<boolean> {
  const now = deps.clock.now()
  let isMore = false
  await tryEach(await deps.worker.inPlatform((tx) => listDueWorkspaces(tx, now)), async (workspaceId) => {
    const count = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const ids = await lockDue(tx, now, dueAtOnce)
      await giveBack(tx, ids, now)
      await settleReservations(tx, ids, 'x', now)
      return ids.length
    })
    isMore ||= count === dueAtOnce
  })
  return isMore
}

/** Takes back what these reservations, locked by this transaction, have promised. */
export async function giveBack(tx: WorkspaceTx, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  const lines = await listLines(tx, ids)
  await putLevels(tx, lines, settle(await lockLevels(tx, lines), lines, false), now)
}
