import { type CartView, mostPieces } from '@splot/contract/cart'
import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import type { Quote } from '../../catalog/index.ts'
import { nameIn } from '../../rules/languages.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Basket, BasketLine, Discounts, FindDiscounts, Occasion } from '../../service/ports.ts'
import { type CartLine, couponOf, readCart } from '../rules/cart.ts'
import { compareStamps, type Stamp } from '../rules/clock.ts'
import { gradeStock, listNotices } from '../rules/notices.ts'
import { documentId } from '../rules/whole.ts'
import type { Look, Looked } from './look.ts'
import { listBuyers } from './person.ts'
import type { Whole } from './whole.ts'
import { wordMerge, wordNotice } from './words.ts'

export type CartDeps = Pick<CommerceDeps, 'clock' | 'settingsOf'> & {
  findDiscounts: FindDiscounts | null
  look: Look
}

/** How long it is said that carts were joined. */
const mergeShownMs = 86_400_000

interface Goods extends CartLine {
  /** Additions made apart sum up to more than one order takes. */
  isCut: boolean
}

interface Priced extends Looked {
  goods: readonly Goods[]
  codes: readonly string[]
}

/** Lines in the order in which they came; a guest sees those her own device put something into. */
export function listLines(whole: Whole): CartLine[] {
  const lines = readCart(whole.ops)
  const first = new Map<string, Stamp>()
  for (const { line, stamp } of whole.ops.values()) {
    const known = first.get(line)
    if (known === undefined || compareStamps(stamp, known) < 0) first.set(line, stamp)
  }
  const own = whole.person.isGuest ? ownLines(whole) : null
  const none: Stamp = { ms: 0, counter: 0, replica: '' }
  return lines
    .filter(({ line }) => own === null || own.has(line))
    .sort((a, b) => compareStamps(first.get(a.line) ?? none, first.get(b.line) ?? none))
}

const ownLines = ({ changes, home }: Whole): ReadonlySet<string> =>
  new Set(changes.filter((one) => one.documentId === home?.id).map((one) => one.op.line))

/** What lies in it, and what it costs now. */
export async function priceCart(
  deps: CartDeps,
  tx: WorkspaceTx,
  whole: Whole,
  language: Language,
): Promise<Priced> {
  const lines = listLines(whole)
  const goods = lines
    .filter((one) => couponOf(one.line) === null)
    .map((one) => ({
      ...one,
      isCut: one.quantity > mostPieces,
      quantity: Math.min(one.quantity, mostPieces),
    }))
  const codes = lines.flatMap(({ line }) => couponOf(line) ?? [])
  const skus = goods.map((one) => one.line)
  return { goods, codes, ...(await deps.look(tx, skus, language)) }
}

/** Of what is for sale; what is not is in no basket. */
export function makeBasket({ goods, codes, quotes, currency }: Priced): Basket {
  const lines = goods.flatMap(({ line, quantity }): BasketLine[] => {
    const quote = quotes.get(line)
    if (quote?.price == null || !quote.isActive) return []
    const { sku, productId, name, variant, categories } = quote
    return [{ line, sku, productId, name, variant, categories, quantity, ...quote.price }]
  })
  return { currency, lines, coupons: codes }
}

const noDiscounts: Discounts = { coupons: [], ofLine: new Map(), totalMinor: 0n, isShippingFree: false }

/** The cart as every screen shows it, with prices, promotions, coupons and stock of this moment. */
export async function viewCart(
  deps: CartDeps,
  tx: WorkspaceTx,
  whole: Whole,
  language: Language,
): Promise<CartView> {
  const priced = await priceCart(deps, tx, whole, language)
  const { goods, codes, currency, timeZone, quotes, free } = priced
  const basket = makeBasket(priced)
  const { isGuest, customerId } = whole.person
  const births = listBuyers(whole.person)
  const occasion: Occasion = { channel: 'web', storeId: null, at: deps.clock.now(), timeZone, births }
  const discounts =
    codes.length === 0 || deps.findDiscounts === null
      ? noDiscounts
      : await deps.findDiscounts(tx, basket, occasion)
  const sum = basket.lines.reduce((all, one) => all + one.unitMinor * BigInt(one.quantity), 0n)
  const write = (minor: bigint) => toDecimal(minor, currency)
  return {
    // Of what is there: where a checkout looks for it.
    id: (whole.home ?? whole.documents[0])?.id ?? documentId('cart', whole.person.home),
    version: whole.version,
    currency,
    lines: goods.flatMap((line) => showLine(line, { quotes, free, write })),
    coupons: discounts.coupons.map(({ code, name, texts, discountMinor, refused }) => ({
      ...{ code, name: nameIn({ name, texts }, language), refused },
      discount: discountMinor === null ? null : write(discountMinor),
    })),
    totals: {
      goods: write(sum),
      discount: write(discounts.totalMinor),
      total: write(sum - discounts.totalMinor),
    },
    notices: [
      ...listMergeNotices(whole, deps.clock.now(), language),
      ...goods.flatMap((line) => noticesOf(line, { quotes, free, currency, language })),
    ],
    customerId: isGuest ? null : customerId,
  }
}

interface Shelf {
  quotes: ReadonlyMap<string, Quote>
  free: ReadonlyMap<string, number>
}

function showLine(
  { line, quantity, by, stamp }: CartLine,
  { quotes, free, write }: Shelf & { write(minor: bigint): string },
): CartView['lines'] {
  const quote = quotes.get(line)
  if (quote === undefined) return []
  const { sku, productId, name, variant, picture, isActive, price } = quote
  const isForSale = isActive && price !== null
  return [
    {
      ...{ line, sku, productId, name, variant, picture, quantity, isForSale },
      price: write(price?.unitMinor ?? 0n),
      regular: write(price?.regularMinor ?? 0n),
      sum: write(isForSale ? price.unitMinor * BigInt(quantity) : 0n),
      by: { kind: by.kind, name: by.name },
      at: new Date(stamp.ms).toISOString(),
      stock: isForSale ? gradeStock(free.get(sku)) : 'none',
    },
  ]
}

function noticesOf(one: Goods, about: Shelf & { currency: string; language: Language }): CartView['notices'] {
  const { line, quantity, isCut } = one
  const quote = about.quotes.get(line)
  if (quote === undefined) return []
  const minor = quote.isActive ? (quote.price?.unitMinor ?? null) : null
  const seen = one.about.minor
  const found = listNotices({
    ...{ line, quantity, isCut, minor, free: about.free.get(line) },
    seenMinor: seen === undefined ? null : BigInt(seen),
  })
  const named = { name: quote.name, currency: about.currency }
  return found.map((notice) => ({
    kind: notice.kind,
    line,
    text: wordNotice(notice, named, about.language),
  }))
}

function listMergeNotices({ merges, person }: Whole, now: number, language: Language): CartView['notices'] {
  const isFresh = merges.some(
    (one) => one.undoneAt === null && one.ops.length > 0 && now - one.at < mergeShownMs,
  )
  return isFresh && !person.isGuest ? [{ kind: 'merged', line: null, text: wordMerge(language) }] : []
}
