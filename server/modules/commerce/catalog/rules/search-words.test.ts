import { describe, expect, it } from 'vitest'
import { productRow } from '../schema.ts'
import { scoreName, scoreVariant, toQuery, wordsOfProduct, wordsOfSearch } from './search-words.ts'
import { isTarget } from './target.ts'

const shoes = productRow.parse({
  id: 'trz-jodla',
  name: 'Trzewiki „Jodła” zamszowe',
  brand: 'Tkalnia Modra',
  categories: ['Obuwie > Trzewiki'],
  variants: [{ sku: 'TRZ-JODLA-39', gtin: '5901234123457', options: { size: '39', color: 'żółty' } }],
})

describe('what a product is found by', () => {
  it('words without marks, codes whole and in pieces, the barcode as printed', () => {
    const words = wordsOfProduct(shoes)
    for (const word of [
      'trzewiki',
      'jodla',
      'zamszowe',
      'tkalnia',
      'obuwie',
      'trzjodla39',
      '39',
      'zolty',
      '5901234123457',
    ])
      expect(words).toContain(word)
    expect(new Set(words).size).toBe(words.length)
  })

  it('in every language it is told in', () => {
    const texts = { en: { name: '“Fir” suede boots', values: { żółty: 'yellow' } } }
    const words = wordsOfProduct({ ...shoes, texts })
    for (const word of ['fir', 'suede', 'boots', 'yellow', 'jodla', 'zolty']) expect(words).toContain(word)
  })

  it('what is typed becomes beginnings; nothing of it is an operator', () => {
    expect(toQuery(wordsOfSearch("Żół 39 !(a|b) & 'x':* \\"))).toEqual({
      query: "'zol':* & '39':* & 'a':* & 'b':* & 'x':*",
      rare: "'zol':*",
    })
    expect(toQuery(['m', '39']).rare).toBe("'m':* & '39':*")
    expect(wordsOfSearch(' -- ')).toEqual([])
  })

  it('the size that was typed comes first, a whole word before a beginning', () => {
    const query = wordsOfSearch('jodla 39')
    expect(scoreVariant({ sku: 'a', options: { size: '39' } }, query)).toBeGreaterThan(
      scoreVariant({ sku: 'b', options: { size: '390' } }, query),
    )
    expect(scoreName('Trzewiki', ['trzewiki'])).toBeGreaterThan(scoreName('Do trzewików', ['trzewiki']))
  })
})

describe('what a promotion speaks of', () => {
  const one = { sku: 's', productId: 'p', categories: ['Obuwie > Trzewiki'] }
  it.each([
    [{ kind: 'all' }, true],
    [{ kind: 'products', ids: ['p'] }, true],
    [{ kind: 'variants', skus: ['x'] }, false],
    [{ kind: 'categories', paths: ['Obuwie'] }, true],
    [{ kind: 'categories', paths: ['Obuw'] }, false],
    [{ kind: 'categories', paths: ['Obuwie > Trzewiki > Zimowe'] }, false],
  ] as const)('%j: %s', (target, is) =>
    expect(isTarget(target as Parameters<typeof isTarget>[0], one)).toBe(is),
  )
})
