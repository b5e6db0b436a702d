import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Seen } from './seen.ts'

const kind = fc.constantFrom('email' as const, 'phone' as const, 'anonymous_id' as const)
const key = fc.tuple(kind, fc.string())

it('never takes for a stranger whoever was seen, and knows nothing before it is whole', () => {
  fc.assert(
    fc.property(fc.array(key), key, (keys, other) => {
      const seen = new Seen()
      for (const [k, v] of keys) seen.add(k, v)
      expect(seen.isStranger(...other)).toBe(false)
      seen.cursor = null
      for (const [k, v] of keys) expect(seen.isStranger(k, v)).toBe(false)
    }),
  )
})

it('knows nearly all strangers, over any number of filters', () => {
  const seen = new Seen()
  seen.cursor = null
  for (let i = 0; i < 400_000; i++) seen.add('email', `osoba${i}@example.pl`)
  let known = 0
  for (let i = 0; i < 50_000; i++) if (seen.isStranger('email', `ktos${i}@example.pl`)) known++
  expect(known).toBeGreaterThan(49_500)
  expect(seen.isStranger('email', 'osoba399999@example.pl')).toBe(false)
  expect(seen.isStranger('phone', 'osoba7@example.pl')).toBe(true)
})
