import { expect, test } from 'vitest'
import en from '../../../i18n/en.json' with { type: 'json' }
import enReach from '../../../i18n/en-reach.json' with { type: 'json' }
import pl from '../../../i18n/pl.json' with { type: 'json' }
import plReach from '../../../i18n/pl-reach.json' with { type: 'json' }
import { createT } from '../../../i18n/t.ts'
import { readCap, writeCap } from './cap-draft.ts'
import { countOnly, nameCap, whatOf, whats, wordCap } from './cap-words.ts'
import { type Cap, restoreCap } from './rules-api.ts'

const inPolish = createT('pl', { ...pl, ...plReach })
const inEnglish = createT('en', { ...en, ...enReach })
const blank: Cap = {
  id: 'x',
  purpose: null,
  group: null,
  channel: null,
  journey: null,
  max: 1,
  window: { kind: 'day' },
}
const week: Cap = { ...blank, channel: 'sms', max: 2, window: { kind: 'sliding', hours: 168 } }
const nameOf = (id: string) => (id === 'marketing' ? 'Marketing' : id)

test('a cap is said in a sentence', () => {
  expect(wordCap(week, inPolish, nameOf)).toBe('Najwyżej 2 SMS-y w 7 dni')
  expect(wordCap({ ...week, max: 5, purpose: 'marketing' }, inPolish, nameOf)).toBe(
    'Najwyżej 5 SMS-ów w 7 dni, cel: Marketing',
  )
  expect(wordCap({ ...blank, group: 'messages' }, inPolish, nameOf)).toBe(
    'Najwyżej 1 wiadomość w ciągu dnia (od północy)',
  )
  expect(wordCap({ ...blank, max: 3, window: { kind: 'sliding', hours: 24 } }, inPolish, nameOf)).toBe(
    'Najwyżej 3 kontakty w 24 godziny',
  )
  expect(wordCap(week, inEnglish, nameOf)).toBe('At most 2 text messages in 7 days')
})

test('everything there is to count has words, and comes back as it was chosen', () => {
  for (const what of whats) {
    expect(whatOf(countOnly(what))).toBe(what)
    expect(wordCap({ ...blank, ...countOnly(what) }, inPolish, nameOf)).toMatch(/^Najwyżej 1 \p{L}/u)
  }
})

test('a new cap gets a name that nobody bears', () => {
  expect(nameCap(week, [])).toBe('sms-168h')
  expect(nameCap({ ...week, purpose: 'marketing' }, ['sms-168h'])).toBe('marketing-sms-168h')
  expect(nameCap(week, ['sms-168h', 'sms-168h-2'])).toBe('sms-168h-3')
})

test('what is typed becomes the cap it came from, and nothing where it is no number', () => {
  const caps: Cap[] = [week, { ...blank, window: { kind: 'sliding', hours: 5 } }, { ...blank, journey: 'j1' }]
  for (const cap of caps) expect(readCap(writeCap(cap), cap)).toEqual(cap)
  for (const max of ['', '0', '-1', '1,5', 'dwa'])
    expect(readCap({ ...writeCap(week), max }, week)).toBeNull()
  expect(readCap({ ...writeCap(week), length: '' }, week)).toBeNull()
  expect(readCap({ ...writeCap(week), length: '1,5', unit: 'days' }, week)?.window).toEqual({
    kind: 'sliding',
    hours: 36,
  })
})

test('the way back touches one cap alone', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...blank, id })) as [Cap, Cap, Cap]
  const changed = { ...b, max: 9 }
  expect(restoreCap([a, changed, c], [a, b], 'b')).toEqual([a, b, c])
  expect(restoreCap([a, c], [a, b], 'b')).toEqual([a, b, c])
  expect(restoreCap([a, b, c], [a, b], 'c')).toEqual([a, b])
})
