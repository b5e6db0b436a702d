import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../platform/clock.ts'
import { createLinks, type LinkAbout, type LinkKind } from './links.ts'

const start = Date.UTC(2026, 10, 22, 12)
let now = start
const clock: Clock = { now: () => now, monotonic: () => now, sleep: async () => {} }
const secret = 'a secret of the test, at least 256 bits long'
const links = createLinks({ secret, clock, origin: () => 'https://splot.example' })
const about: LinkAbout = {
  workspaceId: 'tkalnia',
  birth: '01912345-89ab-7cde-8f01-23456789abcd',
  messageId: 'message-1',
  purpose: 'marketing',
  channel: 'email',
}
const kinds: readonly LinkKind[] = ['preferences', 'own', 'unsubscribe', 'address']
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

describe('links', () => {
  it('lead back to whom they are about, and to nobody by another kind', () => {
    for (const kind of kinds) {
      const token = tokenOf(links[kind](about))
      expect(links.read(token, [kind])).toMatchObject({ ok: true, kind, about })
      expect(
        links.read(
          token,
          kinds.filter((one) => one !== kind),
        ),
      ).toMatchObject({ ok: false, why: 'altered' })
    }
  })

  it('are the same for the same message within the hour, and differ for another', () => {
    const first = links.unsubscribe(about)
    now = start - 60_000
    expect(links.unsubscribe(about)).not.toBe(links.preferences(about))
    now = start
    expect(links.unsubscribe(about)).toBe(first)
    expect(links.unsubscribe({ ...about, messageId: 'message-2' })).not.toBe(first)
  })

  it('hold nothing a person could be told by', () => {
    const url = links.preferences({ ...about, messageId: 'anna@example.pl' })
    expect(decodeURIComponent(url)).not.toMatch(/anna|@|example\.pl/)
  })

  it('open nothing once any of their signs is changed', () => {
    const token = tokenOf(links.preferences(about))
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    let tried = 0
    for (let i = 0; i < token.length; i++) {
      for (const sign of signs) {
        if (sign === token[i]) continue
        tried++
        expect(links.read(token.slice(0, i) + sign + token.slice(i + 1), kinds).ok).toBe(false)
      }
    }
    expect(tried).toBeGreaterThan(5_000)
  })

  it('open nothing that is cut, joined or made up', () => {
    const token = tokenOf(links.unsubscribe(about))
    for (let i = 0; i < token.length; i++) expect(links.read(token.slice(0, i), kinds).ok).toBe(false)
    fc.assert(fc.property(fc.string(), (text) => !links.read(text, kinds).ok))
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => !links.read(token + text, kinds).ok))
  })

  it('open nothing of another install', () => {
    const other = createLinks({ secret: `${secret}.`, clock, origin: () => '' })
    expect(other.read(tokenOf(links.own(about)), kinds)).toMatchObject({ ok: false, workspaceId: 'tkalnia' })
  })

  it('end: one asked for within a day, one to unsubscribe after years', () => {
    const own = tokenOf(links.own(about))
    const unsubscribe = tokenOf(links.unsubscribe(about))
    now = start + 26 * 3_600_000
    expect(links.read(own, kinds)).toEqual({ ok: false, why: 'expired', workspaceId: 'tkalnia' })
    expect(links.read(unsubscribe, kinds).ok).toBe(true)
    now = start + 4 * 365 * 86_400_000
    expect(links.read(unsubscribe, kinds)).toMatchObject({ ok: false, why: 'expired' })
    now = start
  })

  it('damaged ones still tell whose they were', () => {
    const token = tokenOf(links.unsubscribe(about))
    expect(links.read(`${token.slice(0, 40)}!`, kinds)).toMatchObject({ ok: false, workspaceId: 'tkalnia' })
    expect(links.read('tkalnia', kinds)).toMatchObject({ ok: false, workspaceId: 'tkalnia' })
    expect(links.read('../../etc', kinds)).toMatchObject({ ok: false, workspaceId: null })
  })
})
