import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { events, lookupCall, lookupEvent } from './events/registry.ts'
import { stripContext, stripPii } from './pii.ts'
import { isPiiKey } from './pii-keys.ts'
import { isCardNumber, isPersonalText, isPesel, stripQuery } from './pii-values.ts'
import { isPiiTrait } from './traits.ts'

describe('keys', () => {
  it.each([
    'email',
    'e-mail',
    'userEmail',
    'PHONE',
    'phone_number',
    'tel',
    'telefon',
    'firstName',
    'last_name',
    'customer name',
    'nazwisko',
    'Imię',
    'ip',
    'client_ip',
    'pesel',
    'birthDate',
    'shippingAddress',
    'adresDostawy',
    'note',
    'comment',
  ])('%s sounds personal', (key) => expect(isPiiKey(key)).toBe(true))

  it.each([
    'order_id',
    'shipping',
    'zipper',
    'television',
    'renamed',
    'ship',
    'category',
    'quantity',
    'pieces',
    'tip',
    'price',
  ])('%s does not', (key) => expect(isPiiKey(key)).toBe(false))

  it('traits: reserved ones say so themselves, others by their name', () => {
    expect(['email', 'loyalty_card', 'first_name', 'workPhone'].map(isPiiTrait)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['city', 'shoeSize', 'vip'].map(isPiiTrait)).toEqual([false, false, false])
  })
})

describe('values', () => {
  it('PESEL by date and check digit', () => {
    expect(['44051401359', '02070803628'].map(isPesel)).toEqual([true, true])
    expect(['44051401358', '44951401359', '00000000000', '4405140135'].map(isPesel)).toEqual(
      Array(4).fill(false),
    )
  })

  it('cards by issuer, length and Luhn; a barcode is no card', () => {
    expect(['4111111111111111', '5555555555554444', '378282246310005'].map(isCardNumber)).toEqual([
      true,
      true,
      true,
    ])
    expect(['4111111111111112', '5901234123457', '0000000000000000'].map(isCardNumber)).toEqual(
      Array(3).fill(false),
    )
  })

  it.each([
    'anna@example.pl',
    'pisz na a.b+c@ex.co dziś',
    '+48 600 100 200',
    '600100200',
    '600-100-200',
    '48600100200',
    'tel. 22 555 12 34',
    '44051401359',
    'karta 4111 1111 1111 1111',
  ])('%s is personal', (text) => {
    expect(isPersonalText(text)).toBe(true)
  })

  it.each([
    'Trzewiki „Jodła”, 38',
    '2026-11-22T13:05:00.000Z',
    'TM-20418',
    '5901234123457',
    '1795319186732',
    'a @ b',
    '12.50',
    '3 x 2 @ 5',
  ])('%s is not', (text) => {
    expect(isPersonalText(text)).toBe(false)
  })

  it('addresses lose personal parameters only', () => {
    expect(stripQuery('https://s.pl/x?utm_content=a&email=a%40b.pl&p=2#top')).toBe(
      'https://s.pl/x?utm_content=a&p=2#top',
    )
    expect(stripQuery('?q=anna%40example.pl')).toBe('')
    expect(stripQuery('/koszyk?id=7&ok')).toBe('/koszyk?id=7&ok')
    expect(stripQuery('/x?a=%E0%A4%A')).toBe('/x?a=%E0%A4%A')
  })
})

describe('what leaves for the warehouse', () => {
  it('marked paths go, declared names and ids stay', () => {
    const def = lookupEvent('Contact Logged')
    expect(stripPii(def, { kind: 'call', note: 'Oddzwonić', member_id: 'm1' })).toEqual({ kind: 'call' })
    const order = {
      order_id: '44051401359',
      products: [{ name: 'Sweter', sku: '4111111111111111', price: 5 }],
    }
    expect(stripPii(lookupEvent('Order Completed'), order)).toBe(order)
  })

  it('what the contract does not know goes by key and by value, at any depth', () => {
    const sent = {
      order_id: 'TM-1',
      email: 'a@b.pl',
      gift: { name: 'Ola', wrap: true, to: ['600100200', 'x'] },
      products: [{ sku: 'a', engraving: 'Ola, 600 100 200', name: 'Kubek' }],
    }
    const before = structuredClone(sent)
    expect(stripPii(lookupEvent('Order Completed'), sent)).toEqual({
      order_id: 'TM-1',
      gift: { wrap: true, to: ['x'] },
      products: [{ sku: 'a', name: 'Kubek' }],
    })
    expect(sent).toEqual(before)
  })

  it('an own event keeps what is harmless', () => {
    const sent = {
      quiz: 'styl',
      score: 7,
      pesel_number: 1,
      who: 44051401359,
      name: 'Ola',
      when: 1795319186732,
    }
    expect(stripPii(null, sent)).toEqual({ quiz: 'styl', score: 7, when: 1795319186732 })
  })

  it('traits: what is left of an identify', () => {
    const traits = {
      email: 'a@b.pl',
      firstName: 'Anna',
      first_name: 'Anna',
      address: { city: 'W' },
      shoeSize: '38',
      city: 'W',
      loyalty_card: 'K1',
    }
    expect(stripPii(lookupCall('identify', null), traits)).toEqual({ shoeSize: '38', city: 'W' })
  })

  it('a declared text with an e-mail inside goes too', () => {
    expect(stripPii(lookupEvent('Products Searched'), { query: 'zamówienie anna@example.pl' })).toEqual({})
  })

  it('no canary comes through, wherever an event carries it', () => {
    const canary = 'kanarek.anna@example.pl'
    const spot = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constant(canary),
        fc.constant(`https://x.pl/?q=${encodeURIComponent(canary)}`),
        fc.integer(),
        fc.string(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 6 }), tie('node'), { maxKeys: 3 }),
      ),
    })).node
    const names = fc.constantFrom(
      'order_id',
      'name',
      'products',
      'total',
      'query',
      'fields',
      'url',
      'own',
      'note',
      'text',
    )
    fc.assert(
      fc.property(fc.constantFrom(null, ...events), fc.dictionary(names, spot), (def, body) => {
        const left = JSON.stringify(stripPii(def, body))
        expect(left.includes(canary) || left.includes(encodeURIComponent(canary))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('of the context only what is on the list', () => {
    const context = {
      ip: '1.2.3.4',
      traits: { email: 'a@b.pl' },
      userAgent: 'Mozilla/5.0',
      device: { id: 'ios-7', type: 'ios', name: 'iPhone Anny' },
      page: { url: 'https://s.pl/?email=a%40b.pl&p=1', title: 'Sklep' },
      locale: 'pl-PL',
      timezone: { odd: true },
    }
    expect(stripContext(context)).toEqual({
      device: { type: 'ios' },
      page: { url: 'https://s.pl/?p=1', title: 'Sklep' },
      locale: 'pl-PL',
    })
  })
})
