/** Time as an argument: everything that waits or stamps asks a clock, so that tests turn days into milliseconds. */
export interface Clock {
  /** Wall-clock milliseconds since the epoch. */
  now(): number
  /** Milliseconds that only grow; for durations, leases and permits. */
  monotonic(): number
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal?.addEventListener('abort', done, { once: true })
    }),
}

/** Resolves once everything that can run now has run; no time passes by it. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
