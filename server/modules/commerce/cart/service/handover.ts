import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { hashSecret } from '../../../../platform/ids.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { couponOf, makeOp, type Op, readCart } from '../rules/cart.ts'
import { mergeStrategies } from '../rules/merge.ts'
import { appendChanges } from '../store/documents.ts'
import { dropHandovers, putHandover, takeHandover } from '../store/handovers.ts'
import type { OpenWhole } from './change.ts'
import type { Desk } from './desk.ts'
import { listLines } from './view.ts'
import { addChanges, type Whole } from './whole.ts'

type HandoverDeps = Pick<CommerceDeps, 'clock' | 'ids'>

const lifeMs = 10 * 60_000
/** Begins a code that a guest made: no other code has a dot in it. */
const guestMark = 'g.'

/** A code for a cart, good once and for ten minutes. 128 bits: nobody guesses one. */
export async function makeHandover(
  { clock, ids }: HandoverDeps,
  tx: WorkspaceTx,
  { home, person }: OpenWhole,
): Promise<{ code: string; expiresAt: string }> {
  const documentId = home.id
  const now = clock.now()
  const code = `${person.isGuest ? guestMark : ''}${ids.secret(16)}`
  const expiresAt = now + lifeMs
  await dropHandovers(tx, now - lifeMs)
  await putHandover(tx, { codeHash: hashSecret(code), documentId, expiresAt })
  return { code, expiresAt: new Date(expiresAt).toISOString() }
}

/** @returns the document it leads to, and whether a guest handed it over. @throws handover_gone */
export async function useHandover(
  { clock }: HandoverDeps,
  tx: WorkspaceTx,
  code: string,
): Promise<{ id: string; isGuest: boolean }> {
  const id = await takeHandover(tx, hashSecret(code), clock.now())
  if (id === null) throw new SplotError('handover_gone', { path: 'body.code' })
  return { id, isGuest: code.startsWith(guestMark) }
}

/**
 * What lies in one cart lies in the other too, the larger quantity of each. A code hands over what is in a cart, not whose it
 * is: the two stay two.
 * @param o.name of this copying: what it put in is not put in again when it is asked for once more
 */
export async function copyLines(
  { clock }: HandoverDeps,
  tx: WorkspaceTx,
  { from, to, desk, name }: { from: Whole; to: OpenWhole; desk: Desk; name: string },
): Promise<Whole> {
  const quantities = (whole: Whole) => new Map(readCart(whole.ops).map((one) => [one.line, one.quantity]))
  const there = quantities(to)
  const seen = new Map(listLines(from).map((one) => [one.line, one]))
  const wanted = mergeStrategies.larger(there, new Map([...seen].map(([line, one]) => [line, one.quantity])))
  const now = clock.now()
  const ops = [...wanted].flatMap(([line, quantity]): Op[] => {
    const about = seen.get(line)?.about
    if (quantity === (there.get(line) ?? 0) || couponOf(line) !== null) return []
    const wish = { kind: 'set' as const, line, quantity, ...(about === undefined ? {} : { about }) }
    const tag = `${desk.replica}/${name}/${line}`
    if (to.ops.has(tag)) return []
    const op = makeOp(to.ops, wish, { replica: desk.replica, by: desk.by, nowMs: now, tag })
    return op === null ? [] : [op]
  })
  await appendChanges(tx, to.home, ops, now)
  return addChanges(to, ops)
}
