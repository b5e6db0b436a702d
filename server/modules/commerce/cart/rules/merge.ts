import { hashToUuid } from '../../../../platform/ids.ts'
import type { Author } from '../../service/ports.ts'
import { couponOf, joinOps, latestStamp, mergeMark, type Op, type Ops, observe, readCart } from './cart.ts'
import { nextStamp } from './clock.ts'

/** Quantities by line. */
type Lines = ReadonlyMap<string, number>

const union = (known: Lines, guest: Lines, pick: (a: number, b: number) => number): Lines =>
  new Map(
    [...new Set([...known.keys(), ...guest.keys()])].map((line) => [
      line,
      pick(known.get(line) ?? 0, guest.get(line) ?? 0),
    ]),
  )

/**
 * What becomes of two carts when a guest turns out to be somebody known. The usual one takes the larger quantity: people
 * put the same thing into both, they do not mean it twice.
 */
export const mergeStrategies = {
  larger: (known: Lines, guest: Lines) => union(known, guest, Math.max),
  sum: (known: Lines, guest: Lines) => union(known, guest, (a, b) => a + b),
  keep_known: (known: Lines, guest: Lines) => (known.size > 0 ? known : guest),
  keep_guest: (known: Lines, guest: Lines) => (guest.size > 0 ? guest : known),
} as const satisfies Record<string, (known: Lines, guest: Lines) => Lines>
export type MergeStrategy = keyof typeof mergeStrategies

/** Coupons of both are one pool: what a strategy says of goods does not touch them. */
const linesOf = (ops: Ops): Lines =>
  new Map(readCart(ops).flatMap(({ line, quantity }) => (couponOf(line) === null ? [[line, quantity]] : [])))

export interface Cart {
  id: string
  ops: Ops
}

const system: Author = { kind: 'system', id: 'merge', name: null }

/**
 * The changes that make one cart of two. Their tags come from both carts and what they hold: merged again, or by two servers
 * at once, it is the same merge. Both carts' own changes stay as they are, so that a split parts them exactly.
 */
export function makeMerge(known: Cart, guest: Cart, strategy: MergeStrategy): Op[] {
  const together = joinOps(known.ops, guest.ops.values())
  const wanted = mergeStrategies[strategy](linesOf(known.ops), linesOf(guest.ops))
  const seen = hashToUuid([strategy, known.id, guest.id, ...[...together.keys()].sort()].join('\n'))
  const replica = `${mergeMark}${seen}`
  const stamp = nextStamp(latestStamp(together), replica, 0)
  const now = linesOf(together)
  const lines = [...new Set([...now.keys(), ...wanted.keys()])].sort()
  const changed = lines.filter((line) => (wanted.get(line) ?? 0) !== (now.get(line) ?? 0))
  return changed.map((line, i): Op => {
    const head = { tag: `${replica}:${i + 1}`, line, by: system, stamp, observed: observe(together, line) }
    const quantity = wanted.get(line) ?? 0
    return quantity === 0 ? { ...head, kind: 'remove' } : { ...head, kind: 'set', quantity }
  })
}

/** One cart, as both devices see it. */
export const mergeCarts = (known: Cart, guest: Cart, strategy: MergeStrategy): Ops =>
  joinOps(joinOps(known.ops, guest.ops.values()), makeMerge(known, guest, strategy))
