import type { Clock } from '../platform/clock.ts'

/** Under this many waiting records a batch waits for company. */
const fewRecords = 500
/** Time from the start of one batch to the start of the next while few records wait, milliseconds. */
const restMs = 25

/**
 * Keeps batches from being many and tiny: a batch costs a dozen round trips whatever it carries, and a moderate stream
 * would keep a core busy with them, while screens wait for it. The first event after a pause goes at once; none waits
 * longer than `restMs`; a backlog is taken without rest.
 */
export function createPace(clock: Clock) {
  let waiting = 0
  let begun = Number.NEGATIVE_INFINITY
  return {
    noteWaiting(count: number): void {
      waiting += count
    },
    noteTaken(count: number): void {
      waiting = Math.max(0, waiting - count)
    },
    /** Resolves when the next batch should begin. */
    async rest(): Promise<void> {
      const left = begun + restMs - clock.monotonic()
      if (left > 0 && waiting < fewRecords) await clock.sleep(left)
      begun = clock.monotonic()
    },
  }
}
