import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markOf } from './source-tell.ts'

/** As FNV-1a is written down, a number of 64 bits at a time. */
function markSlowly(said: unknown): string {
  let mark = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify(said)))
    mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * 0x100000001b3n)
  return mark.toString(36)
}

it('marks what is said as FNV-1a does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (said) => {
      expect(markOf(said)).toBe(markSlowly(said))
    }),
  )
})

it('marks the longest delivery in much less time than that takes', () => {
  const line = { sku: 'golf-szron-m', name: 'Golf „Szron”', quantity: 1, price: '199.00' }
  const said = Array.from({ length: 12_000 }, (_, i) => ({ ...line, line: i }))
  const measure = (mark: (said: unknown) => string) => {
    const from = process.cpuUsage()
    mark(said)
    const { user, system } = process.cpuUsage(from)
    return user + system
  }
  markOf(said)
  expect(measure(markOf) * 1.5).toBeLessThan(measure(markSlowly))
})
