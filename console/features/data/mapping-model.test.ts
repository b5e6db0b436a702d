import { expect, it } from 'vitest'
import { emptyRule, listMissing, listPlaces, readMapping, withinList, writeMapping } from './mapping-model.ts'

it('reads what it wrote, and keeps what it shows no field for', () => {
  const rule = {
    when: { path: '$.type', equals: 'order' },
    event: 'Order Completed',
    channel: 'web',
    id: '$.id',
    at: '$.time',
    who: { email: '$.mail', external: '$.buyer' },
    system: 'idosell',
    fields: { total: '$.sum' },
    products: { list: '$.items', fields: { sku: '$.code' } },
  }
  const bare = { event: 'identify', id: '$.id', who: {}, fields: {} }
  const mapping = { rules: [rule, bare] }
  expect(JSON.parse(writeMapping(readMapping(JSON.stringify(mapping))))).toEqual(mapping)
  expect(readMapping('{')).toEqual([])
  expect(readMapping('{"rules":{}}')).toEqual([])
})

it('leaves out what is empty', () => {
  const written = JSON.parse(writeMapping([{ ...emptyRule(), event: 'x', fields: [{ name: '', path: '' }] }]))
  expect(written.rules).toEqual([{ event: 'x', id: '', who: {}, fields: {} }])
})

it('says what a rule cannot do without', () => {
  expect(listMissing(emptyRule())).toEqual(['event', 'id'])
  expect(listMissing({ ...emptyRule(), event: 'identify', id: ' ' })).toEqual(['id'])
  expect(listMissing({ ...emptyRule(), event: 'identify', id: '$.id' })).toEqual([])
})

it('lists the places of a body, a list by itself and by its first entry', () => {
  const body = { order: { no: 7, 'e-mail': 'a', items: [{ sku: 's' }, { sku: 't' }], none: [] }, 'a.b': true }
  expect(listPlaces(JSON.stringify(body))).toEqual([
    { path: '$.order.no', sample: '7' },
    { path: '$.order.e-mail', sample: 'a' },
    { path: '$.order.items', sample: '[2]' },
    { path: '$.order.items[0].sku', sample: 's' },
    { path: '$.order.none', sample: '[0]' },
    { path: "$['a.b']", sample: 'true' },
  ])
  expect(listPlaces('{')).toEqual([])
  expect(withinList('$.order.items[0].sku', '$.order.items')).toBe('$.sku')
  expect(withinList('$.order.no', '$.order.items')).toBe('$.order.no')
})
