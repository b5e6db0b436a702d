import type { Clock } from '../../../server/platform/clock.ts'

/** A clock that stands still until it is moved: who sleeps wakes when it passes the time. */
export class VirtualClock implements Clock {
  #now: number
  #sleepers: { at: number; wake(): void }[] = []

  constructor(startMs: number) {
    this.#now = startMs
  }
  now(): number {
    return this.#now
  }
  monotonic(): number {
    return this.#now
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const sleeper = {
        at: this.#now + ms,
        wake: () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper)
        resolve()
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#sleepers.push(sleeper)
    })
  }
  advance(ms: number): void {
    this.#now += ms
    const due = this.#sleepers.filter((one) => one.at <= this.#now).sort((a, b) => a.at - b.at)
    this.#sleepers = this.#sleepers.filter((one) => one.at > this.#now)
    for (const one of due) one.wake()
  }
}
