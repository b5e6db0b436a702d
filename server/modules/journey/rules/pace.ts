/** People a second that a storm is known to take at the least, on any machine. */
const leastPace = 1_000
/** A turn so long after the last one is no part of the same storm, milliseconds. */
const stormMs = 5_000
/** How much the newest turn says: single ones differ, a machine that slows down is seen within seconds. */
const weight = 0.2

/** How fast the people of each journey are taken on, as it is measured while a storm goes by. */
export interface Pace {
  /** @param took of a turn that came by itself: as long as its own work; else since the turn before it. Milliseconds */
  note(journeyId: string, turn: { people: number; at: number; took: number }): void
  /** People a second. */
  of(journeyId: string): number
}

export function createPace(): Pace {
  // Time a person, not people a second: of two turns that end one right after the other the second would seem to take none.
  const known = new Map<string, { msEach: number; at: number }>()
  return {
    note(journeyId, { people, at, took }) {
      const before = known.get(journeyId)
      const isSame = before !== undefined && at - before.at < stormMs
      // What others took in between belongs to it: that is what these people wait for.
      const msEach = (isSame ? at - before.at : Math.max(1, took)) / people
      known.set(journeyId, {
        msEach: isSame ? before.msEach + weight * (msEach - before.msEach) : msEach,
        at,
      })
    },
    of(journeyId) {
      const found = known.get(journeyId)
      return found === undefined ? leastPace : 1_000 / found.msEach
    },
  }
}
