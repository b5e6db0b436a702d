import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseIdentifier } from './identifiers.ts'
import { readEvent } from './normalise.ts'

const receivedAt = Date.UTC(2026, 10, 22, 13)

const read = (body: Record<string, unknown>, region: string | null = 'PL') =>
  readEvent({ body, sourceId: 'key', receivedAt, sentAt: null, userAgent: null, region })

function good(body: Record<string, unknown>, region: string | null = 'PL') {
  const answer = read({ messageId: 'm', ...body }, region)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { ...answer.event, warnings: answer.warnings }
}

const idsOf = (body: Record<string, unknown>, region: string | null = 'PL') =>
  good(body, region).identifiers.map((one) => `${one.kind} ${one.value}`)

const track = { type: 'track', event: 'X' }

describe('whom an event names', () => {
  it('lists identifiers strongest first, without repeats', () => {
    const ids = idsOf({
      type: 'identify',
      anonymousId: 'a-1',
      userId: 'u-1',
      traits: { email: 'Anna.Lis+x@Example.PL', phone: '600 100 200', loyaltyCard: '2600 0000-12345' },
      context: {
        device: { id: 'd-1' },
        traits: { email: 'anna.lis+x@example.pl' },
        externalIds: [
          { type: 'shopify', id: 123, collection: 'users', encoding: 'none' },
          { type: 'card', id: '260000001234-5' },
          { type: 'hashed', id: 'x', encoding: 'sha256' },
        ],
      },
    })
    expect(ids).toEqual([
      'user_id u-1',
      'card 2600000012345',
      'email anna.lis+x@example.pl',
      'phone +48600100200',
      'external shopify:123',
      'device_id d-1',
      'anonymous_id a-1',
    ])
  })

  it('names both sides of an alias', () => {
    expect(idsOf({ type: 'alias', userId: 'u', previousId: 'a' })).toEqual(['user_id u', 'anonymous_id a'])
  })

  it('reads contact data of leads and orders, not of other events', () => {
    const properties = { email: 'jan@example.pl' }
    expect(idsOf({ type: 'track', event: 'Lead Created', anonymousId: 'a', properties })).toContain(
      'email jan@example.pl',
    )
    expect(idsOf({ type: 'track', event: 'Order Completed', userId: 'u', properties })).toContain(
      'email jan@example.pl',
    )
    expect(idsOf({ type: 'track', event: 'Product Shared', userId: 'u', properties })).toEqual(['user_id u'])
  })

  it('leaves out bad contact data beside the point, with a warning', () => {
    const event = good({ ...track, userId: 'u', context: { traits: { email: 'a@b', phone: 'x' } } })
    expect(event.identifiers).toHaveLength(1)
    expect(event.warnings.map((one) => one.code)).toEqual(['email_invalid', 'phone_invalid'])
  })

  it('takes an e-mail alone as a name', () => {
    expect(idsOf({ type: 'identify', traits: { email: 'jan@example.pl' } })).toEqual(['email jan@example.pl'])
  })

  it('asks for the country where neither number nor workspace has one', () => {
    const answer = read({ type: 'identify', userId: 'u', traits: { phone: '600 100 200' } }, null)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'phone_region', path: '.traits.phone' } })
    expect(idsOf({ type: 'identify', traits: { phone: '0048600100200' } }, null)).toEqual([
      'phone +48600100200',
    ])
  })

  it.each(['00000000-0000-0000-0000-000000000000', '000', 'undefined', ' NULL ', 'anonymous', {}, []])(
    'takes %j for no name',
    (userId) => {
      expect(read({ ...track, userId })).toMatchObject({
        ok: false,
        refusal: { code: 'placeholder_id', path: '.userId' },
      })
    },
  )

  it.each(['0a', '10', 'nullify', 'test', '0f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c', '-1'])(
    'takes %j for a name',
    (userId) => {
      expect(idsOf({ ...track, userId })).toEqual([`user_id ${userId}`])
    },
  )

  it('keeps a placeholder e-mail from joining strangers', () => {
    const event = good({ type: 'identify', userId: 'u', traits: { email: 'test@test.com' } })
    expect(event.identifiers).toHaveLength(1)
  })

  it('normalises a typed value as intake does', () => {
    expect(normaliseIdentifier('email', ' JAN@ŻÓŁW.example ', 'PL')).toEqual({
      ok: true,
      value: 'jan@xn--w-uga1v8h.example',
    })
    expect(normaliseIdentifier('user_id', 'e\u0301', 'PL')).toEqual({ ok: true, value: '\u00e9' })
  })
})

describe('readEvent', () => {
  it('gives older names their present one', () => {
    expect(good({ type: 'track', event: 'Completed Order', userId: 'u' }).name).toBe('Order Completed')
    expect(good({ type: 'page', name: 'Swetry', userId: 'u' })).toMatchObject({
      name: 'Page Viewed',
      properties: { name: 'Swetry' },
    })
  })

  it('marks sources that several people share', () => {
    expect(good({ ...track, userId: 'u', context: { channel: 'pos' } }).isSharedSource).toBe(true)
    expect(good({ ...track, userId: 'u', context: { kiosk: { id: 'k1' } } }).isSharedSource).toBe(true)
    expect(good({ ...track, userId: 'u', context: { shared: true } }).isSharedSource).toBe(true)
    expect(good({ ...track, userId: 'u' }).isSharedSource).toBe(false)
  })

  it('derives the same messageId from the same body, whatever the order of its keys or the attempt', () => {
    const id = (body: Record<string, unknown>) => {
      const answer = read(body)
      return answer.ok ? answer.event.messageId : null
    }
    const one = id({ ...track, userId: 'u', properties: { a: 1, b: { c: 2, d: 3 } }, sentAt: 'x' })
    expect(id({ properties: { b: { d: 3, c: 2 }, a: 1 }, userId: 'u', sentAt: 'y', ...track })).toBe(one)
    expect(id({ ...track, userId: 'u', properties: { a: 2 } })).not.toBe(one)
    expect(one).toMatch(/^derived-/)
  })

  it('puts traits into NFC and keeps hostile ones literal', () => {
    const traits = { name: 'Zo\u0301sia', note: '{{ 7*7 }}', first: '=cmd()', birthday: '2000-02-29' }
    expect(good({ type: 'identify', userId: 'u', traits }).traits).toEqual({ ...traits, name: 'Z\u00f3sia' })
  })

  it('keeps a group’s traits apart from the person’s', () => {
    const event = good({
      type: 'group',
      userId: 'u',
      groupId: 'g',
      traits: { name: 'Firma', email: 'biuro@example.pl' },
    })
    expect(event).toMatchObject({ traits: null, properties: { groupId: 'g', traits: { name: 'Firma' } } })
    expect(event.identifiers).toHaveLength(1)
  })

  it('reads what it once accepted again to the same result, and never throws', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('track', 'identify', 'page', 'null', 'a@b.pl', '+48600100200'),
      fc.integer(),
    )
    const bag = fc.dictionary(
      fc.constantFrom(
        'email',
        'phone',
        'name',
        'address',
        'birthday',
        'price',
        'currency',
        'products',
        'id',
        'x',
      ),
      fc.jsonValue(),
    )
    const body = fc.record(
      {
        type: fc.oneof(fc.constantFrom('track', 'identify', 'page', 'group', 'alias'), fc.jsonValue()),
        event: word,
        userId: fc.oneof(word, fc.jsonValue()),
        anonymousId: word,
        messageId: fc.oneof(fc.string(), fc.jsonValue()),
        timestamp: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.jsonValue()),
        properties: fc.oneof(bag, fc.jsonValue()),
        traits: fc.oneof(bag, fc.jsonValue()),
        context: fc.oneof(
          fc.record({ traits: bag, device: bag, externalIds: fc.jsonValue(), page: bag, library: bag }),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(body, (sent) => {
        const once = read(sent as Record<string, unknown>)
        expect(read(JSON.parse(JSON.stringify(sent)) as Record<string, unknown>)).toEqual(
          JSON.parse(JSON.stringify(once)),
        )
        if (once.ok) expect(once.event.identifiers.length).toBeGreaterThan(0)
      }),
      { numRuns: 1_000 },
    )
  })
})
