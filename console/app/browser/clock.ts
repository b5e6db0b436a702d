/** The one place where the console reads the time or waits. Everything else takes moments as arguments. */
export const nowMs = (): number => Date.now()

/** Calls `run` once after `delayMs`; the returned function calls it off. */
export function later(delayMs: number, run: () => void): () => void {
  const id = setTimeout(run, delayMs)
  return () => clearTimeout(id)
}

/** Calls `run` every `periodMs`; the returned function stops it. */
export function every(periodMs: number, run: () => void): () => void {
  const id = setInterval(run, periodMs)
  return () => clearInterval(id)
}
