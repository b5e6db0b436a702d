import { mostPieces } from '@splot/contract/cart'
import type { Author } from '../../service/ports.ts'
import { compareStamps, nextStamp, type Stamp } from './clock.ts'

/** What was known of a line when it was changed. */
export interface About {
  /** What one piece cost then, in minor units as text. */
  minor?: string
  /** What somebody who wished for it asked to be told of. */
  wants?: { priceDrop: boolean; backInStock: boolean }
}

/** One change. Its tag names it for ever: sent again, it is the same change. */
export type Op = {
  tag: string
  /** A SKU, or a coupon by {@link couponLine}. */
  line: string
  by: Author
  stamp: Stamp
  about?: About
} & (
  | { kind: 'add'; quantity: number }
  /** The quantity from now on, in place of all that was observed. */
  | { kind: 'set'; quantity: number; observed: readonly string[] }
  | { kind: 'remove'; observed: readonly string[] }
)

/** Coupons lie in the same map as goods, under names no SKU can have. */
export const couponLine = (code: string): string => `coupon\t${code}`
export const couponOf = (line: string): string | null => (line.startsWith('coupon\t') ? line.slice(7) : null)

/**
 * An observed-remove map: the set of all changes, by tag. What the cart holds is a pure function of this set, so the order
 * in which changes come, and how often, does not matter.
 */
export type Ops = ReadonlyMap<string, Op>

export const emptyOps: Ops = new Map()

/** Both sets in one: commutative, associative, idempotent. */
export function joinOps(ops: Ops, more: Iterable<Op>): Ops {
  const joined = new Map(ops)
  for (const op of more) if (!joined.has(op.tag)) joined.set(op.tag, op)
  return joined
}

export interface CartLine {
  line: string
  quantity: number
  /** Who changed it last, when, and what was known then. */
  by: Author
  stamp: Stamp
  about: About
}

export const observedOf = (op: Op): readonly string[] => (op.kind === 'add' ? [] : op.observed)

/** Changes of a line that count: not observed by a later one. A remove counts for nothing itself. */
function listLive(ops: Ops): Map<string, Exclude<Op, { kind: 'remove' }>[]> {
  const gone = new Set<string>()
  for (const op of ops.values()) for (const tag of observedOf(op)) gone.add(tag)
  const live = new Map<string, Exclude<Op, { kind: 'remove' }>[]>()
  for (const op of ops.values()) {
    if (op.kind === 'remove' || gone.has(op.tag)) continue
    const same = live.get(op.line)
    if (same === undefined) live.set(op.line, [op])
    else same.push(op)
  }
  return live
}

const compareOps = (a: Op, b: Op) => compareStamps(a.stamp, b.stamp) || (a.tag < b.tag ? -1 : 1)

/** A set of changes is never altered: what was read out of it is asked for several times on the way of one change. */
const readings = new WeakMap<Ops, readonly CartLine[]>()

/**
 * What the cart holds, by line. Additions made apart sum up; of quantities set apart only the newest counts, or two devices
 * that both set 3 would make 6. Whoever adds while another removes keeps what was added.
 */
export function readCart(ops: Ops): readonly CartLine[] {
  const known = readings.get(ops) ?? listHeld(ops)
  readings.set(ops, known)
  return known
}

function listHeld(ops: Ops): CartLine[] {
  const lines: CartLine[] = []
  for (const [line, live] of listLive(ops)) {
    const set = live
      .filter((op) => op.kind === 'set')
      .sort(compareOps)
      .at(-1)
    const added = live.reduce((sum, op) => sum + (op.kind === 'add' ? op.quantity : 0), 0)
    const quantity = added + (set?.quantity ?? 0)
    const last = live.toSorted(compareOps).at(-1)
    if (quantity > 0 && last !== undefined)
      lines.push({ line, quantity, by: last.by, stamp: last.stamp, about: last.about ?? {} })
  }
  return lines.sort((a, b) => (a.line < b.line ? -1 : 1))
}

/** Changes that make one cart of two count only as long as the two are one person's (rules/merge.ts). */
export const mergeMark = 'merge/'

/**
 * Tags of a line that a change made now observes. What a merge hid is observed through it: should identity part the carts
 * again, nothing that was changed since comes back.
 */
export function observe(ops: Ops, line: string): string[] {
  const seen = new Set<string>()
  const look = (op: Op) => {
    if (seen.has(op.tag)) return
    seen.add(op.tag)
    if (!op.tag.startsWith(mergeMark)) return
    for (const tag of observedOf(op)) {
      const hidden = ops.get(tag)
      if (hidden !== undefined) look(hidden)
    }
  }
  for (const op of listLive(ops).get(line) ?? []) look(op)
  for (const op of ops.values())
    if (op.line === line && op.kind === 'remove' && op.tag.startsWith(mergeMark)) look(op)
  return [...seen].sort()
}

/** What somebody wants of a line. */
export type Wish = { line: string; about?: About } & (
  | { kind: 'add'; quantity: number }
  | { kind: 'set'; quantity: number }
  | { kind: 'remove' }
)

export function latestStamp(ops: Ops): Stamp | null {
  let latest: Stamp | null = null
  for (const { stamp } of ops.values())
    if (latest === null || compareStamps(stamp, latest) > 0) latest = stamp
  return latest
}

const isQuantity = (quantity: number, least: number) =>
  Number.isInteger(quantity) && quantity >= least && quantity <= mostPieces

/** Who makes a change. */
export interface Maker {
  replica: string
  by: Author
  /** When, by the maker's clock. */
  nowMs: number
  /** Where the maker names it; `replica:n` otherwise, n counting from 1 without a gap. */
  tag?: string
}

/** The change a replica makes of a wish, beside all it knows; null where the quantity is absurd. */
export function makeOp(ops: Ops, wish: Wish, { replica, by, nowMs, tag }: Maker): Op | null {
  const stamp = nextStamp(latestStamp(ops), replica, nowMs)
  const { line, about } = wish
  const name = tag ?? `${replica}:${countOf(ops, replica) + 1}`
  const head = { tag: name, line, by, stamp, ...(about === undefined ? {} : { about }) }
  if (wish.kind === 'add')
    return isQuantity(wish.quantity, 1) ? { ...head, kind: 'add', quantity: wish.quantity } : null
  const observed = observe(ops, line)
  if (wish.kind === 'remove' || wish.quantity === 0) return { ...head, kind: 'remove', observed }
  return isQuantity(wish.quantity, 1) ? { ...head, kind: 'set', quantity: wish.quantity, observed } : null
}

/** How many of a replica's changes are known without a gap. */
export type Vector = ReadonlyMap<string, number>

const readTag = (tag: string): { replica: string; n: number } => {
  const cut = tag.lastIndexOf(':')
  return { replica: tag.slice(0, cut), n: Number(tag.slice(cut + 1)) }
}

function countOf(ops: Ops, replica: string): number {
  let n = 0
  while (ops.has(`${replica}:${n + 1}`)) n++
  return n
}

export function vectorOf(ops: Ops): Vector {
  const replicas = new Set([...ops.keys()].map((tag) => readTag(tag).replica))
  return new Map([...replicas].map((replica) => [replica, countOf(ops, replica)]))
}

/** What somebody lacks who knows so much: lost messages come again until they arrive. */
export function listMissing(ops: Ops, known: Vector): Op[] {
  return [...ops.values()].filter(({ tag }) => {
    const { replica, n } = readTag(tag)
    return n > (known.get(replica) ?? 0)
  })
}

const keptMs = 30 * 86_400_000
const crowd = 1_000
const keptInCrowdMs = 3_600_000

/**
 * Changes of a document that count for nothing any more and need not be kept: seen by a later one of the same document, so
 * that no split brings them back, and so old that nobody sends them again; in a crowd of changes sooner. A removal goes when
 * nothing it removed is left.
 * @param whole with the other documents of the same person
 */
export function listSpent(own: Ops, whole: Ops, nowMs: number): string[] {
  const since = nowMs - (own.size > crowd ? keptInCrowdMs : keptMs)
  const gone = new Set<string>()
  for (const op of own.values()) for (const tag of observedOf(op)) gone.add(tag)
  const isSpent = (op: Op) =>
    op.kind === 'remove' ? op.observed.every((tag) => !whole.has(tag)) : gone.has(op.tag)
  return [...own.values()].filter((op) => op.stamp.ms < since && isSpent(op)).map((op) => op.tag)
}
