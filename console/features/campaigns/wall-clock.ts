/** The clock on the wall of a place, `2026-11-22T09:00`, as the field of a date and time takes it. */
export function wallClockOf(atMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(new Date(atMs))
  const read = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${read('year')}-${read('month')}-${read('day')}T${read('hour')}:${read('minute')}`
}

/**
 * The moment at which the clock of a place shows this. An hour that a change of the clock leaves out becomes the one after
 * it; of one that comes twice the first is meant.
 */
export function momentOfWallClock(text: string, zone: string): number {
  const asUtc = Date.parse(`${text}Z`)
  const offsetAt = (ms: number): number =>
    Date.parse(`${wallClockOf(ms, zone)}Z`) - Math.floor(ms / 60_000) * 60_000
  const dayMs = 86_400_000
  // The offsets of the day before and the day after: where they differ, the clock changes in between.
  const [before, after] = [asUtc - offsetAt(asUtc - dayMs), asUtc - offsetAt(asUtc + dayMs)]
  return [before, after].find((ms) => wallClockOf(ms, zone) === text) ?? before
}
