/**
 * Shopper: who shops. A guest is a device; somebody known comes with a token from the shop's own server. Nouns: session, token.
 * Facts in: none. Facts out: Signed In, where identity has to learn of an account or a device.
 */
export { createShopperRoutes, createShopperShopRoutes } from './routes.ts'
export { createShoppers, type Shoppers } from './service.ts'
