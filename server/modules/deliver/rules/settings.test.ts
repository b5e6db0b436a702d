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
  expect(mergeSettings(config, before, { host: 'b.pl' })).toEqual({
    settings: { host: 'b.pl' },
    secrets: { password: 'p1' },
  })
  expect(mergeSettings(config, before, { host: 'b.pl', password: '' }).secrets).toEqual({ password: 'p1' })
  expect(mergeSettings(config, before, { host: 'b.pl', password: 'p2' }).secrets).toEqual({ password: 'p2' })
  expect(mergeSettings(config, before, { host: 'b.pl', password: null }).secrets).toEqual({})
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
