import { picturePath } from '../pictures.ts'
import { Random, seedOf } from '../random.ts'
import { findMidnight } from '../warsaw.ts'
import { pathInEnglish, toEnglish } from './english.ts'
import { type Place, places, webWarehouse, writePlace } from './places.ts'
import { nameLine, type Product, products } from './products.ts'

const dayMs = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

/** A product as the shop's feed tells it. */
function writeProduct(product: Product): object {
  const { id, title, description, english, category, line, material, colors, popularity, variants } = product
  const values = Object.fromEntries([
    [category, pathInEnglish(category)],
    ...colors.filter((color) => color !== '').map((color) => [color, toEnglish(color)]),
  ])
  const pictureOf = (color: string) => ({
    url: picturePath(product, color),
    alt: color === '' ? title : `${title}, ${color}`,
  })
  return {
    ...{ id, name: title, description, popularity },
    brand: 'Tkalnia Modra',
    url: `https://tkalniamodra.example/p/${id}`,
    texts: { en: { name: english.title, description: english.description, values } },
    categories: [category],
    attributes: { line: nameLine(line), material, ...(colors.length === 0 ? {} : { colors }) },
    pictures: (colors.length === 0 ? [''] : colors).map(pictureOf),
    variants: variants.map(({ sku, gtin, color, size }) => ({
      ...{ sku, gtin },
      options: { ...(size === 'uni' ? {} : { size }), ...(color === '' ? {} : { color }) },
      pictures: [pictureOf(color)],
    })),
  }
}

/**
 * What it has cost: dearer since spring, and for some a while cheaper. What falls within the last thirty days is what the law
 * on lowest prices is about.
 */
function writePrices(product: Product, today: number): object[] {
  const random = new Random(seedOf('prices', product.id))
  const whole = (part: number) => Math.max(1, Math.round((product.price * part) / 10) * 10 - 1)
  const steps: [number, number][] = [[420, product.id === 'karta-podarunkowa' ? product.price : whole(0.94)]]
  steps.push([170 + random.between(0, 20), product.price])
  const part = product.id === 'karta-podarunkowa' ? 1 : random.next()
  if (part < 0.24)
    steps.push([58 + random.between(0, 9), whole(0.8)], [40 + random.between(0, 4), product.price])
  else if (part < 0.38)
    steps.push([21 + random.between(0, 5), whole(0.9)], [9 + random.between(0, 4), product.price])
  return steps.flatMap(([daysAgo, amount]) =>
    product.variants.map(({ sku }) => ({
      sku,
      amount: amount.toFixed(2),
      from: iso(today - daysAgo * dayMs),
    })),
  )
}

/** How much of each variant lies in a place; middle sizes are bought, and kept, more. */
function writeLevels(place: Place): object[] {
  const isWarehouse = place.id === webWarehouse.id
  return products.flatMap((product) => {
    const random = new Random(seedOf('stock', place.id, product.id))
    if (!random.chance(place.range)) return []
    const middle = (product.sizes.length - 1) / 2
    return product.variants.flatMap(({ sku, size }) => {
      const off = Math.abs(product.sizes.indexOf(size) - middle)
      const most = isWarehouse ? 44 - off * 12 : 6 - off * 1.6
      const onHand = random.chance(isWarehouse ? 0.05 : 0.16) ? 0 : random.between(0, Math.round(most))
      return onHand === 0 ? [] : [{ storeId: place.id, sku, onHand }]
    })
  })
}

const pick = (seed: string, range: string, count: number): string[] =>
  new Random(seedOf(seed)).sample(
    products.filter((one) => one.category.startsWith(range)).map((one) => one.id),
    count,
  )

/** The last thing the feed tells: where it stands, all of it was told. */
export const lastPromotion = 'zima-w-welnie'

interface Promotion {
  readonly id: string
  readonly body: object
}

/** The season's offers: shawls cheaper, some sweaters and boots, and a night to come. */
const writePromotions = (now: number): Promotion[] => [
  {
    id: 'tydzien-szali',
    body: {
      name: 'Tydzień szali: −15%',
      names: { en: 'Shawl week: −15%' },
      effect: { kind: 'percent', percent: 15 },
      target: { kind: 'categories', paths: ['Dodatki > Szale i szaliki'] },
      ...{ from: iso(now), until: iso(now + 14 * dayMs) },
    },
  },
  {
    id: 'noc-zakupow',
    body: {
      name: 'Noc zakupów: −10% na wszystko',
      names: { en: 'Shopping night: −10% on everything' },
      effect: { kind: 'percent', percent: 10 },
      target: { kind: 'all' },
      ...{ from: iso(findMidnight(now) + 5.75 * dayMs), until: iso(findMidnight(now) + 6 * dayMs) },
    },
  },
  {
    id: lastPromotion,
    body: {
      name: 'Zima w wełnie: −20% na wybrane swetry i trzewiki',
      names: { en: 'Winter in wool: −20% on chosen knitwear and boots' },
      effect: { kind: 'percent', percent: 20 },
      target: { kind: 'products', ids: [...pick('promo sweters', 'Swetry >', 7), 'trzewiki-limba'] },
      ...{ from: iso(now), until: iso(now + 21 * dayMs) },
    },
  },
]

/** Rows for one route, as many at once as it takes. */
interface Load {
  readonly path: string
  readonly items: readonly object[]
}

/** All the brand sells, where, and for how much: what goes to which route, in this order. */
export function makeFeed(now: number): { loads: readonly Load[]; promotions: readonly Promotion[] } {
  const today = Math.floor(now / dayMs) * dayMs
  const all = [...places, webWarehouse]
  return {
    loads: [
      { path: '/stores', items: all.map((place) => writePlace(place, now)) },
      { path: '/catalog/products', items: products.map(writeProduct) },
      { path: '/catalog/prices', items: products.flatMap((product) => writePrices(product, today)) },
      { path: '/stock/levels', items: all.flatMap(writeLevels) },
    ],
    promotions: writePromotions(now),
  }
}
