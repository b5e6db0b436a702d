/** Askers remembered at once; the oldest is forgotten first. */
const mostAskers = 10_000

export interface Guesses {
  /** May this asker try codes now? */
  isOver(asker: string, at: number): boolean
  /** These codes are unknown; the same one again is no further guess: a cart is read many times, a key pressed twice. */
  note(asker: string, codes: readonly string[], at: number): void
}

/** Counts what codes nobody knows are tried, in this process's memory: so many are forgiven within a while. */
export function createGuesses({ most, whileMs }: { most: number; whileMs: number }): Guesses {
  const askers = new Map<string, { since: number; codes: Set<string> }>()
  const find = (asker: string, at: number) => {
    const known = askers.get(asker)
    if (known !== undefined && at - known.since < whileMs) return known
    askers.delete(asker)
    return null
  }
  return {
    isOver: (asker, at) => (find(asker, at)?.codes.size ?? 0) > most,
    note(asker, codes, at) {
      if (codes.length === 0) return
      const entry = find(asker, at) ?? { since: at, codes: new Set<string>() }
      for (const code of codes.slice(0, most + 1)) entry.codes.add(code)
      askers.set(asker, entry)
      const [oldest] = askers.keys()
      if (askers.size > mostAskers && oldest !== undefined) askers.delete(oldest)
    },
  }
}
