import type { Clock } from '../clock.ts'
import type { Db } from '../db/index.ts'
import { findOffset } from './store.ts'

const pollMs = 100

/**
 * Waiting for a reader to pass a position: answered at once when the reader lives in this process, and found out by a
 * slow poll when it lives in another.
 */
export function createWaiters(deps: { worker: Db; clock: Clock }) {
  const reached = new Map<string, number>()
  const waiting = new Set<{ topic: string; pos: number; stop: AbortController }>()
  const isPast = (topic: string, pos: number) => (reached.get(topic) ?? 0) > pos
  return {
    /** @param next the reader's position; lower than before when the database lost what had not reached the disk */
    announce(topic: string, next: number): void {
      reached.set(topic, next)
      for (const one of waiting) if (one.topic === topic && next > one.pos) one.stop.abort()
    },
    async waitFor(topic: string, pos: number, timeoutMs: number): Promise<boolean> {
      const deadline = deps.clock.monotonic() + timeoutMs
      while (!isPast(topic, pos)) {
        const left = deadline - deps.clock.monotonic()
        if (left <= 0) return false
        const one = { topic, pos, stop: new AbortController() }
        waiting.add(one)
        await deps.clock.sleep(Math.min(left, pollMs), one.stop.signal)
        waiting.delete(one)
        if (isPast(topic, pos)) return true
        const stored = await deps.worker.inPlatform((tx) => findOffset(tx, topic))
        if (stored !== null && stored > pos) return true
      }
      return true
    },
  }
}
