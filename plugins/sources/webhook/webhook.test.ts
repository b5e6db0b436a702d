import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { makeTools, signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { webhookSource } from './index.ts'
import { readAll } from './read-path.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const rules = [
  {
    when: { path: '$.type', equals: 'call.finished' },
    event: 'Call Ended',
    channel: 'call',
    id: '$.event.id',
    at: '$.event.time',
    who: { phone: '$.caller.number' },
    fields: { call_id: '$.event.id', duration: '$.seconds', agent_name: '$.agent', direction: 'inbound' },
  },
  {
    when: { path: '$.type', equals: 'order.new' },
    event: 'Order Completed',
    id: '$.event.id',
    at: '$.event.time',
    who: { email: '$.buyer.mail' },
    fields: { order_id: '$.order.no', total: '$.order.sum' },
    products: { list: '$.order.items', fields: { sku: '$.code', quantity: '$.pcs', price: '$.cost' } },
  },
]
const mapping = JSON.stringify({ rules })
testSource(webhookSource, {
  settings: { secret: own, mapping },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})

it('a rule is for a text, a number or a yes that stands there, and stumbles over nothing else', () => {
  const isFor = (type: unknown, equals: string) => {
    const rule = { when: { path: '$.type', equals }, event: 'Call Ended', id: '$.id', who: {}, fields: {} }
    const config = webhookSource.config.parse({ secret: own, mapping: JSON.stringify({ rules: [rule] }) })
    const brought = webhookSource.map({ id: 'd', topic: '', payload: { id: 1, type }, at: 0 }, config)
    return brought.unmapped === undefined
  }
  for (const [type, equals] of [
    ['b', 'b'],
    [7, '7'],
    [true, 'true'],
    [['b'], 'b'],
  ] as const)
    expect(isFor(type, equals)).toBe(true)
  for (const odd of [{ toString: 1 }, { toString: null, valueOf: 'b' }, [{ toString: 1 }], ['a', 'b'], null])
    expect(isFor(odd, 'b')).toBe(false)
})

it.each([
  ['hmac_hex', (body: string) => `sha256=${createHmac('sha256', own).update(body).digest('hex')}`],
  ['hmac_base64', (body: string) => createHmac('sha256', own).update(body).digest('base64')],
  ['token', () => `Bearer ${own}`],
])('believes %s in the header that is named', (signing, sign) => {
  const settings = { secret: own, signing, header: 'X-Sig', idPath: '$.no' }
  const ask = (body: string, signature: string) =>
    webhookSource.verify?.(
      { headers: { 'x-sig': signature }, query: {}, body: Buffer.from(body) },
      settings,
      makeTools(),
    )
  expect(ask('{"no":5}', sign('{"no":5}'))).toMatchObject({ kind: 'taken', id: '5' })
  expect(ask('{"no":5}', `${sign('{"no":5}')}x`)).toMatchObject({ kind: 'refused' })
  expect(ask('{"no":5}', '')).toMatchObject({ kind: 'refused', reason: 'signature_missing' })
})

it('refuses a mapping that is none when it is saved', () => {
  for (const text of ['', '{', '[]', '{"rules":[{}]}', '{"rules":[],"x":1}'])
    expect(webhookSource.config.safeParse({ secret: own, mapping: text }).success).toBe(false)
})

it('names the rule and the field a mapping is wrong in', () => {
  const whole = { event: 'identify', id: '$.id', who: { email: '$.mail' } }
  const read = (all: object[]) =>
    webhookSource.config
      .safeParse({ secret: own, mapping: JSON.stringify({ rules: all }) })
      .error?.issues.map(({ path }) => path.join('.'))
  expect(read([whole, { ...whole, id: '' }])).toEqual(['mapping.rules.1.id'])
  expect(read([whole])).toBeUndefined()
})

it('keeps what no rule is for', () => {
  const bring = (all: object[]) => {
    const settings = webhookSource.config.parse({ secret: own, mapping: JSON.stringify({ rules: all }) })
    return webhookSource.map({ id: 'd', topic: '', payload: { type: 'other' }, at: 0 }, settings)
  }
  expect(bring([])).toEqual({ unmapped: 'mapping_missing' })
  expect(bring(rules)).toEqual({ unmapped: 'rule_missing' })
})

it('reads paths, and nothing beside them', () => {
  const root = { a: [{ b: 1 }, { b: 2 }], 'c d': { e: null }, n: 0 }
  expect(readAll(root, '$.a[*].b')).toEqual([1, 2])
  expect(readAll(root, '$.a[1].b')).toEqual([2])
  expect(readAll(root, "$['c d'].e")).toEqual([null])
  expect(readAll(root, '$')).toEqual([root])
  for (const none of ['$.x', '$.a[7]', '$.constructor', '$.__proto__.polluted', '$.n.x'])
    expect(readAll(root, none)).toEqual([])
  expect(readAll(root, 'inbound')).toEqual(['inbound'])
})

it('tells what changed where the id of a rule is that of a thing, and what a second rule says beside the first', () => {
  const rule = (over: object) => ({ event: 'Cart Updated', id: '$.cart', who: { email: '$.mail' }, ...over })
  const bring = (payload: object, all: object[]) => {
    const settings = webhookSource.config.parse({ secret: own, mapping: JSON.stringify({ rules: all }) })
    const { events = [] } = webhookSource.map({ id: 'd', topic: '', payload, at: 0 }, settings)
    return events.map(({ messageId }) => messageId)
  }
  const cart = (sum: string) => ({ cart: 'c1', sum, mail: 'anna@example.pl' })
  const rules = [rule({ fields: { value: '$.sum' } })]
  expect(bring(cart('1'), rules)).not.toEqual(bring(cart('2'), rules))
  expect(bring(cart('1'), rules)).toEqual(bring(cart('1'), rules))
  // An act has an id of its own: the same number is the same act.
  const acts = [rule({ event: 'Order Completed', fields: { total: '$.sum' } })]
  expect(bring(cart('1'), acts)).toEqual(bring(cart('2'), acts))
  expect(new Set(bring(cart('1'), [...acts, ...acts])).size).toBe(2)
})
