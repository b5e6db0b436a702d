/** What became of one of those that were done together: called once for it, where whoever asked waits. */
export type Outcome<R> = () => R | Promise<R>

interface GatherOptions<T, R> {
  /** At once. */
  most: number
  /** @returns the outcome of each, in their order; where it throws, all of them failed */
  run(key: string, list: readonly T[]): Promise<readonly Outcome<R>[]>
  /** Waited for after a turn of several, so that the next one has several too. */
  pause?(): Promise<void>
}

interface Waiting<T, R> {
  one: T
  resolve(outcome: R | Promise<R>): void
  reject(error: unknown): void
}

/**
 * What is asked for while something of the same key is under way waits for it, and is then done together: one at a time costs
 * no wait, and the more there is the less each costs.
 */
export function createGather<T, R>({
  most,
  run,
  pause,
}: GatherOptions<T, R>): (key: string, one: T) => Promise<R> {
  const queues = new Map<string, Waiting<T, R>[]>()
  const work = async (key: string, queue: Waiting<T, R>[]) => {
    while (queue.length > 0) {
      const list = queue.splice(0, most)
      try {
        const outcomes = await run(
          key,
          list.map(({ one }) => one),
        )
        for (const [i, { resolve }] of list.entries()) resolve(settle(outcomes[i]))
      } catch (error) {
        for (const { reject } of list) reject(error)
      }
      if (list.length > 1) await pause?.()
    }
    queues.delete(key)
  }
  return (key, one) =>
    new Promise((resolve, reject) => {
      const waiting = { one, resolve, reject }
      const queue = queues.get(key)
      if (queue !== undefined) {
        queue.push(waiting)
        return
      }
      const fresh = [waiting]
      queues.set(key, fresh)
      // From the next turn on: what comes in the same one is done together already.
      queueMicrotask(() => void work(key, fresh))
    })
}

/** As a promise, whether it throws at once or later. */
async function settle<R>(outcome: Outcome<R> | undefined): Promise<R> {
  if (outcome === undefined) throw new Error('an outcome is missing')
  return outcome()
}
