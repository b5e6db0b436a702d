import { expect, it } from 'vitest'
import { makeWalletCode, readWalletCode, stepMs } from './wallet.ts'

const birth = '01940000-0000-7000-8000-00000000abcd'
const now = 1_800_000_000_000
const at = { workspaceId: 'w', birth, now }
const { code, expiresAt } = makeWalletCode('secret', at)
const read = (o: Partial<{ workspaceId: string; code: string; now: number; secret: string }> = {}) =>
  readWalletCode(o.secret ?? 'secret', { workspaceId: 'w', code, now, ...o })

it('says whose it is, for its step and the next', () => {
  expect(code).toMatch(/^SW1[0-9A-Z]{48}$/)
  expect(read()).toEqual({ birth, isFresh: true })
  expect(read({ now: now + stepMs })).toEqual({ birth, isFresh: true })
  expect(read({ now: now + 2 * stepMs })).toEqual({ birth, isFresh: false })
  expect(expiresAt - now).toBeLessThanOrEqual(stepMs)
})

it('is nobody’s where a letter, the workspace or the secret is another', () => {
  expect(read({ workspaceId: 'v' })).toBeNull()
  expect(read({ secret: 'other' })).toBeNull()
  for (let place = 3; place < code.length; place++) {
    const other = code[place] === '7' ? '8' : '7'
    expect(read({ code: code.slice(0, place) + other + code.slice(place + 1) })).toBeNull()
  }
  expect(read({ code: 'SW1' })).toBeNull()
  expect(read({ code: 'u'.repeat(51) })).toBeNull()
})
