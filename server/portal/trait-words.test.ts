import { describe, expect, it } from 'vitest'
import { nameTrait, writeTrait } from './trait-words.ts'

const read = {
  language: 'pl' as const,
  timeZone: 'Europe/Warsaw',
  stores: new Map([['WAW1', 'Warszawa Mokotów']]),
}
const readEn = { ...read, language: 'en' as const }

describe('what her page says of a trait', () => {
  it.each([
    ['language', 'pl', 'polski', 'Polish'],
    ['locale', 'en-GB', 'angielski', 'English'],
    ['country', 'PL', 'Polska', 'Poland'],
    ['gender', 'F', 'kobieta', 'female'],
    ['birthday', '1990-05-01', '1 maja 1990', '1 May 1990'],
    // By the brand's clock it is the next day already.
    ['createdAt', '2026-01-31T23:30:00Z', '1 lutego 2026', '1 February 2026'],
    ['marketingConsent', 'true', 'tak', 'yes'],
    ['loyaltyTier', 'gold_member', 'gold member', 'gold member'],
    ['preferredStore', 'WAW1', 'Warszawa Mokotów', 'Warszawa Mokotów'],
    // A store that is none of the brand's, or is gone.
    ['preferred_store', 'WAW9', 'WAW9', 'WAW9'],
    ['city', 'Łódź', 'Łódź', 'Łódź'],
    ['age', 36.5, '36,5', '36.5'],
    ['brands', ['Szron', 'Len', ''], 'Szron, Len', 'Szron, Len'],
    [
      'sizes',
      { shoeSize: '38', waist_cm: 72 },
      'Rozmiar buta: 38, Waist cm: 72',
      'Shoe size: 38, Waist cm: 72',
    ],
    [
      'address',
      { city: 'Łódź', country: 'PL', street: 'Piotrkowska 1', postal_code: '90-001' },
      'Piotrkowska 1, 90-001, Łódź, Polska',
      'Piotrkowska 1, 90-001, Łódź, Poland',
    ],
    // Nothing is guessed of what only looks like a code or a date.
    ['country', 'Polska', 'Polska', 'Polska'],
    ['note', '2026-13-45', '2026-13-45', '2026-13-45'],
    ['note', null, '', ''],
  ])('%s %j', (key, value, pl, en) => {
    expect(writeTrait(key, value, read)).toBe(pl)
    expect(writeTrait(key, value, readEn)).toBe(en)
  })

  it('a name nobody agreed on is spelt as words', () => {
    expect(nameTrait('favouriteColour', 'pl')).toBe('Favourite colour')
    expect(nameTrait('favourite_colour', 'en')).toBe('Favourite colour')
    expect(nameTrait('city', 'pl')).toBe('Miasto')
  })
})
