import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../modules/profile/index.ts'
import { readAdvice } from './advice.ts'

const now = Date.parse('2026-11-22T14:05:00.000Z')
const day = 86_400_000
const stores = new Map([['KRK1', 'Kraków Rynek']])
let count = 0

function moment(event: string, daysAgo: number, properties: Record<string, unknown>): TimelineItem {
  count++
  return {
    ...{ pos: count, messageId: `m-${count}`, type: 'track', event, channel: 'web', nameless: false },
    ...{ birthId: '0198c0de-0000-7000-8000-000000000001', source: 'web', library: null, properties },
    at: new Date(now - daysAgo * day).toISOString(),
    touchpoint: {
      ...{ source: null, medium: null, campaign: null, clickId: null },
      ...{ referrerHost: null, device: null, store: null },
    },
    ...{ title: event, detail: null, amount: null, warnings: [] },
  }
}
const viewed = (product_id: string, daysAgo: number, size?: string) =>
  moment('Product Viewed', daysAgo, { product_id, name: product_id, ...(size ? { size } : {}) })

describe('what an advisor is shown of a life', () => {
  it('counts looks of seven days, the most looked at first, with the size last chosen', () => {
    const life = [viewed('botki', 0, '38'), viewed('szal', 1), viewed('botki', 2, '37'), viewed('botki', 8)]
    expect(readAdvice(life, now, stores).seen).toMatchObject([
      { productId: 'botki', times: 2, size: '38' },
      { productId: 'szal', times: 1, size: null },
    ])
  })

  it('reads sizes from what was bought, however a feed writes them', () => {
    const order = moment('Order Completed', 30, {
      products: [
        { sku: 'a', name: 'Botki', size: '38', quantity: 1 },
        { sku: 'b', name: 'Sweter', variant: 'rozmiar M, ecru', quantity: 2 },
      ],
    })
    const sale = moment('Sale Completed', 40, { store_id: 'KRK1', products: [{ name: 'Sweter', size: 'M' }] })
    const advice = readAdvice([order, sale], now, stores)
    expect(advice.sizes).toEqual([
      { size: 'M', pieces: 3 },
      { size: '38', pieces: 1 },
    ])
    expect(advice.bought.map((one) => [one.name, one.storeId, one.storeName])).toEqual([
      ['Botki', null, null],
      ['Sweter', null, null],
      ['Sweter', 'KRK1', 'Kraków Rynek'],
    ])
    expect(advice.week).toEqual([])
  })

  it('tells of her week what an advisor can use, not how the app works', () => {
    const life = [
      moment('Signed In', 0, {}),
      { ...moment('Moja karta', 0, {}), type: 'screen' as const },
      { ...moment('identify', 0, {}), type: 'identify' as const },
      moment('Customer Checked In', 0, {}),
      viewed('botki', 1),
    ]
    expect(readAdvice(life, now, stores).week.map((one) => one.title)).toEqual([
      'Customer Checked In',
      'Product Viewed',
    ])
  })

  it('takes what was called off, or never fetched, for nothing she bought', () => {
    const products = [{ name: 'Golf', variant: 'granat, rozmiar L', quantity: 1 }]
    const order = (order_id: string, daysAgo: number) =>
      moment('Order Completed', daysAgo, { order_id, products })
    const life = [moment('Order Cancelled', 1, { order_id: 'Z-1' }), order('Z-1', 2), order('Z-2', 3)]
    const advice = readAdvice(life, now, stores)
    expect(advice.bought.map((one) => one.at)).toEqual([life[2]?.at])
    expect(advice.sizes).toEqual([{ size: 'L', pieces: 1 }])
  })

  it('stumbles over nothing that a feed may send', () => {
    const odd = [null, 'text', 4, { quantity: 'many' }, { name: 12, quantity: -1 }]
    expect(readAdvice([moment('Order Completed', 1, { products: odd })], now, stores).bought).toHaveLength(2)
    expect(readAdvice([moment('Order Completed', 1, { products: 'none' })], now, stores).bought).toEqual([])
  })
})
