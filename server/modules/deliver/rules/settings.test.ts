import { field } from '@splot/contract/plugin/settings'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createSeal, listHosts, listUrls, mergeSettings } from './settings.ts'

const label = { pl: 'x', en: 'x' }
const config = z.strictObject({
  host: field.host(label),
  password: field.secret(label).optional(),
  note: field.text(label).optional(),
})

it('a secret not typed stays, one typed as null goes, other fields are replaced', () => {
  const before = { settings: { host: 'a.pl', note: 'old' }, secrets: { password: 'p1' } }
  expect(mergeSettings(config, before, { host: 'a.pl' })).toEqual({
    settings: { host: 'a.pl' },
    secrets: { password: 'p1' },
  })
  expect(mergeSettings(config, before, { host: 'A.pl ', password: '' }).secrets).toEqual({ password: 'p1' })
  expect(mergeSettings(config, before, { host: 'b.pl', password: 'p2' }).secrets).toEqual({ password: 'p2' })
  expect(mergeSettings(config, before, { host: 'a.pl', password: null }).secrets).toEqual({})
})

it('a password or token goes to no other server than the one it was typed for; keys that sign stay', () => {
  const mail = z.strictObject({
    host: field.host(label),
    password: field.secret(label).optional(),
    imapHost: field.host(label).optional(),
    imapPassword: field.secret(label).optional(),
    dkimKey: field.secretText(label).optional(),
  })
  const secrets = { password: 'p', imapPassword: 'i', dkimKey: 'k' }
  const before = { settings: { host: 'a.pl', imapHost: 'b.pl' }, secrets }
  const keep = (typed: Record<string, string>) => Object.keys(mergeSettings(mail, before, typed).secrets)
  expect(keep({ host: 'evil.pl', imapHost: 'b.pl' })).toEqual(['imapPassword', 'dkimKey'])
  expect(keep({ host: 'a.pl', imapHost: 'evil.pl' })).toEqual(['password', 'dkimKey'])
  expect(keep({ host: 'a.pl' })).toEqual(['password', 'dkimKey'])
  const gate = z.strictObject({
    url: field.url(label).default('https://api.sms.pl'),
    token: field.secret(label),
  })
  const stored = { settings: {}, secrets: { token: 't' } }
  expect(mergeSettings(gate, stored, { url: 'https://evil.pl/api' }).secrets).toEqual({})
  const set = { settings: { url: 'https://api.sms.pl/v1' }, secrets: { token: 't' } }
  expect(mergeSettings(gate, set, { url: 'https://api.sms.pl:8443/v2' }).secrets).toEqual({ token: 't' })
})

it('what is sealed opens at its own place alone, and not when a byte was changed', () => {
  const seal = createSeal('one install')
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, at) => {
      const sealed = seal.seal(text, 'w1')
      expect(seal.open(sealed, 'w1')).toBe(text)
      expect(() => seal.open(sealed, 'w2')).toThrow()
      expect(() => createSeal('another').open(sealed, 'w1')).toThrow()
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      const index = at % bytes.length
      bytes[index] = (bytes[index] ?? 0) ^ 1
      expect(() => seal.open(`v1.${bytes.toString('base64url')}`, 'w1')).toThrow()
    }),
  )
})

it('finds addresses of servers, templates filled', () => {
  expect(listUrls({ url: 'https://sms.pl/{to}?t={text}', host: 'a.pl', n: 1 })).toEqual([
    { name: 'url', url: 'https://sms.pl/x?t=x' },
  ])
  // A channel reads it without the space around, and so must whoever judges it.
  expect(listUrls({ url: ' https://127.0.0.1/ ' })).toEqual([{ name: 'url', url: 'https://127.0.0.1/' }])
})

it('finds servers named apart from their ports, and no domain for one', () => {
  const settings = {
    host: 'a.pl',
    port: 587,
    imapHost: 'b.pl',
    imapPort: 993,
    bounceDomain: 'c.pl',
    user: 'd',
  }
  expect(listHosts(settings)).toEqual([
    { name: 'host', host: 'a.pl', port: 587 },
    { name: 'imapHost', host: 'b.pl', port: 993 },
  ])
})
