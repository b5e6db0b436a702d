import { expect, it } from 'vitest'
import { nameIn, putText } from './name-in.ts'

it('is called as whoever looks reads, else by its own name', () => {
  const gold = { name: 'Złoty', texts: { en: { name: 'Gold' } } }
  expect([nameIn(gold, 'en'), nameIn(gold, 'pl')]).toEqual(['Gold', 'Złoty'])
})

it('an emptied text is none, and a language without any is left out', () => {
  const one = putText({}, { language: 'en', field: 'name', text: 'Gold' })
  expect(one).toEqual({ en: { name: 'Gold' } })
  expect(putText(one, { language: 'en', field: 'name', text: '' })).toEqual({})
  const two = { en: { name: 'Gold', perks: 'Free delivery' } }
  expect(putText(two, { language: 'en', field: 'name', text: '' })).toEqual({
    en: { perks: 'Free delivery' },
  })
})
