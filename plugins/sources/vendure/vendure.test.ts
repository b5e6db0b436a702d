import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { vendure } from './index.ts'
import { bringOrder } from './map.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const folder = join(import.meta.dirname, 'fixtures')
testSource(vendure, {
  settings: { secret: own, storeId: 'WEB' },
  folder,
  sign: signStandard(own),
  isTimed: true,
})

it('tells a cart anew when she says who she is within the second, and keeps it one cart', () => {
  const { payload } = JSON.parse(readFileSync(join(folder, 'order-cart.json'), 'utf8'))
  const tell = (customer: object | null) =>
    bringOrder(
      { id: '1', topic: 'order', payload: { ...payload, customer }, at: 0 },
      { secret: own, system: 'vendure' },
    ).events?.[0]
  const [guest, named] = [tell(null), tell({ id: '7', emailAddress: 'anna.nowak@example.pl' })]
  expect(named?.messageId).not.toBe(guest?.messageId)
  expect(named?.anonymousId).toBe(guest?.anonymousId)
  expect(JSON.stringify(named?.context)).toContain('anna.nowak@example.pl')
})

it('tells a long cart anew when only its last line changes within the second', () => {
  const { payload } = JSON.parse(readFileSync(join(folder, 'order-cart.json'), 'utf8'))
  const lines = Array.from({ length: 40 }, (_, i) => ({
    ...{ quantity: 1, unitPriceWithTax: 100, productVariant: { sku: `golf-szron-rozmiar-${i}` } },
  }))
  const tell = (last: number) => {
    const all = lines.map((line, i) => (i === 39 ? { ...line, quantity: last } : line))
    const delivery = { id: '1', topic: 'order', payload: { ...payload, lines: all }, at: 0 }
    return bringOrder(delivery, { secret: own, system: 'vendure' }).events?.[0]?.messageId
  }
  expect(tell(1)).not.toBe(tell(2))
  expect(tell(1)).toBe(tell(1))
})
