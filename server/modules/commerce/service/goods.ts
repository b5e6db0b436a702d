import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import { getPerson, listLines, loadWhole } from '../cart/index.ts'
import { findSkus, type Quote, quoteVariants } from '../catalog/index.ts'
import { listStores, readStoreRow } from '../location/index.ts'
import { listFreeIn } from '../stock/index.ts'
import type { CommerceDeps } from './deps.ts'
import type { ListCouponsOf } from './ports.ts'

/** A product as messages and pages show it. */
export interface ShownProduct {
  name: string
  price: { minor: number; currency: string }
  /** Empty where the feed told none. */
  url: string
  pictureUrl: string
}

/** What a shop can say to one person now: only what there is. */
export interface Goods {
  products: Readonly<Partial<Record<'cart' | 'wishlist' | 'viewed', ShownProduct[]>>>
  coupon?: { code: string; validUntil?: string }
  /** `pieces`: of all that is named in `stock` together. */
  store?: { name: string; city?: string; pieces: number; stock: { name: string; count: number }[] }
}

export interface GoodsAsked {
  workspaceId: string
  /** Any birth of hers; null for somebody nobody knows. */
  birth: string | null
  /** Products she looked at lately, by product id or SKU, the newest first. */
  viewed: readonly string[]
  /** The product she looks at now, by product id, SKU or EAN. */
  about: string | null
  /** Her store, by id or name. */
  store: string | null
  language: Language
}

const mostViewed = 6
const mostCounted = 3

/** Fills the slots of messages and pages: her cart, her wish list, what she looked at, her coupon, the stock of her store. */
export const createGoods =
  (deps: CommerceDeps & { listCouponsOf: ListCouponsOf }) =>
  (asked: GoodsAsked): Promise<Goods> =>
    deps.db.inWorkspace(asked.workspaceId, async (tx) => {
      const { currency } = await deps.settingsOf(asked.workspaceId, tx)
      const at = deps.clock.now()
      const own = await readOwn(deps, tx, asked)
      const about = await findNamed(tx, asked.about === null ? [] : [asked.about])
      const viewed = await findNamed(tx, asked.viewed.slice(0, mostViewed))
      const skus = [...new Set([...own.cart, ...own.wishlist, ...viewed.flat(), ...about.flat()])]
      const quotes =
        skus.length === 0
          ? new Map<string, Quote>()
          : await quoteVariants(tx, skus, { currency, at, language: asked.language })
      const show = (list: readonly string[]) =>
        showProducts(list, { quotes, currency, origin: deps.origin() })
      const first = viewed.flatMap((one) => one[0] ?? [])
      const coupon = await findCoupon(deps, tx, own.births)
      const lists = [about.flat(), own.cart, own.wishlist, viewed.flat()]
      const counted = lists.find((one) => one.length > 0) ?? []
      const store = await countInStore(tx, asked.store, { skus: counted, quotes })
      return {
        products: {
          ...(own.cart.length > 0 && { cart: show(own.cart) }),
          ...(own.wishlist.length > 0 && { wishlist: show(own.wishlist) }),
          ...(first.length > 0 && { viewed: show(first) }),
        },
        ...(coupon === null ? {} : { coupon }),
        ...(store === null ? {} : { store }),
      }
    })

/** What lies in her documents, and her births; a stranger has none. */
async function readOwn(deps: CommerceDeps, tx: WorkspaceTx, { workspaceId, birth, language }: GoodsAsked) {
  if (birth === null) return { births: [], cart: [], wishlist: [] }
  const person = await getPerson(deps, tx, { workspaceId, language, customerId: birth })
  const cart = listLines(await loadWhole(tx, 'cart', person)).map((one) => one.line)
  // What was wished for last stands first.
  const wishlist = listLines(await loadWhole(tx, 'wishlist', person))
    .map((one) => one.line)
    .reverse()
  return { births: person.births, cart, wishlist }
}

/** The variants that each word names, as a SKU or EAN, else as a product; what nobody sells names none. */
async function findNamed(tx: WorkspaceTx, words: readonly string[]): Promise<string[][]> {
  const found: string[][] = []
  for (const word of words) {
    const byCode = await findSkus(tx, 'code', word)
    const codes = byCode.length > 0 ? byCode : await findSkus(tx, 'product', word)
    if (codes.length > 0) found.push(codes.map((one) => one.sku))
  }
  return found
}

interface Shown {
  quotes: ReadonlyMap<string, Quote>
  currency: string
  origin: string
}

/** Each product once, with the price of the variant named first; what is not sold now is left out. */
function showProducts(skus: readonly string[], { quotes, currency, origin }: Shown): ShownProduct[] {
  const shown = new Map<string, ShownProduct>()
  for (const sku of skus) {
    const quote = quotes.get(sku)
    if (quote?.price == null || !quote.isActive || shown.has(quote.productId)) continue
    const { name, url, picture, price } = quote
    // A picture may lie on this very server.
    const pictureUrl = picture === null ? '' : new URL(picture, origin).href
    shown.set(quote.productId, {
      ...{ name, url: url ?? '', pictureUrl, price: { minor: Number(price.unitMinor), currency } },
    })
  }
  return [...shown.values()]
}

/** Hers that ends first. */
async function findCoupon(
  { listCouponsOf, clock }: Pick<CommerceDeps, 'clock'> & { listCouponsOf: ListCouponsOf },
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<NonNullable<Goods['coupon']> | null> {
  const own = await listCouponsOf(tx, births, clock.now())
  const end = (one: (typeof own)[number]) => one.expiresAt ?? Number.MAX_SAFE_INTEGER
  const [first] = own.sort((a, b) => end(a) - end(b))
  if (first === undefined) return null
  const { code, expiresAt } = first
  return { code, ...(expiresAt !== null && { validUntil: new Date(expiresAt).toISOString() }) }
}

/** How much of these lies in her store, product by product. */
async function countInStore(
  tx: WorkspaceTx,
  named: string | null,
  { skus, quotes }: { skus: readonly string[]; quotes: ReadonlyMap<string, Quote> },
): Promise<NonNullable<Goods['store']> | null> {
  if (named === null) return null
  const row = (await listStores(tx)).find((one) => one.id === named || one.name === named)
  if (row === undefined) return null
  const free = skus.length === 0 ? new Map() : await listFreeIn(tx, skus, row.id)
  const counts = new Map<string, number>()
  for (const sku of skus) {
    const quote = quotes.get(sku)
    if (!quote?.isActive) continue
    counts.set(quote.name, (counts.get(quote.name) ?? 0) + Math.max(0, free.get(sku)?.[row.id] ?? 0))
  }
  const stock = [...counts].slice(0, mostCounted).map(([name, count]) => ({ name, count }))
  const { city } = readStoreRow(row).address
  const pieces = stock.reduce((sum, one) => sum + one.count, 0)
  return { name: row.name, ...(city !== undefined && { city }), pieces, stock }
}
