import { rollDice } from './retry.ts'

/** Lets a channel that does not answer rest, longer each time, and tries it with little. */
export interface Circuit {
  note(isTiring: boolean): void
  /** Until then nothing is handed over, monotonic milliseconds; 0 = go on. */
  restsUntil(): number
  /** It rested and has not proved itself yet: one at a time. */
  isOnTrial(): boolean
}

const mostInARow = 5
const firstRestMs = 1_000
const longestRestMs = 60_000

export function createCircuit(name: string, monotonic: () => number): Circuit {
  let inARow = 0
  let rests = 0
  let until = 0
  return {
    note(isTiring) {
      if (!isTiring) {
        inARow = 0
        rests = 0
        until = 0
        return
      }
      inARow++
      // What was under way when it was let rest says nothing new.
      if (monotonic() < until || inARow < (rests === 0 ? mostInARow : 1)) return
      const rest = Math.min(longestRestMs, firstRestMs * 2 ** rests)
      until = monotonic() + rest * (0.5 + rollDice(`${name} ${rests}`) / 2)
      rests++
    },
    restsUntil: () => (monotonic() < until ? until : 0),
    isOnTrial: () => rests > 0,
  }
}
