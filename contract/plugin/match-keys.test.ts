import { expect, it } from 'vitest'
import {
  googleEmail,
  phoneDigits,
  phoneWithPlus,
  plainCountry,
  plainEmail,
  plainName,
  plainPostcode,
} from './match-keys.ts'

it('writes addresses as each platform asks for them', () => {
  expect(plainEmail(' Anna.Nowak@Example.PL ')).toBe('anna.nowak@example.pl')
  expect(plainEmail('Anna.Nowak@GMAIL.com')).toBe('anna.nowak@gmail.com')
  expect(googleEmail('Anna.Nowak@GMAIL.com')).toBe('annanowak@gmail.com')
  expect(googleEmail('anna.nowak@example.pl')).toBe('anna.nowak@example.pl')
  for (const none of ['', 'anna', 'a@b', 'a b@c.pl', 'a@b@c.pl']) expect(plainEmail(none), none).toBeNull()
})

it('writes numbers with their country, with a plus or without', () => {
  expect(phoneWithPlus('+48 600-100-200')).toBe('+48600100200')
  expect(phoneDigits('+48 600 100 200')).toBe('48600100200')
  // Without a country nobody knows whose number it is.
  for (const none of ['600100200', '', '+12', `+${'1'.repeat(16)}`])
    expect(phoneDigits(none), none).toBeNull()
})

it('writes names, codes and countries', () => {
  expect(plainName(' Kowalska-Żółć  ')).toBe('kowalskażółć')
  expect(plainName("O'Neil Anna")).toBe('oneil anna')
  expect(plainName(' - ')).toBeNull()
  expect(plainPostcode('00-950')).toBe('00950')
  expect(plainPostcode('SW1A 1AA')).toBe('sw1a1aa')
  expect(plainCountry(' PL ')).toBe('pl')
  expect(plainCountry('Polska')).toBeNull()
})
