import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

it('is that of the storm that goes by, with the turns of others in between; of one long over only until the next', () => {
  const pace = createPace()
  expect(pace.of('j')).toBe(1_000)
  pace.note('j', { people: 1_000, at: 500, took: 100 })
  expect(pace.of('j')).toBe(10_000)
  // Half a second passes from turn to turn: others are taken on, too.
  for (let at = 1_000; at <= 10_000; at += 500) pace.note('j', { people: 1_000, at, took: 100 })
  expect(pace.of('j')).toBeGreaterThan(1_990)
  expect(pace.of('j')).toBeLessThan(2_100)
  expect(pace.of('other')).toBe(1_000)
  pace.note('j', { people: 500, at: 60_000, took: 100 })
  expect(pace.of('j')).toBe(5_000)
})

it('is that of both where two turns at a time take them on and end one right after the other', () => {
  const pace = createPace()
  for (let at = 1_000; at <= 20_000; at += 200) {
    pace.note('j', { people: 1_000, at, took: 200 })
    pace.note('j', { people: 1_000, at: at + 1, took: 200 })
  }
  expect(pace.of('j')).toBeGreaterThan(8_500)
  expect(pace.of('j')).toBeLessThan(12_500)
})
