/**
 * Catalog: what a shop offers. Products, variants (SKU, GTIN), categories, pictures by address, prices with their history,
 * promotions; search as one types. Facts in: feeds of shops and warehouses. Facts out: none yet.
 */
export { createCatalogRoutes } from './routes.ts'
export { findByEan } from './service/find-codes.ts'
export { nameProducts } from './service/name-products.ts'
export { showPromotions } from './service/promotions.ts'
export { upsertPrices } from './service/put-prices.ts'
export { checkProducts, upsertProducts } from './service/put-products.ts'
export { upsertTexts } from './service/put-texts.ts'
export { type Quote, quoteVariants } from './service/quote.ts'
export { browseProducts, getProduct, searchProducts } from './service/read.ts'
export { showGoods } from './service/showcase.ts'
export { type Snapshot, snapshotProducts } from './service/snapshot.ts'
export { listCategories } from './store/products.ts'
export { findSkus, listSkus } from './store/shelf.ts'
export { listOwners } from './store/variants.ts'
