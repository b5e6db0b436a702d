/**
 * A hybrid logical clock: wall time that never runs backwards, with a counter for what happens in one millisecond, and the
 * replica to tell equal ones apart. Source: Kulkarni et al., Logical Physical Clocks, 2014.
 */
export interface Stamp {
  ms: number
  counter: number
  replica: string
}

/** Later than every stamp this replica has seen, near to its wall clock. */
export function nextStamp(latest: Stamp | null, replica: string, nowMs: number): Stamp {
  if (latest === null || nowMs > latest.ms) return { ms: nowMs, counter: 0, replica }
  return { ms: latest.ms, counter: latest.counter + 1, replica }
}

/** Negative where `a` is the earlier. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.ms !== b.ms) return a.ms - b.ms
  if (a.counter !== b.counter) return a.counter - b.counter
  return a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : 0
}
