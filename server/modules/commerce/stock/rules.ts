/** What lies in a store, and how much of it is promised: 0 <= reserved <= onHand. */
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

export const freeOf = ({ onHand, reserved }: Level): number => onHand - reserved

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

/** What a movement makes of a level. What is promised cannot be sold, lost or counted away. */
export function move(level: Level, kind: MovementKind, quantity: number): Moved {
  const onHand = kind === 'count' ? quantity : level.onHand + sign[kind] * quantity
  if (onHand < 0 || onHand > mostOnHand) return { ok: false, reason: 'stock_short' }
  if (onHand < level.reserved) return { ok: false, reason: 'stock_reserved' }
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

/** Takes promises back; where `isTaken`, the pieces leave the store with them. */
export function settle(levels: Levels, lines: readonly Line[], isTaken: boolean): Levels {
  const after = new Map(levels)
  for (const { quantity, ...item } of lines) {
    const level = after.get(keyOf(item)) ?? { onHand: 0, reserved: 0 }
    after.set(keyOf(item), {
      onHand: level.onHand - (isTaken ? quantity : 0),
      reserved: level.reserved - quantity,
    })
  }
  return after
}
