import { toDecimal } from '@splot/contract/money'
import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { groupBy } from '../../rules/group-by.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { showGtin } from '../rules/gtin.ts'
import { readTexts, sayIn } from '../rules/in-language.ts'
import {
  type EffectivePrice,
  findReduction,
  listEffectiveSteps,
  type PriceStep,
  priceAt,
} from '../rules/price.ts'
import { readOptions } from '../rules/read-options.ts'
import { readSearchPlace, writeSearchPlace } from '../rules/search-place.ts'
import { scoreName, scoreVariant, toQuery, wordsOfSearch } from '../rules/search-words.ts'
import type { BrowseQuery, Found, ProductReply, SearchQuery } from '../schema.ts'
import { listCurrentPrices, listPrices } from '../store/prices.ts'
import {
  keepCategory,
  listByRank,
  listProducts,
  listWithdrawn,
  matchProducts,
  type ProductRow,
} from '../store/products.ts'
import { listPromotionsSince } from '../store/promotions.ts'
import { listVariantsOf, type VariantRow } from '../store/variants.ts'
import { loadPromotions, type Promotions, readPromotions } from './promotions.ts'

/** What was stored has been read by the row's schema: here it only gets its shape back. */
const pictures = z.array(z.object({ url: z.string(), alt: z.string().exactOptional() }))
const values = z.record(z.string(), z.unknown())
const productBody = z.object({ attributes: values, pictures })
const variantBody = z.object({ options: values, attributes: values, pictures })

/** Products looked at beyond those shown, for one that answers better than its rank. */
const beyond = 12
/** Variants of one product in an answer. */
const mostVariants = 12

/** Products by the beginnings of words, as somebody types; the best answers first, page by page. @throws invalid */
export function searchProducts(
  deps: CommerceDeps,
  workspaceId: string,
  { q, limit, category, after, language }: SearchQuery & { language: Language | null },
): Promise<Page> {
  const query = wordsOfSearch(q)
  const place = readSearchPlace(after)
  if (place === null) throw new SplotError('invalid', { path: 'query.after' })
  if (query.length === 0) return Promise.resolve({ items: [], nextCursor: null })
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    // Somebody may ask for a shorter page than the last.
    const want = Math.max(1, limit + beyond - place.left.length)
    const most = place.looked + want
    const [matches, around] = await Promise.all([
      category === undefined
        ? matchProducts(tx, toQuery(query), most)
        : matchInCategory(tx, [...query, ...wordsOfSearch(category)], category),
      lookAround(deps, tx),
    ])
    const fresh = matches.slice(place.looked, most)
    const ids = [...place.left, ...fresh]
    const items = await showFound(tx, { ids, query, limit, around, language })
    const shown = new Set(items.map(({ id }) => id))
    const left = ids.filter((id) => !shown.has(id))
    const isRead = fresh.length < want || most > mostMatches
    const isOver = isRead && (left.length === 0 || items.length < limit)
    const nextCursor = isOver ? null : writeSearchPlace({ looked: place.looked + fresh.length, left })
    return { items, nextCursor }
  })
}

/** A search ends after so many. */
const mostMatches = 5_000

/** The words of its path are in it: asked for with the others they keep strangers out. */
const matchInCategory = async (tx: WorkspaceTx, words: readonly string[], category: string) =>
  keepCategory(tx, await matchProducts(tx, toQuery([...new Set(words)]), mostMatches), category)

interface Page {
  items: Found[]
  nextCursor: string | null
}

/** All that is offered, or was, the highest rank first, page by page; of one category with everything below it. */
export function browseProducts(
  deps: CommerceDeps,
  workspaceId: string,
  { after, limit, category, state, language }: BrowseQuery & { language: Language | null },
): Promise<Page> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const asked = { after: readCursor(after), limit: limit + 1, category: category ?? null }
    const list = state === 'offered' ? listByRank : listWithdrawn
    const [places, around] = await Promise.all([list(tx, asked), lookAround(deps, tx)])
    const shown = places.slice(0, limit)
    const items = await showFound(tx, {
      ...{ ids: shown.map(({ id }) => id), query: [], limit, around, language },
    })
    const last = places.length > limit ? shown.at(-1) : undefined
    return { items, nextCursor: last === undefined ? null : `${last.rank}:${last.id}` }
  })
}

/** @throws SplotError invalid */
function readCursor(cursor: string | undefined): { rank: number; id: string } | null {
  if (cursor === undefined) return null
  const [, rank = '', id = ''] = /^(\d{1,9}|1000000000):(.+)$/s.exec(cursor) ?? []
  if (id === '') throw new SplotError('invalid', { path: 'query.after' })
  return { rank: Number(rank), id }
}

/** What prices of this moment rest on. */
interface Around {
  currency: string
  promotions: Promotions
  now: number
}

/** Asked for beside what is sought: somebody who types waits for every answer. */
async function lookAround(deps: CommerceDeps, tx: WorkspaceTx): Promise<Around> {
  const now = deps.clock.now()
  const [{ currency }, rows] = await Promise.all([
    deps.settingsOf(tx.workspaceId, tx),
    listPromotionsSince(tx, now),
  ])
  return { currency, promotions: readPromotions(rows, currency), now }
}

interface Asked {
  ids: readonly string[]
  query: readonly string[]
  limit: number
  around: Around
  language: Language | null
}

async function showFound(
  tx: WorkspaceTx,
  { ids, query, limit, around: { currency, promotions, now }, language }: Asked,
): Promise<Found[]> {
  const [products, variants, prices] = await Promise.all([
    listProducts(tx, ids),
    listVariantsOf(tx, ids),
    listCurrentPrices(tx, ids, now, currency),
  ])
  const said = products.map((one) => ({ ...one, ...sayIn(one, language) }))
  const shown = rankProducts(said, variants, { query, ids }).slice(0, limit)
  const steps = groupBy(prices, (one) => one.sku)
  return shown.map(({ product: { id, name, brand, categories, body }, ranked }) => ({
    ...{ id, name, brand, categories },
    picture: productBody.parse(JSON.parse(body)).pictures[0]?.url ?? null,
    variants: ranked.slice(0, mostVariants).map(({ row, options }) => {
      const all = promotions.listFor({ sku: row.sku, productId: id, categories })
      const price = priceAt(steps.get(row.sku) ?? [], all, currency, now)
      return { ...showCodes(row), options, price: showPrice(price, currency) }
    }),
  }))
}

/** The best answers first; of equal ones the order in which they were found. */
function rankProducts(
  products: readonly ProductRow[],
  variants: readonly VariantRow[],
  { query, ids }: { query: readonly string[]; ids: readonly string[] },
) {
  const active = variants.filter((one) => one.isActive)
  const ofProduct = groupBy(active, (one) => one.productId)
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  return products
    .map((product) => {
      const ranked = rankVariants(ofProduct.get(product.id) ?? [], query)
      const score = scoreName(product.name, query) + (ranked[0]?.score ?? 0)
      return { product, ranked, score, place: placeOf.get(product.id) ?? ids.length }
    })
    .sort((a, b) => b.score - a.score || a.place - b.place)
}

/** Those that were meant first, then in the order of the product. */
const rankVariants = (rows: readonly VariantRow[], query: readonly string[]) =>
  rows
    .map((row) => {
      const options = readOptions(row.body)
      const { sku, gtin } = row
      return { row, options, score: scoreVariant({ sku, options, gtin: gtin ?? undefined }, query) }
    })
    .sort((a, b) => b.score - a.score || a.row.ord - b.row.ord)

const showCodes = ({ sku, gtin }: VariantRow) => ({ sku, gtin: gtin === null ? null : showGtin(gtin) })

const showPrice = (price: EffectivePrice | null, currency: string) =>
  price === null
    ? null
    : {
        price: toDecimal(price.minor, currency),
        regular: toDecimal(price.regularMinor, currency),
        currency,
        promotionId: price.promotionId,
      }

/** A product with its variants, what they cost, and what they cost before where the price has fallen. @throws not_found */
export function getProduct(
  deps: CommerceDeps,
  workspaceId: string,
  { id, language }: { id: string; language: Language | null },
): Promise<ProductReply> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const [[product], variants] = await Promise.all([listProducts(tx, [id]), listVariantsOf(tx, [id])])
    if (product === undefined) throw new SplotError('not_found', { path: 'params.id' })
    const [prices, promotions] = await Promise.all([
      listPrices(
        tx,
        variants.map((one) => one.sku),
      ),
      loadPromotions(tx, 0, currency),
    ])
    const steps = groupBy(
      prices.filter((one) => one.currency === currency),
      (one) => one.sku,
    )
    const now = deps.clock.now()
    const { brand, categories, isActive } = product
    const { name, description, url } = sayIn(product, language)
    return {
      ...{ id, name, brand, description, url, categories, isActive },
      texts: product.texts === null ? null : readTexts(product.texts),
      ...productBody.parse(JSON.parse(product.body)),
      changedAt: new Date(product.changedAt).toISOString(),
      origin: product.origin,
      variants: variants.map((row) => ({
        ...showCodes(row),
        ...variantBody.parse(JSON.parse(row.body)),
        isActive: row.isActive,
        ...showCost(steps.get(row.sku) ?? [], { row, product, promotions, currency, now }),
      })),
    }
  })
}

interface CostOf {
  row: VariantRow
  product: ProductRow
  promotions: Promotions
  currency: string
  now: number
}

function showCost(steps: readonly PriceStep[], { row, product, promotions, currency, now }: CostOf) {
  const all = promotions.listFor({ sku: row.sku, productId: product.id, categories: product.categories })
  const reduction = findReduction(listEffectiveSteps(steps, all, currency), now)
  return {
    price: showPrice(priceAt(steps, all, currency, now), currency),
    reduced: reduction && {
      since: new Date(reduction.since).toISOString(),
      lowest: { amount: toDecimal(reduction.lowestMinor, currency), currency },
    },
  }
}
