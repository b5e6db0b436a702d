import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '../app/api.ts'
import { findStanding, forgetStanding, putStanding } from './home.ts'

const stored = new Map<string, string>()
beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

const member = (id: string) => ({ workspaceId: 'w', member: { id } }) as Me
const asia = member('asia')
const home = { storeId: 'KRK2', storeName: 'Kraków, Bracka 9', tillId: '1' }
const hourMs = 3_600_000
const now = Date.parse('2026-11-23T10:00:00.000Z')

it('who stood at a till is remembered by her id alone, for the shift of the member who served her', () => {
  putStanding(asia, home, 'hanna', now)
  expect(findStanding(asia, home, now + hourMs)).toBe('hanna')
  expect(findStanding(asia, home, now + 12 * hourMs)).toBeNull()
  expect([...stored.values()].join()).not.toMatch(/Kraków/)
})

it('is nobody to another member, in another store, at a clock that was turned back, and once her visit is over', () => {
  putStanding(asia, home, 'hanna', now)
  expect(findStanding(member('ola'), home, now)).toBeNull()
  expect(findStanding(asia, { ...home, storeId: 'WAW1' }, now)).toBeNull()
  expect(findStanding(asia, home, now - 1)).toBeNull()
  putStanding(asia, home, null, now)
  expect(findStanding(asia, home, now)).toBeNull()
  putStanding(asia, home, 'hanna', now)
  forgetStanding()
  expect(findStanding(asia, home, now)).toBeNull()
})

it('whoever serves next stands in her place: one till, one customer', () => {
  putStanding(asia, home, 'hanna', now)
  putStanding(member('ola'), home, 'ewa', now)
  expect(findStanding(asia, home, now)).toBeNull()
})
