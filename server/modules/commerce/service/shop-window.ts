import { z } from 'zod'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../platform/errors.ts'
import { gradeStock } from '../cart/index.ts'
import { browseProducts, getProduct, listOwners, searchProducts, showGoods } from '../catalog/index.ts'
import { listStores, showStores } from '../location/index.ts'
import { listFree, listFreeIn, sumFree } from '../stock/index.ts'
import type { CommerceDeps } from './deps.ts'
import { type AnyShopRoute, defineOpenShopRoute } from './shop-route.ts'

const productsQuery = z.object({
  q: z.string().max(200).optional(),
  category: z.string().max(300).optional(),
  cursor: z.string().max(8_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(40),
  storeId: z.string().max(64).optional(),
})
type ProductsQuery = z.output<typeof productsQuery>
const storesQuery = z.object({
  lat: z.coerce.number().min(-90).max(90).optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  service: z.string().max(60).optional(),
})

/** What anybody sees who stands before the shop: products, stores, and where there is how much. */
export const createWindowRoutes = (deps: CommerceDeps): AnyShopRoute[] => [
  defineOpenShopRoute({
    ...{ method: 'GET', path: 'products' },
    handle: ({ workspaceId, query, language }) =>
      listGoods(deps, workspaceId, { ...read(productsQuery, query), language }),
  }),
  defineOpenShopRoute({
    ...{ method: 'GET', path: 'products/{id}' },
    handle: ({ workspaceId, params, language }) =>
      showProduct(deps, workspaceId, { id: params.id ?? '', language }),
  }),
  defineOpenShopRoute({
    ...{ method: 'GET', path: 'stores' },
    handle: async ({ workspaceId, query }) => {
      const { lat, lng, service = null } = read(storesQuery, query)
      const near = lat === undefined || lng === undefined ? null : { lat, lng }
      return { items: await showStores(deps, workspaceId, { near, service }) }
    },
  }),
  defineOpenShopRoute({
    ...{ method: 'GET', path: 'availability' },
    handle: ({ workspaceId, query }) => showAvailability(deps, workspaceId, query.get('sku') ?? ''),
  }),
]

function read<S extends z.ZodType>(schema: S, query: URLSearchParams): z.output<S> {
  const result = schema.safeParse(Object.fromEntries(query))
  if (result.success) return result.data
  throw new SplotError('invalid', { path: `query.${result.error.issues[0]?.path.join('.') ?? ''}` })
}

/** Goods of a list: every variant on offer, with how much there is of it in one store, or in all together. */
async function listGoods(
  deps: CommerceDeps,
  workspaceId: string,
  { q, category, cursor, limit, storeId, language }: ProductsQuery & { language: Language },
): Promise<object> {
  const asked = { category, after: cursor, language }
  const { items, nextCursor } =
    q === undefined
      ? await browseProducts(deps, workspaceId, { ...asked, limit, state: 'offered' })
      : await searchProducts(deps, workspaceId, { ...asked, q, limit })
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const ids = items.map(({ id }) => id)
    const goods = await showGoods(tx, ids, { currency, at: deps.clock.now(), language })
    const skus = goods.flatMap(({ variants }) => variants.map(({ sku }) => sku))
    const free = storeId === undefined ? await sumFree(tx, skus) : await readFreeOf(tx, skus, storeId)
    const grade = <V extends { sku: string }>(one: V) => ({ ...one, stock: gradeStock(free.get(one.sku)) })
    return { items: goods.map((one) => ({ ...one, variants: one.variants.map(grade) })), nextCursor }
  })
}

/** What a store does not count does not lie there. */
async function readFreeOf(tx: WorkspaceTx, skus: readonly string[], storeId: string) {
  const free = await listFreeIn(tx, skus, storeId)
  return new Map(skus.map((sku) => [sku, free.get(sku)?.[storeId] ?? 0]))
}

/** A product on offer, with how much there is of each variant in all stores together. @throws not_found */
async function showProduct(
  deps: CommerceDeps,
  workspaceId: string,
  asked: { id: string; language: Language },
): Promise<object> {
  const product = await getProduct(deps, workspaceId, asked)
  if (!product.isActive) throw new SplotError('not_found', { path: 'params.id' })
  const offered = product.variants.filter((one) => one.isActive)
  const skus = offered.map((one) => one.sku)
  const free = await deps.db.inWorkspace(workspaceId, (tx) => sumFree(tx, skus))
  const variants = offered.map((one) => ({ ...one, stock: gradeStock(free.get(one.sku)) }))
  return { ...product, variants }
}

/** How a variant stands in each store. Of one that nobody counts anywhere there is enough everywhere. @throws sku_unknown */
const showAvailability = (deps: CommerceDeps, workspaceId: string, sku: string): Promise<object> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await listOwners(tx, [sku])).has(sku)) throw new SplotError('sku_unknown', { path: 'query.sku' })
    const counted = await listFree(tx, sku)
    const free = new Map(counted.map((one) => [one.storeId, one.free]))
    const stores = await listStores(tx)
    return {
      items: stores.map(({ id }) => ({
        storeId: id,
        stock: counted.length === 0 ? 'enough' : gradeStock(free.get(id) ?? 0),
      })),
    }
  })
