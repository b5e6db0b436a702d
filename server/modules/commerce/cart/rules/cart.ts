import { compareStamps, nextStamp, type Stamp } from './clock.ts'

/** Who changed it: the shopper, an advisor, a consultant, a bot; an id of ours. */
export interface Author {
  kind: 'customer' | 'member' | 'bot' | 'system'
  id: string
}

/** One change. Its tag names it for ever: `replica:n`, n counting from 1 without a gap. */
export type Op = {
  tag: string
  /** SKU with its options. */
  line: string
  by: Author
  stamp: Stamp
} & (
  | { kind: 'add'; quantity: number }
  /** The quantity from now on, in place of all that was observed. */
  | { kind: 'set'; quantity: number; observed: readonly string[] }
  | { kind: 'remove'; observed: readonly string[] }
)

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
  /** Who changed it last, and when. */
  by: Author
  stamp: Stamp
}

const observedOf = (op: Op): readonly string[] => (op.kind === 'add' ? [] : op.observed)

/** Changes of a line that count: not observed by a later one. A remove counts for nothing itself. */
function listLive(ops: Ops): Map<string, Exclude<Op, { kind: 'remove' }>[]> {
  const gone = new Set([...ops.values()].flatMap(observedOf))
  const live = new Map<string, Exclude<Op, { kind: 'remove' }>[]>()
  for (const op of ops.values()) {
    if (op.kind === 'remove' || gone.has(op.tag)) continue
    live.set(op.line, [...(live.get(op.line) ?? []), op])
  }
  return live
}

const compareOps = (a: Op, b: Op) => compareStamps(a.stamp, b.stamp) || (a.tag < b.tag ? -1 : 1)

/**
 * What the cart holds, by line. Additions made apart sum up; of quantities set apart only the newest counts, or two devices
 * that both set 3 would make 6. Whoever adds while another removes keeps what was added.
 */
export function readCart(ops: Ops): CartLine[] {
  const lines: CartLine[] = []
  for (const [line, live] of listLive(ops)) {
    const set = live
      .filter((op) => op.kind === 'set')
      .sort(compareOps)
      .at(-1)
    const added = live.reduce((sum, op) => sum + (op.kind === 'add' ? op.quantity : 0), 0)
    const quantity = added + (set?.quantity ?? 0)
    const last = live.toSorted(compareOps).at(-1)
    if (quantity > 0 && last !== undefined) lines.push({ line, quantity, by: last.by, stamp: last.stamp })
  }
  return lines.sort((a, b) => (a.line < b.line ? -1 : 1))
}

/** Tags of a line that a change made now observes. */
export function observe(ops: Ops, line: string): string[] {
  return (listLive(ops).get(line) ?? []).map((op) => op.tag).sort()
}

/** What somebody wants of a line. */
export type Wish = { line: string } & (
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

/** More pieces of one line than anybody buys. */
export const mostPieces = 9_999

const isQuantity = (quantity: number, least: number) =>
  Number.isInteger(quantity) && quantity >= least && quantity <= mostPieces

/** The change a replica makes of a wish, beside all it knows; null where the quantity is absurd. */
export function makeOp(ops: Ops, wish: Wish, who: { replica: string; by: Author; nowMs: number }): Op | null {
  const { replica, by, nowMs } = who
  const stamp = nextStamp(latestStamp(ops), replica, nowMs)
  const head = { tag: `${replica}:${countOf(ops, replica) + 1}`, line: wish.line, by, stamp }
  if (wish.kind === 'add')
    return isQuantity(wish.quantity, 1) ? { ...head, kind: 'add', quantity: wish.quantity } : null
  const observed = observe(ops, wish.line)
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
