import { describe, expect, it } from 'vitest'
import { type CellKind, type Reading, readCell } from './cells.ts'
import { sayFault } from './fault-words.ts'
import { createGrouper } from './group.ts'
import { findHeader, findTwin, nameColumns } from './header.ts'
import { type Import, makeConsent, makeCustomer, makeOrder, makeProduct } from './make.ts'
import { bindMapping, readRow, type Value } from './rows.ts'
import { readCellRef, readSerialDay, readSheetNumber } from './sheet.ts'
import { findNext, listActs, states } from './state.ts'
import { findMappingFault, guessMapping } from './targets.ts'
import { writeCsvRow } from './write-csv.ts'

const reading: Reading = {
  now: Date.UTC(2026, 10, 22),
  toInstant: ({ year, month, day, hour, minute, second }) =>
    Date.UTC(year, month - 1, day, hour - 1, minute, second),
}
const read = (kind: CellKind, text: string) => {
  const cell = readCell(kind, text, reading)
  return cell.ok ? cell.value : cell.code
}

describe('cells', () => {
  it.each([
    ['1 234,50 zł', '1234.50 PLN'],
    ['1\u00a0234,50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1.234.567', '1234567'],
    ['49.9', '49.9'],
    ['49,90 €', '49.90 EUR'],
    ['PLN 12', '12 PLN'],
    ['0,999', '0.999'],
    // Thousands or a fraction? Nobody knows.
    ['1,234', 'money_unclear'],
    ['12.345', 'money_unclear'],
    ['-5,00', 'money_negative'],
    ['12 zl0', 'money_invalid'],
    ['dwa', 'money_invalid'],
    ['1.2.3', 'money_invalid'],
    ['5 QQQ', 'currency_unknown'],
    ['99999999999999', 'money_invalid'],
  ])('an amount %s is %s', (text, expected) => expect(read('money', text)).toBe(expected))

  it.each([
    ['22.11.2025', Date.UTC(2025, 10, 21, 23)],
    ['2025-11-22 14:05', Date.UTC(2025, 10, 22, 13, 5)],
    ['2025-11-22T14:05:09Z', Date.UTC(2025, 10, 22, 14, 5, 9)],
    ['2025-11-22T14:05:09.123+02:00', Date.UTC(2025, 10, 22, 12, 5, 9)],
    ['22/11/2025, 7:05', Date.UTC(2025, 10, 22, 6, 5)],
    // Months first are not turned round: 11/12 would be read wrong in silence.
    ['11/22/2025', 'instant_invalid'],
    ['2025-02-30', 'instant_invalid'],
    ['2025-11-22 25:00', 'instant_invalid'],
    ['wczoraj', 'instant_invalid'],
    ['2027-01-01', 'instant_future'],
  ])('a time %s is %s', (text, expected) => expect(read('instant', text)).toBe(expected))

  it('others', () => {
    expect(read('day', '01.02.1990')).toBe('1990-02-01')
    expect(read('day', '1990-02-01 00:00:00')).toBe('1990-02-01')
    expect(read('day', '31.02.1990')).toBe('day_invalid')
    expect([read('flag', 'TAK'), read('flag', 'nie'), read('flag', 'może')]).toEqual([
      true,
      false,
      'flag_invalid',
    ])
    expect([read('count', '2'), read('count', '2,0'), read('count', '0'), read('count', '1.5')]).toEqual([
      ...[2, 2],
      ...['count_invalid', 'count_invalid'],
    ])
    expect(read('text', 'Zażó\ufffd')).toBe('characters')
    expect(read('text', 'a\u0007')).toBe('characters')
    expect(read('text', 'x'.repeat(2_001))).toBe('too_long')
    expect(read('url', 'javascript:alert(1)')).toBe('url_invalid')
  })
})

describe('columns', () => {
  it('are guessed by the names people give them, each target once', () => {
    expect(
      guessMapping('customers', [
        'Imię',
        'Nazwisko',
        'Adres e-mail',
        'mail',
        'Rozmiar buta',
        'Ulubiony kolor',
      ]),
    ).toEqual({
      Imię: 'firstName',
      Nazwisko: 'lastName',
      'Adres e-mail': 'email',
      mail: null,
      'Rozmiar buta': 'shoeSize',
      'Ulubiony kolor': null,
    })
    expect(guessMapping('orders', ['Nr zamówienia', 'Data', 'E-mail', 'Kwota', 'SKU'])).toMatchObject({
      'Nr zamówienia': 'orderId',
      Data: 'at',
      Kwota: 'total',
    })
  })
  it('a mapping that cannot work says where', () => {
    expect(findMappingFault('customers', { a: 'firstName' })).toEqual({ code: 'target_nobody' })
    expect(findMappingFault('customers', { a: 'email', b: 'email' })).toEqual({
      code: 'target_twice',
      column: 'b',
    })
    expect(findMappingFault('customers', { a: 'email', b: 'nothing' })).toEqual({
      code: 'target_unknown',
      column: 'b',
    })
    expect(findMappingFault('customers', { a: 'email', b: 'trait:kolor' })).toBeNull()
    expect(findMappingFault('orders', { a: 'email', b: 'trait:x', c: 'orderId', d: 'at' })?.code).toBe(
      'target_unknown',
    )
    expect(findMappingFault('orders', { a: 'email', b: 'orderId' })).toEqual({
      code: 'target_missing',
      target: 'at',
    })
  })
})

describe('the row that names the columns', () => {
  const header = ['Imię', 'E-mail', 'Telefon']
  const find = (...rows: string[][]) =>
    findHeader(
      'customers',
      rows.map((cells) => ({ cells })),
    )

  it('stands first, whatever the rows below say', () => {
    expect(find(header, ['Anna', 'a@b.pl', '600'])).toBe(0)
    expect(find(['kolumna1', 'kolumna2'], ['klient', 'x'])).toBe(0)
    expect(find(['email'], ['a@b.pl'])).toBe(0)
    expect(find()).toBe(0)
  })

  it('is found under a title, and under the tier of merged cells', () => {
    expect(find(['Klienci, stan na 31.12.2025', '', ''], header, ['Anna', 'a@b.pl', '600'])).toBe(1)
    expect(find(['Raport'], ['Osoba', 'Kontakt', ''], header)).toBe(2)
    expect(find(['Raport'], ['kolumna1', 'kolumna2'], ['a', 'b'])).toBe(1)
  })

  it('gives every column a name, also those without one; two of one name are told', () => {
    expect(nameColumns(['\ufeffE-mail', ' ', 'Imię', ''])).toEqual(['E-mail', '(B)', 'Imię', '(D)'])
    expect([findTwin(['a', 'b', 'A']), findTwin(['a', 'b'])]).toEqual(['A', null])
    expect(nameColumns(Array<string>(28).fill('')).slice(-2)).toEqual(['(AA)', '(AB)'])
  })
})

describe('rows', () => {
  const header = ['nr', 'kiedy', 'mail', 'sku', 'cena', 'ile']
  const mapping = { nr: 'orderId', kiedy: 'at', mail: 'email', sku: 'sku', cena: 'price', ile: 'quantity' }
  const binding = bindMapping('orders', header, mapping)
  const row = (line: number, ...cells: string[]) => readRow(binding, { line, cells, isTorn: false }, reading)
  const group = (...rows: ReturnType<typeof row>[]) => {
    const grouper = createGrouper('orderId')
    return [...rows.flatMap((one) => grouper.push(one)), ...grouper.end()]
  }

  it('of one order are one; one bad row refuses its order alone', () => {
    const things = group(
      row(2, 'o1', '2025-01-01', 'a@b.pl', 's1', '10,00', '1'),
      row(3, 'o1', '2025-01-01', 'a@b.pl', 's2', '20,00', '2'),
      row(4, 'o2', '2025-01-01', 'a@b.pl', 's1', 'x', '1'),
      row(5, 'o3', '2025-01-01', 'a@b.pl', 's1', '5', ''),
    )
    expect(things.map((one) => (one.ok ? one.group.lines : one.fault))).toEqual([
      [2, 3],
      { code: 'money_invalid', column: 'cena' },
      [5],
    ])
  })
  it('a yes or no that stands blank is no yes', () => {
    const consents = bindMapping(
      'consents',
      ['mail', 'kiedy', 'decyzja'],
      guessMapping('consents', ['mail', 'kiedy', 'decyzja']),
    )
    const said = (...cells: string[]) => readRow(consents, { line: 2, cells, isTorn: false }, reading)
    expect(said('a@b.pl', '2025-01-01', '')).toMatchObject({ fault: { code: 'missing', column: 'decyzja' } })
    expect(said('a@b.pl', '2025-01-01', 'nie')).toMatchObject({ ok: true })
  })
  it('with too few cells, without what is needed, or torn are refused', () => {
    expect(row(2, 'o1')).toMatchObject({ ok: false, fault: { code: 'row_length' } })
    expect(row(2, '', '2025-01-01', '', '', '', '')).toMatchObject({
      fault: { code: 'missing', column: 'nr' },
    })
    expect(readRow(binding, { line: 1, cells: [], isTorn: true }, reading)).toMatchObject({
      fault: { code: 'row_quotes' },
    })
  })
})

describe('what rows become', () => {
  const made: Import = { id: 'i1', at: Date.UTC(2026, 0, 1), currency: 'PLN', system: 'stary', consent: {} }
  const one = (values: Record<string, Value>) => ({ lines: [2], rows: [new Map(Object.entries(values))] })

  it('a customer: an event as an SDK would send it, as old as the file', () => {
    expect(
      makeCustomer(
        one({
          email: 'a@b.pl',
          card: '77',
          externalId: '9',
          firstName: 'Ewa',
          street: 'Prosta 1',
          city: 'Łódź',
          'trait:kolor': 'siny',
        }),
        made,
      ),
    ).toEqual({
      ok: true,
      body: {
        type: 'identify',
        messageId: 'import-i1-2',
        timestamp: '2026-01-01T00:00:00.000Z',
        traits: {
          email: 'a@b.pl',
          firstName: 'Ewa',
          city: 'Łódź',
          address: { street: 'Prosta 1', city: 'Łódź' },
          kolor: 'siny',
        },
        context: {
          externalIds: [
            { type: 'card', id: '77', collection: 'users', encoding: 'none' },
            { type: 'stary', id: '9', collection: 'users', encoding: 'none' },
          ],
          library: { name: 'import' },
        },
      },
    })
    expect(makeCustomer(one({ firstName: 'Ewa' }), made)).toEqual({ ok: false, code: 'nobody', target: null })
  })
  it('an order with its lines; a receipt of a store; one that was cancelled; two currencies are none', () => {
    const base = {
      orderId: 'o1',
      at: 5,
      email: 'a@b.pl',
      total: '30.00',
      sku: 's1',
      price: '10.00',
      quantity: 3,
    }
    const of = (more: Record<string, Value>) => {
      const order = makeOrder(one({ ...base, ...more }), made)
      return order.ok ? order.body : order.code
    }
    expect(of({})).toMatchObject({
      event: 'Order Completed',
      properties: {
        order_id: 'o1',
        total: '30.00',
        currency: 'PLN',
        products: [{ sku: 's1', price: '10.00', quantity: 3 }],
      },
    })
    expect(of({ storeId: 'KRK1', receiptId: '8' })).toMatchObject({
      event: 'Sale Completed',
      context: { channel: 'pos' },
    })
    for (const status of ['Anulowane', 'Nieopłacone', 'failed'])
      expect(of({ status })).toMatchObject({ event: 'Order Cancelled' })
    for (const status of ['Zrealizowane', 'w trakcie', ''])
      expect(of({ status })).toMatchObject({ event: 'Order Completed' })
    const back = of({ status: 'Zwrócone' })
    expect(back).toMatchObject({ event: 'Order Refunded', properties: { order_id: 'o1' } })
    // Nothing is told of its sum: an order that nobody else tells of must not come to less than nothing.
    expect(back).not.toHaveProperty('properties.total')
    expect(of({ total: '30.00 EUR', currency: 'PLN' })).toBe('currency_two')
  })
  it('a product with its variants', () => {
    const rows = [
      new Map<string, Value>([
        ['productId', 'p'],
        ['name', 'Sweter'],
        ['nameEn', 'Jumper'],
        ['sku', 'p-m'],
        ['size', 'M'],
        ['price', '99.00'],
      ]),
      new Map<string, Value>([
        ['productId', 'p'],
        ['name', 'Sweter'],
        ['sku', 'p-l'],
        ['size', 'L'],
        ['gtin', '5901234123457'],
      ]),
    ]
    expect(makeProduct({ lines: [2, 3], rows }, made)).toMatchObject({
      ok: true,
      body: {
        id: 'p',
        texts: { en: { name: 'Jumper' } },
        variants: [
          { sku: 'p-m', options: { size: 'M' }, price: { amount: '99.00', currency: 'PLN' } },
          { sku: 'p-l', gtin: '5901234123457' },
        ],
      },
    })
  })
  it('a consent says who, for what, where, and that it was imported; a no needs no words', () => {
    const whole = {
      ...made,
      consent: {
        purpose: 'marketing',
        channel: 'email',
        wordingId: 'w',
        wordingVersion: 2,
        proof: 'formularz 7',
      },
    }
    const given = makeConsent(one({ email: 'a@b.pl', at: 5 }), whole)
    expect(given).toMatchObject({
      body: {
        event: 'Consent Granted',
        properties: { obtained_by: 'import', proof: 'formularz 7', wording_id: 'w', wording_version: 2 },
      },
    })
    expect(makeConsent(one({ email: 'a@b.pl', at: 5, isGiven: false }), whole)).toMatchObject({
      body: { event: 'Consent Withdrawn' },
    })
    expect(makeConsent(one({ email: 'a@b.pl', at: 5 }), made)).toEqual({
      ok: false,
      code: 'missing',
      target: 'purpose',
    })
  })
})

describe('the rest', () => {
  it('sheets count days from 1899-12-30, and columns by letters', () => {
    expect([readCellRef('A1'), readCellRef('Z9'), readCellRef('AB7')]).toEqual([0, 25, 27])
    expect([readSerialDay(45_983), readSerialDay(45_983.5), readSerialDay(5)]).toEqual([
      '2025-11-22',
      '2025-11-22 12:00:00',
      null,
    ])
  })
  it('numbers of sheets lose the rest of their binary fraction; codes keep every digit', () => {
    const written = ['89.90000000000001', '549', '5901234123457', '00123', '1.2345670999999999E6', '-0.5', '']
    expect(written.map(readSheetNumber)).toEqual([
      ...['89.9', '549', '5901234123457', '00123', '1234567.1', '-0.5', ''],
    ])
  })
  it('a refusal of another room is told in its own words, with the cure', () => {
    expect(sayFault('wording_missing')).toMatchObject({
      code: 'refused',
      says: { pl: expect.stringContaining('wording_id') },
    })
    expect(sayFault('money_invalid').code).toBe('money_invalid')
    expect(sayFault('of another version').says.en).toBe('It was refused.')
  })
  it('a cell that a spreadsheet would compute is written as text; numbers stay numbers', () =>
    expect(writeCsvRow(['=1+1', '+48 600', '-5,00', 'a;b', 'x"y', '@cmd'])).toBe(
      `'=1+1;+48 600;-5,00;"a;b";"x""y";'@cmd\r\n`,
    ))
  it('no state is a dead end, and what was brought can be taken back', () => {
    for (const state of states) expect(state === 'undoing' || listActs(state).length > 0, state).toBe(true)
    expect(listActs('done')).toEqual(['undo'])
    expect([findNext('done', 'run'), findNext('running', 'run'), findNext('undone', 'undo')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
