import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, readGtin, showGtin } from './gtin.ts'

describe('a GTIN', () => {
  it.each([
    ['5901234123457', '05901234123457'],
    ['590 1234-123457', '05901234123457'],
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['10614141000415', '10614141000415'],
  ])('%s', (text, digits) => expect(readGtin(text)).toBe(digits))

  it.each([
    '5901234123458',
    '590123412345',
    '123',
    '',
    '590123412345X',
    '059012341234570',
    '５９０１２３４１２３４５７',
  ])('not %s', (text) => expect(readGtin(text)).toBeNull())

  it('is one however it is written, and any single wrong digit shows', () => {
    const body = fc.stringMatching(/^\d{13}$/)
    fc.assert(
      fc.property(body, fc.nat(13), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const gtin = digits + checkDigit(digits)
        expect(readGtin(gtin)).toBe(gtin)
        expect(readGtin(showGtin(gtin))).toBe(gtin)
        const wrong = [...gtin].map((one, i) => (i === at ? String((Number(one) + by) % 10) : one)).join('')
        expect(readGtin(wrong)).toBeNull()
      }),
    )
  })
})
