import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isChannel } from '../channels.ts'
import { checkProperties } from '../check.ts'
import { describeEvent } from '../labels.ts'
import { labelRows } from '../labels-catalogue.ts'
import { stripPii } from '../pii.ts'
import { findProperty } from '../properties.ts'
import type { EventDef } from './event.ts'
import { events, lookupCall, lookupEvent } from './registry.ts'

type Json = Readonly<Record<string, unknown>>

const bodyOf = (def: EventDef): Json => def.example.properties ?? def.example.traits ?? {}
const tracked = events.filter((def) => def.type === 'track')
const kindChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' || typeof value === 'number',
  url: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null,
  instant: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
}

it('there are enough events for these tests to mean something', () => {
  expect(events.length).toBeGreaterThanOrEqual(95)
  expect(readdirSync(new URL('.', import.meta.url)).length).toBeGreaterThanOrEqual(events.length)
  expect(new Set(events.map((def) => def.name)).size).toBe(events.length)
})

describe.each(events.map((def) => [def.name, def] as const))('%s', (name, def) => {
  it('speaks both languages, in Title Case', () => {
    expect(def.summary.pl).toMatch(/\S{3}/)
    expect(def.summary.en).toMatch(/\S{3}/)
    expect(def.summary.pl).not.toBe(def.summary.en)
    expect(name).toMatch(/^[A-Z][A-Za-z]*(?: (?:[A-Z][A-Za-z]*|to|from|as))*$/)
  })

  it('has an example that its schema and the fast check accept', () => {
    expect(def.properties.safeParse(bodyOf(def)).success).toBe(true)
    expect(checkProperties(def, bodyOf(def))).toBeNull()
    expect(def.example.type).toBe(def.type)
    if (def.type === 'track') expect(def.example.event).toBe(name)
    expect(Number.isNaN(Date.parse(def.example.timestamp))).toBe(false)
    expect(def.example.userId ?? def.example.anonymousId ?? def.example.context?.externalIds).toBeDefined()
  })

  it('shows only known properties, with values of their kind', () => {
    if (def.type === 'identify' || def.type === 'group') return
    for (const [key, value] of Object.entries(bodyOf(def))) {
      expect(Object.keys(def.properties.shape), key).toContain(key)
      const isFit = kindChecks[findProperty(key)?.kind ?? ''] ?? (() => true)
      expect(isFit(value), `${key} is ${findProperty(key)?.kind}`).toBe(true)
    }
  })

  it('marks every personal property it lists, and marks nothing that is not there', () => {
    if (def.type === 'identify' || def.type === 'group') return
    const listed = Object.keys(def.properties.shape)
    for (const property of listed) {
      if (findProperty(property)?.pii === true) expect(def.pii).toContain(property)
    }
    for (const path of def.pii) expect(listed).toContain(path.split('.')[0])
  })

  it('keeps every unmarked property of its example for the warehouse, and no marked one', () => {
    if (def.type === 'identify' || def.type === 'group') return
    const sent = Object.keys(bodyOf(def))
    const kept = Object.keys(stripPii(def, bodyOf(def)))
    expect(kept).toEqual(sent.filter((key) => !def.pii.includes(key)))
  })

  it('is told on the timeline in both languages', () => {
    const body = bodyOf(def)
    const key = def.example.event ?? def.example.name ?? null
    const pl = describeEvent(key, def.type, body, 'pl')
    const en = describeEvent(key, def.type, body, 'en')
    expect(Object.hasOwn(labelRows, def.type === 'track' ? name : def.type)).toBe(true)
    expect(pl.title).not.toBe(en.title)
    expect(`${pl.title}${en.title}${pl.detail ?? ''}`).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('names a known channel, where it has one', () => {
    const named = [def.channel, ...Object.values(def.channelBy?.values ?? {})]
    for (const channel of named) if (channel !== undefined) expect(isChannel(channel)).toBe(true)
  })
})

describe('looking up', () => {
  it('finds track events by name and by older alias, other calls by their verb', () => {
    expect(lookupEvent('Completed Order')?.name).toBe('Order Completed')
    expect(lookupEvent('Identify')).toBeNull()
    expect(lookupCall('identify', null)?.name).toBe('Identify')
    expect(lookupCall('page', 'Home')?.name).toBe('Page')
    expect(lookupCall('track', 'Quiz Finished')).toBeNull()
  })

  it('no sentence stands for an event that does not exist', () => {
    for (const name of Object.keys(labelRows)) {
      expect(lookupEvent(name) ?? events.find((def) => def.type === name), name).toBeTruthy()
    }
  })
})

const price = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    '12.50',
    '12,50',
    '1 234.50',
    '-3',
    '',
    '.5',
    '5.',
    '1e3',
    '9999999999999',
    '99999999999999',
    null,
    true,
    {},
    [],
  ),
  fc.stringMatching(/^-?\d{1,15}([.,]\d{0,22})?$/),
)
const currency = fc.oneof(
  fc.constantFrom('PLN', 'pln', 'zł', 'PLZ', 'EUR', 'QQQ', 'JPY', '', null, 985, []),
  fc.string({ maxLength: 4 }),
)
const quantity = fc.oneof(fc.double(), fc.constantFrom('2', '1.5', 'dwa', '', null, [], true))
const line = fc.oneof(
  fc.record({ price, currency, quantity, name: fc.string() }, { requiredKeys: [] }),
  fc.constantFrom(null, 'x', 3, [], [[]]),
)
const products = fc.oneof(
  fc.array(line, { maxLength: 4 }),
  fc.constantFrom(null, 'x', {}, Array(1001).fill({})),
)
const properties = fc.record(
  {
    total: price,
    revenue: price,
    price,
    value: price,
    discount: price,
    currency,
    quantity,
    products,
    order_id: fc.anything(),
  },
  { requiredKeys: [] },
)

describe('the fast check', () => {
  it('refuses exactly what the schema refuses, at one of its paths', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tracked), properties, (def, body) => {
        const issue = checkProperties(def, body)
        const parsed = def.properties.safeParse(body)
        expect(issue === null).toBe(parsed.success)
        if (issue === null || parsed.success) return
        const paths = parsed.error.issues.map((found) =>
          found.path
            .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
            .join('')
            .slice(1),
        )
        expect(paths).toContain(issue.path)
      }),
      { numRuns: 3000 },
    )
  })

  it('says what to do', () => {
    const def = lookupEvent('Order Completed')
    expect(checkProperties(def, { total: '12,50' })).toMatchObject({ code: 'price_format', path: 'total' })
    expect(checkProperties(def, { total: '12,50' })?.hint.pl).toContain('kropką')
    for (const wrong of ['zł', 'PLZ', 'zl']) {
      const issue = checkProperties(def, { currency: wrong })
      expect(issue).toMatchObject({ code: 'currency', path: 'currency' })
      expect(issue?.hint.en).toContain('PLN')
    }
    expect(checkProperties(def, { products: [{}, { price: '1 zł' }] })).toMatchObject({
      path: 'products[1].price',
    })
    expect(checkProperties(def, { products: 'p1' })).toMatchObject({ code: 'products_format' })
    expect(checkProperties(def, { products: [{ quantity: 'dwa' }] })).toMatchObject({ code: 'quantity' })
    expect(checkProperties(null, { total: '12,50' })).toBeNull()
  })
})
