import { describe, expect, it } from 'vitest'
import { describeEvent, nameEvent } from './labels.ts'

const track = (name: string, properties: Record<string, unknown>, lang: 'pl' | 'en' = 'pl') =>
  describeEvent(name, 'track', properties, lang)

describe('the sentence of an event', () => {
  it('names the product with its size and what the pieces cost', () => {
    const properties = { name: 'Trzewiki „Jodła”', size: 38, price: '425.01', quantity: 2, currency: 'PLN' }
    expect(track('Product Added', properties)).toEqual({
      title: 'Dodanie do koszyka: Trzewiki „Jodła”, 38',
      amount: { minor: 85002n, currency: 'PLN' },
    })
  })

  it.each([
    [2, 'Sweter i 1 inny produkt'],
    [4, 'Sweter i 3 inne produkty'],
    [6, 'Sweter i 5 innych produktów'],
    [13, 'Sweter i 12 innych produktów'],
    [23, 'Sweter i 22 inne produkty'],
  ])('%i lines of an order', (count, text) => {
    const products = Array.from({ length: count }, () => ({ name: 'Sweter' }))
    expect(track('Order Completed', { order_id: 'TM-1', products })).toEqual({
      title: 'Zamówienie TM-1',
      detail: text,
    })
  })

  it('money that goes back is negative; without a currency there is no amount', () => {
    expect(track('Sale Returned', { total: '5.00', currency: 'PLN' }).amount?.minor).toBe(-500n)
    expect(track('Sale Returned', { total: '-5.00', currency: 'PLN' }).amount?.minor).toBe(-500n)
    expect(track('Order Completed', { total: 5 }).amount).toBeUndefined()
  })

  it('speaks of time, points and codes in words', () => {
    expect(track('Call Ended', { direction: 'inbound', duration: 245 }).detail).toBe('od klienta · 4 min 5 s')
    expect(track('Coupon Given', { expires_at: '2027-02-20T23:45:37.155Z' }).detail).toBe('do 21 lut 2027')
    expect(track('Store Left', { store_id: 'W', duration: 4321 }).detail).toBe('1 godz. 12 min')
    expect(track('Points Earned', { points: 1 }).title).toBe('Naliczenie punktów: 1 punkt')
    expect(track('Points Earned', { points: 22 }).title).toBe('Naliczenie punktów: 22 punkty')
    expect(track('Case Opened', { kind: 'complaint' }, 'en').detail).toBe('complaint')
    expect(track('Case Opened', { kind: 'constructor' }, 'en').detail).toBe('constructor')
  })

  it('a store is named once', () => {
    const booked = track('Booking Made', { kind: 'fitting', store_id: 'WRO1', store_name: 'Wrocław' })
    expect(booked).toEqual({ title: 'Umówiona wizyta: przymiarka', detail: 'Wrocław' })
  })

  it('pages by title, then by the name of the call; own events by their own name', () => {
    expect(describeEvent('Home', 'page', {}, 'en').title).toBe('Page: Home')
    expect(describeEvent('Home', 'page', { title: 'Sklep' }, 'pl').title).toBe('Strona: Sklep')
    expect(track('Quiz Finished', { score: 3 })).toEqual({ title: 'Quiz Finished' })
    expect(track('constructor', {})).toEqual({ title: 'constructor' })
    expect(describeEvent(null, 'track', {}, 'pl').title).toBe('Zdarzenie bez nazwy')
  })

  it('long free text is cut, odd values are passed over', () => {
    expect(track('SMS Replied', { text: 'a'.repeat(500) }).detail).toHaveLength(160)
    expect(track('SMS Replied', { text: { a: 1 } }).detail).toBeUndefined()
    expect(track('Product Viewed', { name: '  ', sku: null })).toEqual({ title: 'Oglądanie' })
  })
})
it.each([
  ['Identify', 'Rozpoznanie klienta', 'Customer recognised'],
  ['Page Viewed', 'Strona', 'Page'],
  ['Screen Viewed', 'Ekran aplikacji', 'App screen'],
  ['Group', 'Dołączenie do grupy', 'Joined a group'],
  ['Alias', 'Połączenie identyfikatorów', 'Identifiers joined'],
  ['Order Completed', 'Zamówienie', 'Order'],
  ['Coffee Brewed', 'Coffee Brewed', 'Coffee Brewed'],
  ['constructor', 'constructor', 'constructor'],
])('events called %s are told in the reader’s words', (name, pl, en) => {
  expect([nameEvent(name, 'pl'), nameEvent(name, 'en')]).toEqual([pl, en])
})
