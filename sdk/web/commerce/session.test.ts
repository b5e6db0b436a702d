import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Splot } from '../core.ts'
import { Session } from './session.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('fetch', async () => Response.json({ token: 't', customer: { id: 'c', givenName: 'Anna' } }))
})
afterEach(() => void vi.unstubAllGlobals())

const visit = { id: 'visit-of-anna', storage: true }
const openShop = () =>
  new Session({
    options: { key: 'k', host: 'https://shop.example' },
    choice: () => ({ storage: visit.storage }),
    anonymousId: () => visit.id,
  } as unknown as Splot)

it('after she signs out the next guest has a cart of his own, until the visit is another one', async () => {
  Object.assign(visit, { id: 'visit-of-anna', storage: true })
  const hers = openShop()
  expect(hers.device).toBe('visit-of-anna')
  await hers.signIn('token of hers')
  hers.signOut()
  expect(hers.device).not.toBe('visit-of-anna')
  expect(openShop().device, 'nor on the next page').not.toBe('visit-of-anna')
  // The page said `reset()`: an id of his own goes for visit and cart.
  visit.id = 'visit-of-piotr'
  expect(openShop().device).toBe('visit-of-piotr')
})

it('whoever lets nothing be kept has nothing of hers kept', async () => {
  Object.assign(visit, { id: 'visit-of-anna', storage: true })
  const hers = openShop()
  await hers.signIn('token of hers')
  hers.signOut()
  visit.storage = false
  expect(openShop().device).not.toBe('visit-of-anna')
  expect([...kept.values()]).not.toContain('visit-of-anna')
})
