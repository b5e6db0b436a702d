// Made from the API by `npm run generate`. Do not edit.

import type { Operations } from './api.gen.ts'

export const operations: Readonly<Record<keyof Operations, readonly [method: string, path: string]>> = {
  lookUpCustomer: ['GET', '/api/v1/customers/lookup'],
  getCustomer: ['GET', '/api/v1/customers/{id}'],
  putProducts: ['POST', '/api/v1/catalog/products'],
  putPrices: ['POST', '/api/v1/catalog/prices'],
  searchProducts: ['GET', '/api/v1/catalog/search'],
  getProduct: ['GET', '/api/v1/catalog/products/{id}'],
  listPromotions: ['GET', '/api/v1/catalog/promotions'],
  putPromotion: ['PUT', '/api/v1/catalog/promotions/{id}'],
  putStores: ['POST', '/api/v1/stores'],
  listStores: ['GET', '/api/v1/stores'],
  getStore: ['GET', '/api/v1/stores/{id}'],
  listStock: ['GET', '/api/v1/stock'],
  countStock: ['POST', '/api/v1/stock/levels'],
  moveStock: ['POST', '/api/v1/stock/movements'],
  listMovements: ['GET', '/api/v1/stock/movements'],
}
