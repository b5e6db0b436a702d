import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { rowsBody, rowsReply } from '../schema.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { readerOf } from '../service/reader.ts'
import { createEditRoutes } from './edit-routes.ts'
import * as api from './schema.ts'
import { showPriceHistory } from './service/price-history.ts'
import { savePromotion, showPromotions } from './service/promotions.ts'
import { upsertPrices } from './service/put-prices.ts'
import { upsertProducts } from './service/put-products.ts'
import { upsertTexts } from './service/put-texts.ts'
import { browseProducts, getProduct, searchProducts } from './service/read.ts'
import { readPage } from './service/read-page.ts'
import { showCategories } from './service/show-categories.ts'

export const createCatalogRoutes = (deps: CommerceDeps): AnyRoute[] => [
  putProductsRoute(deps),
  putTextsRoute(deps),
  putPricesRoute(deps),
  readPageRoute(deps),
  searchRoute(deps),
  browseRoute(deps),
  categoriesRoute(deps),
  getRoute(deps),
  historyRoute(deps),
  promotionsRoute(deps),
  savePromotionRoute(deps),
  ...createEditRoutes(deps),
]

const putProductsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/catalog/products',
    id: 'putProducts',
    summary:
      'Products with their variants, whole, up to 500 at once; each row is answered by itself, and may come again',
    scope: 'catalog:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large', 'conflict'],
    handle: async ({ body, ...asked }) => ({
      items: await upsertProducts(deps, { ...asked, items: body.items }),
    }),
  })

const putTextsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/catalog/texts',
    id: 'putProductTexts',
    summary:
      'What products are called in another language, up to 500 at once; each row is answered by itself, and may come again',
    scope: 'catalog:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large'],
    handle: async ({ body, ...asked }) => ({
      items: await upsertTexts(deps, { ...asked, items: body.items }),
    }),
  })

const putPricesRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/catalog/prices',
    id: 'putPrices',
    summary: 'Prices of variants from now on or from an instant; past prices stay, for the lowest of 30 days',
    scope: 'catalog:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large'],
    handle: async ({ body, ...asked }) => ({
      items: await upsertPrices(deps, { ...asked, items: body.items }),
    }),
  })

const readPageRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/catalog/read-page',
    id: 'readProductPage',
    summary:
      'Products that a page tells of itself by schema.org (JSON-LD), as rows of the feed of products; nothing is kept',
    scope: 'catalog:write',
    body: api.pageBody,
    reply: api.pageReply,
    errors: ['url_forbidden', 'page_unreachable', 'page_unread'],
    handle: ({ body, workspaceId, language }) => readPage(deps, workspaceId, { ...body, language }),
  })

const searchRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/search',
    id: 'searchProducts',
    summary:
      'Products by the beginnings of words in their names, brands, categories, sizes and codes, as one types; page by page',
    scope: 'catalog:read',
    query: api.searchQuery,
    reply: api.searchReply,
    errors: ['invalid'],
    handle: ({ query, workspaceId, ...asked }) =>
      searchProducts(deps, workspaceId, { ...query, language: readerOf(asked) }),
  })

const browseRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/products',
    id: 'listProducts',
    summary: 'All products on offer, or withdrawn, the most popular first; of one category where it is named',
    scope: 'catalog:read',
    query: api.browseQuery,
    reply: api.searchReply,
    errors: ['invalid'],
    handle: ({ query, workspaceId, ...asked }) =>
      browseProducts(deps, workspaceId, { ...query, language: readerOf(asked) }),
  })

const categoriesRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/categories',
    id: 'listCategories',
    summary:
      'Categories of the products on offer, as paths, what they are called, and how many products stand in each',
    scope: 'catalog:read',
    reply: api.categoriesReply,
    errors: [],
    handle: async ({ workspaceId, ...asked }) => ({
      items: await deps.db.inWorkspace(workspaceId, (tx) => showCategories(tx, readerOf(asked))),
    }),
  })

const historyRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/products/{id}/prices',
    id: 'getPriceHistory',
    summary: 'What a product has cost and will cost, promotions included',
    scope: 'catalog:read',
    params: api.productParams,
    reply: api.historyReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) => showPriceHistory(deps, workspaceId, params.id),
  })

const getRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/products/{id}',
    id: 'getProduct',
    summary: 'A product with its variants, prices, and the lowest price of the 30 days before a reduction',
    scope: 'catalog:read',
    params: api.productParams,
    reply: api.productReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, ...asked }) =>
      getProduct(deps, workspaceId, { ...params, language: readerOf(asked) }),
  })

const promotionsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/promotions',
    id: 'listPromotions',
    summary: 'Promotions, those that begin last first',
    scope: 'catalog:read',
    reply: api.promotionsReply,
    errors: [],
    handle: async ({ workspaceId }) => ({ items: await showPromotions(deps, workspaceId) }),
  })

const savePromotionRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/catalog/promotions/{id}',
    id: 'putPromotion',
    summary: 'A promotion to come, or the end of one that runs: what has begun is not rewritten',
    scope: 'catalog:write',
    params: api.promotionParams,
    body: api.promotionBody,
    reply: api.savedReply,
    errors: ['promotion_past', 'promotion_started', 'price_unread'],
    handle: async ({ params, body, workspaceId, actor }) => ({
      outcome: await savePromotion(deps, workspaceId, { ...params, body, actor }),
    }),
  })
