/** Points that came at once: what is left of them, and when that ends. */
export interface Lot {
  id: string
  birth: string
  at: number
  expiresAt: number | null
  remaining: number
}

/** So many points of one lot. */
export interface Portion {
  lotId: string
  birth: string
  points: number
}

const never = Number.MAX_SAFE_INTEGER

/** What ends first goes first, then what came first. */
export const inOrderOfEnd = (a: Lot, b: Lot): number =>
  (a.expiresAt ?? never) - (b.expiresAt ?? never) || a.at - b.at || (a.id < b.id ? -1 : 1)

/** Takes points from lots that have not ended, those first that end first; null where there are too few. */
export function takePoints(lots: readonly Lot[], points: number, now: number): Portion[] | null {
  const portions: Portion[] = []
  let missing = points
  for (const lot of [...lots].sort(inOrderOfEnd)) {
    if (missing === 0) break
    if (lot.remaining === 0 || (lot.expiresAt !== null && lot.expiresAt <= now)) continue
    const taken = Math.min(missing, lot.remaining)
    portions.push({ lotId: lot.id, birth: lot.birth, points: taken })
    missing -= taken
  }
  return missing === 0 ? portions : null
}

/** As many as there are, up to `points`. */
export function takeUpTo(lots: readonly Lot[], points: number, now: number): Portion[] {
  const live = lots.filter((lot) => lot.expiresAt === null || lot.expiresAt > now)
  const there = live.reduce((sum, lot) => sum + lot.remaining, 0)
  return takePoints(lots, Math.min(points, there), now) ?? []
}

/**
 * The part of something that a return asks for, all returns so far counted together: what was earned is taken rounded down,
 * what was spent is given back rounded up. So no rounding is at her cost, and never is there more than there was.
 */
export function shareOf(
  points: number,
  { returned, whole, isAll }: { returned: bigint; whole: bigint; isAll: boolean },
  rounding: 'down' | 'up',
): number {
  if (isAll || whole <= 0n || returned >= whole) return isAll || returned > 0n ? points : 0
  const exact = BigInt(points) * returned
  return Number(rounding === 'down' ? exact / whole : (exact + whole - 1n) / whole)
}

/** Spreads what is given back over what was taken: the lot that ends last gets first, which is to her good. */
export function spreadBack(
  portions: readonly (Portion & { givenBack: number })[],
  points: number,
): Portion[] {
  const back: Portion[] = []
  let left = points
  for (const { lotId, birth, points: taken, givenBack } of [...portions].reverse()) {
    const given = Math.min(left, taken - givenBack)
    if (given > 0) back.push({ lotId, birth, points: given })
    left -= given
  }
  return back
}
