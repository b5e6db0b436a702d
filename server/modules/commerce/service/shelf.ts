import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import { findSkus, listSkus, type Quote, quoteVariants } from '../catalog/index.ts'
import { listFreeIn } from '../stock/index.ts'
import type { CommerceDeps } from './deps.ts'

/** One variant as a till knows it: what is scanned, what it is called, what it costs now, how much of it lies there. */
export interface Article {
  sku: string
  gtin: string | null
  productId: string
  name: string
  variant: string
  categories: string[]
  picture: string | null
  /** Decimal texts. */
  price: string
  regular: string
  currency: string
  /** Pieces free in each store that counts it. */
  free: Record<string, number>
}

export interface Shelf {
  /** Page by page, in the order of the SKUs: what can be sold now. */
  list(workspaceId: string, asked: ShelfPage): Promise<{ items: Article[]; nextCursor: string | null }>
  /** The variants of a product, a SKU or an EAN, with stock of all stores. */
  find(
    workspaceId: string,
    asked: { by: 'product' | 'code'; word: string; language: Language },
  ): Promise<Article[]>
}

export interface ShelfPage {
  storeId: string
  after: string
  limit: number
  language: Language
}

/** What lies on the shelves of a store, over catalogue and stock. */
export const createShelf = (deps: CommerceDeps): Shelf => ({
  list: (workspaceId, { storeId, after, limit, language }) =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const codes = await listSkus(tx, { after, limit: limit + 1 })
      const page = codes.slice(0, limit)
      const items = await showArticles(deps, tx, { codes: page, storeId, language })
      return { items, nextCursor: codes.length > limit ? (page.at(-1)?.sku ?? null) : null }
    }),
  find: (workspaceId, { by, word, language }) =>
    deps.db.inWorkspace(workspaceId, async (tx) =>
      showArticles(deps, tx, { codes: await findSkus(tx, by, word), storeId: null, language }),
    ),
})

interface Shown {
  codes: readonly { sku: string; gtin: string | null }[]
  /** Null: of all stores. */
  storeId: string | null
  language: Language
}

async function showArticles(deps: CommerceDeps, tx: WorkspaceTx, o: Shown): Promise<Article[]> {
  if (o.codes.length === 0) return []
  const skus = o.codes.map((one) => one.sku)
  const { currency } = await deps.settingsOf(tx.workspaceId, tx)
  const quotes = await quoteVariants(tx, skus, { currency, at: deps.clock.now(), language: o.language })
  const free = await listFreeIn(tx, skus, o.storeId)
  return o.codes.flatMap(({ sku, gtin }) => {
    const quote = quotes.get(sku)
    return quote?.isActive && quote.price !== null
      ? [{ ...writeQuote(quote, quote.price, currency), gtin, free: free.get(sku) ?? {} }]
      : []
  })
}

const writeQuote = (quote: Quote, price: NonNullable<Quote['price']>, currency: string) => ({
  sku: quote.sku,
  productId: quote.productId,
  name: quote.name,
  variant: quote.variant,
  categories: [...quote.categories],
  picture: quote.picture,
  price: toDecimal(price.unitMinor, currency),
  regular: toDecimal(price.regularMinor, currency),
  currency,
})
