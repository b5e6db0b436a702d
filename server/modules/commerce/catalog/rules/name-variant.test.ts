import { expect, it } from 'vitest'
import { nameVariant } from './name-variant.ts'

it('names what tells a variant from its sisters', () => {
  expect(nameVariant({ size: '38', color: 'kasztan' }, 'pl')).toBe('rozmiar 38, kasztan')
  expect(nameVariant({ size: 38, color: 'chestnut', odd: null }, 'en')).toBe('size 38, chestnut')
  expect(
    nameVariant({ size: '38', color: 'kasztan' }, 'en', (word) => (word === 'kasztan' ? 'chestnut' : word)),
  ).toBe('size 38, chestnut')
  expect(nameVariant({}, 'pl')).toBe('')
})
