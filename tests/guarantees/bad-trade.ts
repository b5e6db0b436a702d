import type { Desk } from './kit/desk.ts'

/** Something no shop can mean, asked of the API: refused whole. */
export interface BadTrade {
  what: string
  method?: 'POST' | 'PUT'
  path: string
  body: object
  status: number
  code: string
  /** What the reply must point at. */
  place?: string
  /** What its cure, in English, must say. */
  says?: RegExp
}

const hat = { sku: 'hat-1', quantity: 1 }
export const sale = {
  ...{ channel: 'pos', storeId: 'KRK1', delivery: { kind: 'till' }, lines: [hat] },
  payments: [{ method: 'cash', amount: '59.00' }],
}
const order = (what: string, more: object, rest: Omit<BadTrade, 'what' | 'path' | 'body'>): BadTrade => ({
  ...{ what, path: '/orders', body: { ...sale, ...more } },
  ...rest,
})
const line = (what: string, more: object, rest: Omit<BadTrade, 'what' | 'path' | 'body' | 'status'>) =>
  order(what, { lines: [{ ...hat, ...more }] }, { status: 422, ...rest })
const quantity = { code: 'invalid', place: 'body.lines.0.quantity' }
const price = { code: 'price_unread', place: 'body.lines.0.price', says: /as many decimals/ }
const reason = 'scratched'

/** `{customer}` stands for her id. */
const cart = (what: string, change: object, rest: Omit<BadTrade, 'what' | 'path' | 'body'>): BadTrade => ({
  ...{ what, path: '/customers/{customer}/cart/changes' },
  ...{ body: { changes: [{ id: 'bad-change-1', kind: 'add', ...hat, ...change }] } },
  ...rest,
})
const inCart = { status: 422, code: 'invalid', place: 'body.changes.0.quantity' }
const many = <T>(one: T): T[] => Array.from({ length: 10_000 }, () => one)
const megabyte = 'A'.repeat(2 ** 20)

export const badTrades: readonly BadTrade[] = [
  line('no piece', { quantity: 0 }, quantity),
  line('less than no piece', { quantity: -2 }, quantity),
  line('half a piece', { quantity: 0.5 }, quantity),
  line('a thousand million pieces', { quantity: 1e9 }, quantity),
  line('a price below nought', { price: '-5.00', reason }, price),
  line('a price in tenths of a grosz', { price: '19.999', reason }, price),
  line('the same as a number', { price: 19.999, reason }, price),
  line('a price of ten thousand millions', { price: '9999999999', reason }, price),
  line('a price with a comma', { price: '12,50', reason }, { ...price, code: 'invalid', says: /149\.90/ }),
  line('a price in powers', { price: '1e99', reason }, { ...price, code: 'invalid', says: /149\.90/ }),
  line(
    'an EAN nobody knows',
    { sku: '5901234123457' },
    { code: 'sku_unknown', place: 'body.lines.0.sku', says: /product/ },
  ),
  order('nothing', { lines: [] }, { status: 422, code: 'cart_empty', place: 'body.lines' }),
  order('ten thousand lines', { lines: many(hat) }, { status: 422, code: 'invalid', place: 'body.lines' }),
  order(
    'euro in a shop of złoty',
    { currency: 'EUR' },
    {
      ...{ status: 422, code: 'order_currency', place: 'body.currency', says: /one currency/ },
    },
  ),
  order('a currency there is not', { currency: 'zł' }, { status: 422, code: 'order_currency' }),
  order('a coupon of 1 MB', { coupons: [megabyte] }, { status: 413, code: 'too_large' }),
  order(
    'a coupon of half of that',
    { coupons: [megabyte.slice(2 ** 19)] },
    {
      ...{ status: 422, code: 'invalid', place: 'body.coupons.0' },
    },
  ),
  order(
    'payments that do not add up',
    { payments: [{ method: 'cash', amount: '58.99' }] },
    {
      ...{ status: 422, code: 'payment_sum', place: 'body.payments', says: /59\.00 PLN/ },
    },
  ),
  order(
    'a payment below nought',
    { payments: [{ method: 'cash', amount: '-59.00' }] },
    {
      ...{ status: 422, code: 'price_unread', place: 'body.payments.0.amount' },
    },
  ),
  order('a store nobody knows', { storeId: 'NOWHERE' }, { status: 422, code: 'store_unknown' }),
  cart('no piece in a cart', { quantity: 0 }, inCart),
  cart('less than none in a cart', { quantity: -1 }, inCart),
  cart('a thousand pieces in a cart', { quantity: 1_000 }, inCart),
  cart(
    'an EAN nobody knows, in a cart',
    { sku: '5901234123457' },
    {
      ...{ status: 422, code: 'sku_unknown', place: 'body.changes.0.sku' },
    },
  ),
  {
    ...{ what: 'ten thousand changes of a cart', path: '/customers/{customer}/cart/changes' },
    body: { changes: many({ id: 'bad-change-1', kind: 'add', ...hat }) },
    ...{ status: 422, code: 'invalid', place: 'body.changes' },
  },
  {
    ...{ what: 'a coupon of 1 MB in a cart', path: '/customers/{customer}/cart/changes' },
    body: { changes: [{ id: 'bad-change-1', kind: 'coupon_add', code: megabyte }] },
    ...{ status: 413, code: 'too_large' },
  },
  {
    ...{ what: 'pieces below nought kept', path: '/reservations' },
    body: { lines: [{ storeId: 'KRK1', sku: 'hat-1', quantity: -1 }] },
    ...{ status: 422, code: 'invalid', place: 'body.lines.0.quantity' },
  },
  {
    ...{ what: 'more kept than there are', path: '/reservations' },
    body: { lines: [{ storeId: 'KRK1', sku: 'hat-1', quantity: 99_999 }] },
    ...{ status: 409, code: 'stock_short' },
  },
  {
    ...{ what: 'a carrier for a tenth of a grosz', method: 'PUT', path: '/order-settings' },
    body: {
      carriers: [{ id: 'k', name: 'Kurier', price: '9.999' }],
      ...{ payMinutes: 30, pickupDays: 3, tryDays: 2 },
    },
    ...{ status: 422, code: 'price_unread', place: 'body.carriers.0.price' },
  },
  {
    ...{ what: 'points beyond all sense', path: '/customers/{customer}/points' },
    ...{ body: { points: 1e12, reason }, status: 422, code: 'invalid', place: 'body.points' },
  },
  {
    ...{ what: 'a coupon that pays her', method: 'PUT', path: '/coupon-pools/bad' },
    body: { name: 'Bad', kind: 'general', effect: { kind: 'amount', amount: '-5' } },
    ...{ status: 422, code: 'price_unread', place: 'body.effect.amount' },
  },
  {
    ...{ what: 'ten thousand rows at once', path: '/stock/levels' },
    body: { items: many({ storeId: 'KRK1', sku: 'hat-1', onHand: 1 }) },
    ...{ status: 422, code: 'invalid', place: 'body.items' },
  },
]

/** A row that cannot be, beside one that can: it is answered, and the other is taken. */
export interface BadRow {
  what: string
  path: string
  row: object
  beside: object
  code: string
  place: string
  says?: RegExp
}

const priced = (amount: unknown, currency?: string) => ({ price: { amount, ...(currency && { currency }) } })
const fine = { id: 'scarf', name: 'Szalik', variants: [{ sku: 'scarf-1', ...priced('79.00') }] }
const product = (what: string, variant: object, rest: Pick<BadRow, 'code' | 'place' | 'says'>): BadRow => ({
  ...{ what, path: '/catalog/products', beside: fine, ...rest },
  row: { id: 'bad', name: 'Zły', variants: [{ sku: 'bad-1', ...variant }] },
  place: `body.items.0.variants.0.${rest.place}`,
})
const amount = { code: 'price_unread', place: 'price.amount', says: /as many decimals/ }
const gtin = { code: 'invalid', place: 'gtin', says: /check digit/ }
const counted = { storeId: 'KRK1', sku: 'hat-1', onHand: 7 }
const level = (what: string, more: object, code: string, name: string): BadRow => ({
  ...{ what, path: '/stock/levels', row: { ...counted, sku: 'shoes-1', ...more }, beside: counted },
  ...{ code, place: `body.items.0.${name}` },
})

export const badRows: readonly BadRow[] = [
  product('a price below nought', priced('-1.00'), amount),
  product('a price in tenths of a grosz', priced('19.999'), amount),
  product('a price with a comma', priced('12,50'), { ...amount, code: 'invalid', says: /149\.90/ }),
  product('a currency there is not', priced('12.50', 'PLZ'), {
    ...{ code: 'invalid', place: 'price.currency', says: /ISO 4217/ },
  }),
  product('an EAN with a wrong check digit', { gtin: '5901234123456' }, gtin),
  product('an EAN of letters', { gtin: '59012341234O7' }, gtin),
  product('an EAN cut short', { gtin: '590123' }, gtin),
  {
    ...{ what: 'a set that is a part of itself', path: '/catalog/products', beside: fine },
    row: { id: 'set', name: 'Zestaw', variants: [{ sku: 'set-1' }], parts: [{ sku: 'set-1', quantity: 1 }] },
    ...{ code: 'invalid', place: 'body.items.0', says: /Unknown fields: parts/ },
  },
  level('stock below nought', { onHand: -1 }, 'invalid', 'onHand'),
  level('stock beyond all sense', { onHand: 1e12 }, 'invalid', 'onHand'),
  level('half a piece', { onHand: 0.5 }, 'invalid', 'onHand'),
  level('an EAN nobody knows', { sku: '5901234123457' }, 'sku_unknown', 'sku'),
  level('a store nobody knows', { storeId: 'NOWHERE' }, 'store_unknown', 'storeId'),
  {
    ...{ what: 'more sold than there is', path: '/stock/movements', code: 'stock_short' },
    row: { storeId: 'KRK1', sku: 'shoes-1', kind: 'sale', quantity: 99_999 },
    beside: { storeId: 'KRK1', sku: 'hat-1', kind: 'receipt', quantity: 1 },
    place: 'body.items.0',
  },
]

export const mostLines = 200

/** Hats, shoes and a product of two hundred variants, in one store that takes payments on trial. */
export async function openShop(desk: Desk): Promise<void> {
  const make = (id: string, skus: string[], price: string) => ({
    ...{ id, name: id },
    variants: skus.map((sku) => ({ sku, price: { amount: price } })),
  })
  const lots = Array.from({ length: mostLines }, (_, i) => `lot-${i}`)
  const items = [
    make('hat', ['hat-1'], '59.00'),
    make('shoes', ['shoes-1'], '499.00'),
    make('lots', lots, '1.00'),
  ]
  const put = (path: string, body: object) => desk.act('POST', path, { body })
  await put('/catalog/products', { items })
  await put('/stores', { items: [{ id: 'KRK1', name: 'Kraków' }] })
  const levels = ['hat-1', 'shoes-1'].map((sku) => ({ storeId: 'KRK1', sku, onHand: 100 }))
  await put('/stock/levels', { items: levels })
  await desk.act('PUT', '/payment-providers/sandbox', { body: { settings: {}, isEnabled: true } })
}
