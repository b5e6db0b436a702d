import { expect, it } from 'vitest'
import { createLimits } from './limits.ts'

it('a network that has addresses without number is one visitor', async () => {
  const limits = createLimits()
  const tries = Array.from({ length: 11 }, (_, i) => limits.mayType(`2001:db8:1:2::${i}`))
  expect((await Promise.all(tries)).filter((may) => may)).toHaveLength(10)
  expect(await limits.mayType('2001:db8:1:3::1')).toBe(true)
  expect(await limits.mayType('192.0.2.1')).toBe(true)
})
