import { expect, it } from 'vitest'
import { hangOut, readVariant } from './variants.ts'

it.each([
  ['biel, rozmiar S', 'S', 'biel'],
  ['rozmiar 38, kasztan', '38', 'kasztan'],
  ['38, kasztan', '38', 'kasztan'],
  ['white, size XL', 'XL', 'white'],
  ['rozmiar 36-38', '36-38', ''],
  ['kolor rudy', '', 'kolor rudy'],
  // A word that says itself to be the size goes before one that only looks like it.
  ['len 40, 40, rozmiar M', 'M', 'len 40, 40'],
  ['', '', ''],
])('%j is size %j of %j', (variant, size, look) => {
  expect(readVariant(variant)).toEqual({ size, look })
})

it('hangs a rail for each colour, its sizes as they follow one another', () => {
  const all = [
    'karmin, rozmiar L',
    'biel, rozmiar XS',
    'biel, rozmiar 38',
    'karmin, rozmiar S',
    'biel, rozmiar M',
  ]
  const rails = hangOut(all.map((variant) => ({ variant })))
  expect(rails.map(({ look, sizes }) => [look, sizes.map((one) => one.size)])).toEqual([
    ['biel', ['XS', 'M', '38']],
    ['karmin', ['S', 'L']],
  ])
})
