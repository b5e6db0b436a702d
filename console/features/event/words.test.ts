import { expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { createFormat } from '../../i18n/format.ts'
import pl from '../../i18n/pl.json'
import { createT } from '../../i18n/t.ts'
import { wordEffect, wordEffectFully, wordPath } from './words.ts'

const polish = {
  language: 'pl',
  t: createT('pl', pl),
  format: createFormat('pl'),
  setLanguage: () => {},
} as const
const english = {
  language: 'en',
  t: createT('en', en),
  format: createFormat('en'),
  setLanguage: () => {},
} as const

test.each([
  [{ kind: 'order.counted', detail: { act: 'refunded' } }, 'odliczono zwrot', 'return deducted'],
  [{ kind: 'stage.changed', detail: { to: 'loyal' } }, 'nowy etap: Stały klient', 'new stage: Loyal'],
  [
    { kind: 'trait.set', detail: { keys: ['email', 'vip'] } },
    'nowe dane: E-mail, vip',
    'new data: E-mail, vip',
  ],
  [
    { kind: 'identity.refused', detail: { reason: 'shared_device', kind: 'device_id', birth: 'x' } },
    'połączenie wstrzymane: Urządzenie, wspólne urządzenie',
    'merge held back: Device, a shared device',
  ],
  [
    { kind: 'identity.merged', detail: { rule: 'login', mergeId: 'x' } },
    'połączenie: logowanie',
    'joined: signing in',
  ],
])('%j is said in words', (effect, inPolish, inEnglish) => {
  expect(wordEffectFully(effect, polish)).toBe(inPolish)
  expect(wordEffectFully(effect, english)).toBe(inEnglish)
})

test('an effect nobody has a word for stands as it is named', () => {
  expect(wordEffect({ kind: 'cart.changed', detail: {} }, polish.t)).toBe('cart.changed')
})

test('a place that is an identifier is named', () => {
  expect(wordPath('email', polish.t)).toBe('E-mail')
  expect(wordPath('.properties.price', polish.t)).toBe('.properties.price')
})
