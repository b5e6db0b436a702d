import { expect, test } from 'vitest'
import { fit, judgeFit } from './match.ts'

const anna = {
  name: { given: 'Anna', family: 'Lis-Żak', full: 'Anna Lis-Żak' },
  identifiers: ['anna.lis@poczta.example', '+48501222318', 'u-7'],
  isNamedExactly: false,
}

test.each([
  ['lis-zak', fit.exact],
  ['Anna Lis-Żak', fit.exact],
  ['lis-żak anna', fit.exact],
  ['Anna', fit.begins],
  ['lis', fit.begins],
  ['zak', fit.begins],
  ['anna.l', fit.begins],
  ['ann li', fit.begins],
  ['poczta', fit.holds],
  ['nna', fit.holds],
  ['anna poczta', fit.holds],
] as const)('“%s” fits %i', (text, expected) => expect(judgeFit(text, anna)).toBe(expected))

test('an identifier, or the code of a guest, stands above every name', () => {
  expect(judgeFit('u-7', { ...anna, isNamedExactly: true })).toBe(fit.exact)
  const guest = { name: null, identifiers: ['cookie'], isNamedExactly: false }
  expect(judgeFit('7F2C', { ...guest, isNamedExactly: true })).toBe(fit.exact)
  expect(judgeFit('7F2C', guest)).toBe(fit.holds)
})
