import { join } from 'node:path'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { erp } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
testSource(erp, {
  settings: { secret: own },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})

const bring = (topic: string, payload: object[]) =>
  erp.map({ id: 'd', topic, payload, at: 0 }, erp.config.parse({ secret: own }))
const move = (more: object) => ({ store: 'WRO1', sku: 'A', kind: 'receipt', quantity: 5, ...more })
const onceOf = (more: object) => bring('movements', [move(more)]).movements?.[0]?.once

it('knows a movement by its document and the line of it, and by nothing less', () => {
  expect(onceOf({ ref: 'PZ/12', line: 1 })).toBe(onceOf({ ref: 'PZ/12', line: '1', quantity: 6 }))
  const lines = [
    { ref: 'PZ/12', line: 1 },
    { ref: 'PZ/12', line: 2 },
    { ref: 'PZ/13', line: 1 },
  ]
  expect(new Set([...lines.map(onceOf), onceOf({ ref: 'PZ/12', line: 1, store: 'KRK1' })]).size).toBe(4)
  expect(onceOf({ ref: 'PZ-1', line: '2' })).not.toBe(onceOf({ ref: 'PZ', line: '1-2' }))
  expect([onceOf({}), onceOf({ ref: 'PZ/12' }), onceOf({ line: 1 })]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('tells two refunds of one day apart, and one of them once', () => {
  const refund = (more: object) => ({ order: '4817', status: 'refunded', at: '2026-11-22', ...more })
  const ids = (...rows: object[]) =>
    new Set((bring('orders', rows.map(refund)).events ?? []).map(({ messageId }) => messageId)).size
  expect(ids({ amount: '50,00' }, { amount: '20,00' }, { amount: '50,00' })).toBe(2)
  expect(ids({ amount: '50,00', ref: 'KOR/1' }, { amount: '50,00', ref: 'KOR/2' })).toBe(2)
})
