/** What lies in a store, and how much of it is promised: more than lies there only where a count found less. */
export interface Level {
  onHand: number
  reserved: number
}

/** One variant in one store. */
export interface Item {
  storeId: string
  sku: string
}

export interface Line extends Item {
  quantity: number
}

/** Neither holds a line break: codes are printable. */
export const keyOf = ({ storeId, sku }: Item): string => `${storeId}\n${sku}`

/** Of a shelf that is oversold nothing is. */
export const freeOf = ({ onHand, reserved }: Level): number => Math.max(0, onHand - reserved)

/** Pieces that are promised and do not lie there. */
export const shortOf = ({ onHand, reserved }: Level): number => Math.max(0, reserved - onHand)

export const kinds = ['count', 'receipt', 'sale', 'return', 'loss'] as const
export type MovementKind = (typeof kinds)[number]

/** A count says how much there is, the others how much comes or goes. */
const sign: Readonly<Record<Exclude<MovementKind, 'count'>, 1 | -1>> = {
  receipt: 1,
  sale: -1,
  return: 1,
  loss: -1,
}

/** More than this of one variant in one store is a slip of the keyboard. */
export const mostOnHand = 1_000_000_000

export type Moved =
  | { ok: true; level: Level; delta: number }
  | { ok: false; reason: 'stock_short' | 'stock_reserved' }

/** What the shelf itself says is true, whatever was promised of it. */
const isTruth = (kind: MovementKind) => kind === 'count' || kind === 'loss'

/** What a movement makes of a level. What is promised cannot be sold to somebody else. */
export function move(level: Level, kind: MovementKind, quantity: number): Moved {
  const onHand = kind === 'count' ? quantity : level.onHand + sign[kind] * quantity
  if (onHand < 0 || onHand > mostOnHand) return { ok: false, reason: 'stock_short' }
  const isTaken = onHand < level.onHand && onHand < level.reserved
  if (isTaken && !isTruth(kind)) return { ok: false, reason: 'stock_reserved' }
  return { ok: true, level: { ...level, onHand }, delta: onHand - level.onHand }
}

export type Levels = ReadonlyMap<string, Level>

/** Lines of one item are one line. */
export function joinLines(lines: readonly Line[]): Line[] {
  const joined = new Map<string, Line>()
  for (const line of lines) {
    const known = joined.get(keyOf(line))
    joined.set(keyOf(line), { ...line, quantity: line.quantity + (known?.quantity ?? 0) })
  }
  return [...joined.values()]
}

export type Reserved =
  | { ok: true; levels: Levels }
  | { ok: false; short: readonly (Line & { free: number })[] }

/** Promises all lines, or none of them. */
export function reserve(levels: Levels, lines: readonly Line[]): Reserved {
  const after = new Map(levels)
  const short: (Line & { free: number })[] = []
  for (const line of joinLines(lines)) {
    const level = levels.get(keyOf(line)) ?? { onHand: 0, reserved: 0 }
    if (freeOf(level) < line.quantity) short.push({ ...line, free: freeOf(level) })
    else after.set(keyOf(line), { ...level, reserved: level.reserved + line.quantity })
  }
  return short.length > 0 ? { ok: false, short } : { ok: true, levels: after }
}

/** Takes promises back; where `isTaken`, the pieces leave the store with them, as far as they lie there. */
export function settle(levels: Levels, lines: readonly Line[], isTaken: boolean): Levels {
  const after = new Map(levels)
  for (const { quantity, ...item } of lines) {
    const level = after.get(keyOf(item)) ?? { onHand: 0, reserved: 0 }
    after.set(keyOf(item), {
      onHand: isTaken ? Math.max(0, level.onHand - quantity) : level.onHand,
      reserved: level.reserved - quantity,
    })
  }
  return after
}

/** Who of those who were promised pieces gets none, or fewer, of what lies there: who stands first has hers. */
export function listShort<P extends { quantity: number }>(
  onHand: number,
  promised: readonly P[],
): (P & { short: number })[] {
  let left = onHand
  return promised.flatMap((one) => {
    const short = Math.max(0, one.quantity - left)
    left = Math.max(0, left - one.quantity)
    return short === 0 ? [] : [{ ...one, short }]
  })
}
