import { describe, expect, it } from 'vitest'
import type { Clock } from '../platform/clock.ts'
import { createPace } from './pace.ts'

/** A clock that only moves when somebody sleeps, or is told to. */
function openClock() {
  let now = 1_000
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    async sleep(ms) {
      now += ms
    },
  }
  const pass = (ms: number) => {
    now += ms
  }
  return { clock, pass, at: () => now - 1_000 }
}

describe('the pace of batches', () => {
  it('lets the first event after a pause go at once', async () => {
    const { clock, pass, at } = openClock()
    const pace = createPace(clock)
    await pace.rest()
    pass(1_000)
    pace.noteWaiting(1)
    await pace.rest()
    expect(at()).toBe(1_000)
  })

  it('gathers a trickle: forty batches a second at most', async () => {
    const { clock, at } = openClock()
    const pace = createPace(clock)
    for (let batch = 0; batch <= 40; batch++) {
      pace.noteWaiting(20)
      await pace.rest()
      pace.noteTaken(20)
    }
    expect(at()).toBe(1_000)
  })

  it('takes a backlog without rest, and rests again once it is gone', async () => {
    const { clock, at } = openClock()
    const pace = createPace(clock)
    pace.noteWaiting(5_000)
    for (let batch = 0; batch < 5; batch++) {
      await pace.rest()
      pace.noteTaken(1_000)
    }
    expect(at()).toBe(0)
    await pace.rest()
    expect(at()).toBe(25)
  })
})
