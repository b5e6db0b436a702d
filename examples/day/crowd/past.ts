import { writePrice } from '../catalogue.ts'
import { type Product, skuOf } from '../goods/products.ts'
import type { PastEvent } from '../history.ts'
import { Random, seedOf } from '../random.ts'
import { namingOf } from '../stores.ts'
import { drawDay, drawHour, drawProduct } from './season.ts'
import type { Shopper } from './shopper.ts'

const dayMs = 86_400_000
const span = 730
const library = { name: 'modra-import', version: '1.0.0' }

type Body = Omit<PastEvent['body'], 'messageId'>

/** A shopper's two years, written down one after the other. */
interface Book {
  readonly shopper: Shopper
  readonly random: Random
  /** Milliseconds: the midnight that ends the past. */
  readonly now: number
  add(at: number, body: Body): void
}

interface Line {
  readonly product: Product
  readonly color: string
  readonly size: string
  readonly paid: number
}

/** Her size is her size; now and then it is a present. */
function drawSize({ shopper, random }: Book, { category, sizes }: Product): string {
  const own = category.startsWith('Buty') ? shopper.shoeSize : shopper.size
  return sizes.includes(own) && !random.chance(0.1) ? own : random.pick(sizes)
}

/** January and July are months of sales. */
const saleOf = (month: number) => (month === 0 || month === 6 ? 0.75 : 1)

function drawLine(book: Book, month: number): Line {
  const { random, shopper } = book
  const product = drawProduct(random, month, shopper.sex)
  // The main colour hangs in front.
  const color = random.chance(0.6) ? product.colors[0] : random.pick(['', ...product.colors])
  const paid = Math.round(product.price * saleOf(month) * 100) / 100
  return { product, color: color || (product.colors[0] ?? ''), size: drawSize(book, product), paid }
}

const writeLine = ({ product, color, size, paid }: Line) => ({
  product_id: product.id,
  sku: skuOf(product.id, color, size),
  name: product.title,
  category: product.category.split(' > ')[0],
  brand: 'Tkalnia Modra',
  ...(color === '' ? {} : { color }),
  ...(size === 'uni' ? {} : { size }),
  price: writePrice(paid),
  quantity: 1,
})

const moneyOf = (lines: readonly Line[]) => ({
  total: writePrice(lines.reduce((sum, { paid }) => sum + paid, 0)),
  currency: 'PLN',
  products: lines.map(writeLine),
})

const online = { library, channel: 'web' }

/** At the till she is her card; without one she gives her e-mail address for the receipt. */
const whoAtTill = ({ card, email }: Shopper) => ({
  context: {
    library,
    externalIds: [card === null ? { type: 'email', id: email } : { type: 'card', id: card }],
  },
})

function buy(book: Book, daysAgo: number, isTill: boolean): void {
  const { shopper, random, now } = book
  const at = now - daysAgo * dayMs + drawHour(random, isTill)
  const month = new Date(at).getUTCMonth()
  const lines = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, () => drawLine(book, month))
  const money = moneyOf(lines)
  const number = `${isTill ? 'PA' : 'TM'}-${shopper.number}-${daysAgo}-${random.between(10, 99)}`
  if (isTill)
    book.add(at, {
      ...whoAtTill(shopper),
      ...{ type: 'track', event: 'Sale Completed' },
      properties: {
        ...{ receipt_id: number, ...namingOf(shopper.store) },
        ...{ payment_method: random.pick(['card', 'card', 'cash', 'blik']), ...money },
      },
    })
  else
    book.add(at, {
      ...{ type: 'track', event: 'Order Completed', userId: shopper.userId, context: online },
      properties: {
        order_id: number,
        payment_method: random.pick(['blik', 'blik', 'card', 'transfer']),
        shipping_method: random.pick(['locker', 'locker', 'courier', 'store']),
        ...money,
      },
    })
  const isReturned = random.chance(isTill ? 0.05 : 0.18) && daysAgo > 16
  if (isReturned) giveBack(book, { at, number, isTill, line: random.pick(lines) })
}

interface Return {
  readonly at: number
  readonly number: string
  readonly isTill: boolean
  readonly line: Line
}

/** One piece comes back within a fortnight; what was bought online may come back to the store. */
function giveBack({ add, shopper, random }: Book, { at, number, isTill, line }: Return): void {
  const back = {
    return_id: `ZW-${number}`,
    reason: random.pick(['za mały rozmiar', 'za duży rozmiar', 'inny odcień', 'nie pasuje']),
    ...moneyOf([line]),
  }
  const later = at + random.between(2, 13) * dayMs
  // No store takes anything back on a Sunday.
  const day = new Date(later).getUTCDay() === 0 ? later + dayMs : later
  if (isTill)
    add(day, {
      ...whoAtTill(shopper),
      ...{ type: 'track', event: 'Sale Returned' },
      properties: { receipt_id: number, ...namingOf(shopper.store), ...back },
    })
  else
    add(day, {
      ...{ type: 'track', event: 'Order Refunded', userId: shopper.userId, context: online },
      properties: { order_id: number, ...back },
    })
}

/** Of all who joined, which share said yes to what, and in which words it was asked. */
const agreements = [
  [0.58, { purpose: 'marketing', consent_channel: 'email', wording_id: 'marketing-email' }],
  [0.5, { purpose: 'profiling', consent_channel: 'any', wording_id: 'profiling' }],
  [0.24, { purpose: 'ads', consent_channel: 'ads', wording_id: 'ads' }],
] as const

function join(book: Book, at: number): void {
  const { shopper, random, add } = book
  const { userId, email, firstName, lastName, city, birthday, store, size, shoeSize, card } = shopper
  add(at, {
    ...{ type: 'identify', userId, context: { library } },
    traits: {
      ...{ email, firstName, lastName, city, birthday, shoeSize },
      ...{ address: { city, country: 'PL' }, language: 'pl', preferredStore: store.id, clothingSize: size },
    },
  })
  if (card !== null)
    add(at + 60_000, {
      ...{ type: 'track', event: 'Card Linked', userId },
      properties: { program_id: 'modra', card_kind: random.pick(['app', 'plastic']) },
      context: { library, channel: 'store', externalIds: [{ type: 'card', id: card }] },
    })
  for (const [share, agreement] of agreements) {
    if (!random.chance(share)) continue
    add(at + 120_000, {
      ...{ type: 'track', event: 'Consent Granted', userId, context: online },
      properties: {
        ...agreement,
        ...{ wording_version: 1, wording_language: 'pl', obtained_by: 'form' },
        proof: { form: 'Rejestracja w sklepie', account: userId },
      },
    })
  }
}

/**
 * The two years of one shopper before `now`, a pure function of the seed, her number and the day. She joins on the day she
 * first buys, or some day without buying; then she buys when the season makes people buy.
 */
export function makePast(seed: number, shopper: Shopper, now: number): PastEvent[] {
  const random = new Random(seedOf(seed, 'crowd', shopper.number))
  const events: PastEvent[] = []
  const midnight = Math.floor(now / dayMs) * dayMs
  const book: Book = {
    ...{ shopper, random, now: midnight },
    add: (at, body) =>
      void events.push({
        at: Math.min(at, midnight),
        body: { messageId: `crowd-${seed}-${shopper.number}-${events.length + 1}`, ...body },
      }),
  }
  // Who buys much has been with the brand for long.
  const most = shopper.purchases > 3 ? span : random.between(20, span)
  const visits = Array.from({ length: shopper.purchases }, () => {
    const isTill = !random.chance(shopper.webShare)
    return { isTill, daysAgo: drawDay(random, midnight, { most, isTill }) }
  }).sort((a, b) => b.daysAgo - a.daysAgo)
  join(book, midnight - ((visits[0]?.daysAgo ?? most) + random.between(0, 3)) * dayMs + 6 * 3_600_000)
  for (const { daysAgo, isTill } of visits) buy(book, daysAgo, isTill)
  return events
}
