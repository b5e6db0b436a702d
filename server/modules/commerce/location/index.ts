/**
 * Location: the stores where customers are served. Address, place, opening hours with holidays and Sundays without trade,
 * services. Facts in: feeds. Facts out: none. The folder of this name, because `store` is where a room keeps its SQL (D37).
 */
export { createStoreRoutes } from './routes.ts'
export { listStoresNear, nameStores, readStoreRow, showStores, upsertStores } from './service.ts'
export { findStores, listStores } from './store.ts'
