import { describe, expect, it } from 'vitest'
import { isComplete, openDraft, writeEdit } from './product-draft.ts'

const price = { price: '99.00', regular: '149.00', currency: 'PLN', promotionId: 'sale' }
const variant = (sku: string) => ({
  ...{ sku, gtin: null, options: { size: 'M' }, attributes: {}, pictures: [], isActive: true },
  ...{ price, reduced: null },
})
const product = {
  ...{ id: 'szron', name: '“Hoarfrost” jacket', brand: 'Tkalnia', description: null, url: null },
  texts: { en: { name: '“Hoarfrost” jacket', values: { Okrycia: 'Coats' } } },
  ...{ categories: ['Okrycia'], attributes: {}, pictures: [{ url: '/a.svg' }, { url: '/b.svg' }] },
  ...{ isActive: true, changedAt: '2026-11-23T10:00:00.000Z', origin: 'Feed' },
  variants: [variant('szr-m'), variant('szr-l')],
}
const before = openDraft(product, { name: 'Kurtka „Szron”', description: null }, 'en')

describe('a product being typed', () => {
  it('opens with its own words and its price before promotions', () => {
    expect(before).toMatchObject({ name: 'Kurtka „Szron”', otherName: '“Hoarfrost” jacket', description: '' })
    expect(before.variants[0]).toEqual({ sku: 'szr-m', label: 'M', amount: '149.00', isActive: true })
    expect(writeEdit(before, before, 'en')).toBeNull()
  })

  it('sends what differs and nothing else; what was emptied is taken away', () => {
    const [first, second] = before.variants
    const draft = {
      ...before,
      ...{ brand: ' ', otherName: '', pictures: [...before.pictures].reverse(), isActive: false },
      variants: [
        { ...first, amount: '129,5' },
        { ...second, isActive: false },
      ].map((one) => ({ sku: '', label: '', amount: '', isActive: true, ...one })),
    }
    expect(writeEdit(before, draft, 'en')).toEqual({
      ...{ brand: null, isActive: false, texts: { en: { name: null } } },
      pictures: [{ url: '/b.svg' }, { url: '/a.svg' }],
      variants: [
        { sku: 'szr-m', price: { amount: '129.5' } },
        { sku: 'szr-l', isActive: false },
      ],
    })
  })

  it.each(['', '-1', '12,999', 'dużo'])('is not saved with the price %j', (amount) => {
    const variants = before.variants.map((one) => ({ ...one, amount }))
    expect(isComplete(before, { ...before, variants })).toBe(false)
  })
})
