import { expect, test } from 'vitest'
import { readGtin } from '../../../server/modules/commerce/catalog/rules/gtin.ts'
import { priceRow, productRow, promotionBody } from '../../../server/modules/commerce/catalog/schema.ts'
import { codesBody, poolBody } from '../../../server/modules/commerce/coupon/schema.ts'
import { storeRow } from '../../../server/modules/commerce/location/schema.ts'
import { programme, rewardBody } from '../../../server/modules/commerce/loyalty/schema.ts'
import { levelRow } from '../../../server/modules/commerce/stock/schema.ts'
import { isColour } from '../drawing/palette.ts'
import { drawPicture } from '../pictures.ts'
import { club } from './club.ts'
import { nameIn } from './club-words.ts'
import { makeFeed } from './feed.ts'
import { products } from './products.ts'

const feed = makeFeed(Date.UTC(2026, 10, 22, 15))
const variants = products.flatMap((one) => one.variants)

test('some two thousand variants, each with its own code and a right check digit, in colours that are dyed', () => {
  expect(variants.length).toBeGreaterThan(1_800)
  expect(new Set(variants.map((one) => one.sku)).size).toBe(variants.length)
  expect(new Set(variants.map((one) => one.gtin)).size).toBe(variants.length)
  expect(variants.filter((one) => readGtin(one.gtin) === null)).toEqual([])
  expect(products.flatMap((one) => one.colors).filter((color) => !isColour(color))).toEqual([])
})

test('every row is one the feed routes take', () => {
  const schemas: Record<string, { parse(row: unknown): unknown }> = {
    '/stores': storeRow,
    '/catalog/products': productRow,
    '/catalog/prices': priceRow,
    '/stock/levels': levelRow,
  }
  for (const { path, items } of feed.loads) for (const item of items) schemas[path]?.parse(item)
  for (const { body } of feed.promotions) promotionBody.parse(body)
  expect(feed.loads.map((one) => one.path)).toEqual(Object.keys(schemas))
  expect(feed.loads[0]?.items.length).toBe(9)
})

test('every garment has its words in English', () => {
  const texts = (feed.loads[1]?.items ?? []).map((row) => productRow.parse(row).texts?.en)
  const names = texts.map((one) => one?.name ?? '')
  expect(names).toContain('Turtleneck “Szron”')
  // Names of garments are Polish in English too; the rest is not.
  const polish = texts.map((one) =>
    `${one?.name?.replace(/“.*”/, '')} ${one?.description}`.replace('Łódź', ''),
  )
  expect(polish.filter((text) => /[ąęćłńóśźż]/i.test(text.replace('złoty', '')))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('the club and its coupons are what their routes take, and have names in both languages', () => {
  programme.parse(nameIn('pl', club.programme))
  for (const pool of club.pools) {
    poolBody.parse(nameIn('pl', pool.body))
    codesBody.parse(pool.codes)
  }
  const ids = club.pools.map((one) => one.id)
  const isTold = (key: string) => key !== 'texts'
  const english = JSON.stringify(nameIn('en', club), (key, value) => (isTold(key) ? value : undefined))
  expect(english.replaceAll(/MGŁA|zł"/g, '')).not.toMatch(/[ąęćłńóśźż]/i)
  const polish = programme.parse(nameIn('pl', club.programme))
  expect(polish.tiers?.list[2]).toMatchObject({
    name: 'Złoty',
    texts: { en: { name: 'Gold', perks: 'Free delivery, fittings after hours, repairs of knitwear' } },
  })
  expect(programme.parse(nameIn('en', club.programme)).tiers?.list[2]?.texts.pl?.name).toBe('Złoty')
  for (const reward of club.rewards) expect(ids).toContain(rewardBody.parse(reward.body).poolId)
})

test('every garment has a picture in each colour: small, without anything from elsewhere, its ids its own', () => {
  const seen = new Set<string>()
  const rows = feed.loads[1]?.items ?? []
  const urls = rows.flatMap((row) => productRow.parse(row).pictures.map((one) => one.url))
  expect(urls.length).toBeGreaterThan(380)
  for (const url of urls) {
    const svg = drawPicture(url.replace(/^\/shop\/pictures\/(.*)\.svg$/, '$1')) ?? ''
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 400 480"/)
    expect(svg.length).toBeLessThan(12_000)
    expect(svg).not.toMatch(/NaN|undefined|href|script/)
    const id = /id="(\w+)s"/.exec(svg)?.[1] ?? ''
    expect(seen.has(id), url).toBe(false)
    seen.add(id)
  }
  expect(drawPicture('golf-szron')).toContain('Golf „Szron”, grafit')
  expect(drawPicture('no-such-thing')).toBeNull()
})
