/**
 * Catalog: what a shop offers. Products, variants (SKU, GTIN), categories, pictures by address, prices with their history,
 * promotions; search as one types. Facts in: feeds of shops and warehouses. Facts out: none yet.
 */
export { createCatalogRoutes } from './routes.ts'
export { upsertPrices } from './service/put-prices.ts'
export { upsertProducts } from './service/put-products.ts'
export { showPromotions } from './service/promotions.ts'
export { type Quote, quoteVariants } from './service/quote.ts'
export { listOwners } from './store/variants.ts'
export { findSkus, listSkus } from './store/shelf.ts'
