import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, isPrice, parseCurrency, parsePriceMinor, suggestCurrency, toDecimal } from './money.ts'

/** Told from whole numbers, so that no float is asked about floats. */
const amounts = fc.record({
  minor: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
  currency: fc.constantFrom('PLN', 'EUR', 'JPY', 'KWD', 'HUF'),
})

describe('prices', () => {
  it('a decimal text survives the way to minor units and back', () => {
    fc.assert(
      fc.property(amounts, ({ minor, currency }) => {
        const text = toDecimal(minor, currency)
        if (isPrice(text)) expect(parsePriceMinor(text, currency)).toBe(minor)
      }),
    )
  })

  it('a JSON number counts as the decimal text it was written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (grosze) => {
        expect(parsePriceMinor(grosze / 100, 'PLN')).toBe(BigInt(grosze))
      }),
    )
  })

  it.each([
    [0.1 + 0.2, 'PLN', 30n],
    [1.005, 'PLN', 101n],
    ['-1.005', 'PLN', -101n],
    ['-0.005', 'PLN', -1n],
    ['0.9999', 'PLN', 100n],
    [99.9, 'PLN', 9990n],
    ['12.5', 'KWD', 12500n],
    [12.5, 'JPY', 13n],
    [1e-9, 'PLN', 0n],
    [-0, 'PLN', 0n],
    ['0012.50', 'PLN', 1250n],
  ])('%s %s -> %s minor units', (value, currency, minor) => {
    expect(parsePriceMinor(value, currency)).toBe(minor)
  })

  it.each([
    '12,50',
    '12.50 zł',
    '1 234.50',
    '',
    '.',
    '1e3',
    '+5',
    ' 5',
    '٣',
    1e13,
    Number.NaN,
    true,
    null,
    [],
    {},
  ])('%j is no price', (value) => {
    expect(isPrice(value)).toBe(false)
    expect(parsePriceMinor(value, 'PLN')).toBeNull()
  })

  it('counts nothing in a currency that does not exist', () => {
    expect(parsePriceMinor('1.00', 'PLZ')).toBeNull()
  })

  it.each([
    [123450n, 'PLN', 'pl', '1 234,50 zł'],
    [-21900n, 'PLN', 'pl', '−219,00 zł'],
    [123450n, 'PLN', 'en', 'PLN 1,234.50'],
    [1234n, 'JPY', 'pl', '1 234 JPY'],
    [9007199254740993n, 'PLN', 'pl', '90 071 992 547 409,93 zł'],
  ] as const)('%s %s in %s reads %s', (minor, currency, lang, text) => {
    expect(formatMoney({ minor, currency }, lang).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(text)
  })
})

describe('currencies', () => {
  it('knows current codes in any case, and no others', () => {
    expect(['PLN', 'pln', 'Eur'].map(parseCurrency)).toEqual(['PLN', 'PLN', 'EUR'])
    expect(['PLZ', 'QQQ', 'zł', '', 'PL', 'PLNN', 985, null].map(parseCurrency)).toEqual(Array(8).fill(null))
  })

  it('guesses what was meant', () => {
    expect(['zł', 'PLZ', ' zl ', 'złoty', '€', 'pln'].map(suggestCurrency)).toEqual([
      'PLN',
      'PLN',
      'PLN',
      'PLN',
      'EUR',
      'PLN',
    ])
    expect(suggestCurrency('muszelki')).toBeNull()
  })
})
