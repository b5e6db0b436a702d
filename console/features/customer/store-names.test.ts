import { expect, test } from 'vitest'
import { makeSampleItems } from '../kit/sample.ts'
import { nameStore, wordCode } from './store-names.ts'

test('a store is called by its name where an event tells it', () => {
  const [first, ...rest] = makeSampleItems(0, 'pl')
  if (first === undefined) throw new Error('The sample has a life')
  const sold = { ...first, properties: { store_id: 'POZ1', store_name: 'Poznań Jeżyce' } }
  expect(nameStore('POZ1', [...rest, sold])).toBe('Poznań Jeżyce')
  expect(nameStore('WAW1', [sold])).toBe('WAW1')
})

test('a code of a language or a country is a word', () => {
  expect(wordCode('language', 'pl', { language: 'pl' })).toBe('polski')
  expect(wordCode('locale', 'pl-PL', { language: 'en' })).toBe('Polish (Poland)')
  expect(wordCode('country', 'PL', { language: 'pl' })).toBe('Polska')
  expect(wordCode('country', 'Poland', { language: 'pl' })).toBeNull()
  expect(wordCode('gender', 'F', { language: 'pl' })).toBe('kobieta')
  expect(wordCode('gender', 'other', { language: 'en' })).toBeNull()
  expect(wordCode('city', 'pl', { language: 'pl' })).toBeNull()
})
