import { expect, it } from 'vitest'
import { createSlots, runEach } from './slots.ts'

it('so many at once, in the order they came', async () => {
  const slots = createSlots(2)
  const [order, running]: [number[], { now: number; most: number }] = [[], { now: 0, most: 0 }]
  const work = (n: number) =>
    slots(async () => {
      order.push(n)
      running.most = Math.max(running.most, ++running.now)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running.now--
    })
  await Promise.all([1, 2, 3, 4, 5, 6].map(work))
  expect(order).toEqual([1, 2, 3, 4, 5, 6])
  expect(running.most).toBe(2)
})

it('a place is given back by who fails', async () => {
  const slots = createSlots(1)
  await expect(slots(async () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await slots(async () => 'next')).toBe('next')
})

it('each item is worked on once', async () => {
  const seen: number[] = []
  await runEach([1, 2, 3, 4, 5], 3, async (n) => void seen.push(n))
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5])
})
