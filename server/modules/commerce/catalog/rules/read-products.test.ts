import { describe, expect, it } from 'vitest'
import { readProducts } from './read-products.ts'

const url = 'https://sklep.example/p/golf-szron.html'
const page = (...blocks: unknown[]) =>
  `<html><head>${blocks
    .map((one) => `<script data-x type='application/ld+json'>${JSON.stringify(one)}</script>`)
    .join('')}</head><body>Golf</body></html>`
const read = (...blocks: unknown[]) => readProducts(page(...blocks), { url, currency: 'PLN' })

describe('a page that names its products', () => {
  it('tells a product with one offer', () => {
    const product = {
      ...{ '@context': 'https://schema.org', '@type': 'Product', name: 'Golf „Szron”', sku: 'GOLF-M' },
      ...{ gtin13: '5901234123457', brand: { '@type': 'Brand', name: 'Tkalnia' }, category: 'Odzież/Swetry' },
      image: ['/1.jpg', { '@type': 'ImageObject', url: 'https://cdn.example/2.jpg' }, 'javascript:alert(1)'],
      offers: {
        '@type': 'Offer',
        price: 279,
        priceCurrency: 'PLN',
        availability: 'https://schema.org/InStock',
      },
    }
    expect(read({ '@graph': [{ '@type': 'WebPage', mainEntity: product }] })).toEqual([
      {
        ...{ id: 'GOLF-M', name: 'Golf „Szron”', brand: 'Tkalnia', url, categories: ['Odzież > Swetry'] },
        pictures: [{ url: 'https://sklep.example/1.jpg' }, { url: 'https://cdn.example/2.jpg' }],
        variants: [
          {
            ...{ sku: 'GOLF-M', gtin: '5901234123457', options: {}, isActive: true },
            price: { amount: '279', currency: 'PLN' },
          },
        ],
      },
    ])
  })

  it('tells a group with its variants once', () => {
    const variant = (size: string, state: string) => ({
      ...{ '@type': 'Product', name: `Golf ${size}`, sku: `GOLF-${size}`, size, color: 'szary' },
      offers: { '@type': 'Offer', price: '349,00', priceCurrency: 'PLN', availability: `schema:${state}` },
    })
    const [group, ...others] = read({
      ...{ '@type': 'ProductGroup', productGroupID: 'golf', name: 'Golf', url: '/p/golf' },
      hasVariant: [variant('M', 'InStock'), variant('L', 'OutOfStock')],
    })
    expect(others).toEqual([])
    expect(group).toMatchObject({ id: 'golf', name: 'Golf', url: 'https://sklep.example/p/golf' })
    expect(group?.variants).toEqual([
      {
        ...{ sku: 'GOLF-M', options: { color: 'szary', size: 'M' }, isActive: true },
        price: { amount: '349.00', currency: 'PLN' },
      },
      {
        ...{ sku: 'GOLF-L', options: { color: 'szary', size: 'L' }, isActive: false },
        price: { amount: '349.00', currency: 'PLN' },
      },
    ])
  })

  it('joins products that name one group, and offers with numbers of their own', () => {
    const ofGroup = (sku: string) => ({
      ...{ '@type': 'Product', name: 'Szal', sku, inProductGroupWithID: 'szal' },
      offers: { price: '99', priceCurrency: 'PLN' },
    })
    expect(read([ofGroup('A'), ofGroup('B')])[0]?.variants.map((one) => one.sku)).toEqual(['A', 'B'])
    const many = {
      ...{ '@type': 'https://schema.org/Product', name: 'Czapka', productID: 'czapka' },
      offers: {
        '@type': 'AggregateOffer',
        lowPrice: '9',
        offers: [{ sku: 'C1', price: '9' }, { sku: 'C2' }],
      },
    }
    expect(read(many)[0]?.variants).toEqual([
      { sku: 'C1', options: {}, isActive: true, price: { amount: '9', currency: 'PLN' } },
      { sku: 'C2', options: {}, isActive: true },
    ])
  })

  it('is called by its address where nothing else names it', () => {
    expect(read({ '@type': 'Product', name: 'Golf' })[0]).toMatchObject({
      id: 'golf-szron',
      variants: [{ sku: 'golf-szron' }],
    })
  })

  it.each([
    ['nothing', '<html></html>'],
    ['a block that is no JSON', '<script type="application/ld+json">{"@type": "Product"</script>'],
    ['a script that is never closed, again and again', '<script type="application/ld+json">'.repeat(100_000)],
    ['a tag that is never closed, again and again', '<script '.repeat(500_000)],
    ['what is no product', page({ '@type': 'Organization', name: 'Sklep' })],
    ['a product without a name', page({ '@type': 'Product', sku: 'X' })],
  ])('tells nothing of %s', (_, html) => {
    expect(readProducts(html, { url, currency: 'PLN' })).toEqual([])
  })

  it('ends with what is nested without an end', () => {
    let deep: object = { '@type': 'Product', name: 'Golf' }
    for (let i = 0; i < 100; i++) deep = { isRelatedTo: deep }
    expect(read(deep)).toEqual([])
  })
})
