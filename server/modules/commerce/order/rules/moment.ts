/** Clocks that differ by less are right. */
const toleratedMs = 1_000

/**
 * When it was sold: what the till's clock said, moved by what that clock is off now (its time of sending against ours), never
 * later than now. The same rule as for events.
 */
export function mendMoment(told: number | null, sentAt: number | null, now: number): number {
  if (told === null) return now
  const off = sentAt === null ? 0 : now - sentAt
  return Math.min(Math.abs(off) <= toleratedMs ? told : told + off, now)
}
