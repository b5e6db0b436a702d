import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Told once for each fall, to whoever asked for it on a wish list. */
export const productPriceDropped = defineEvent({
  name: 'Product Price Dropped',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Staniał produkt z ulubionych', en: 'A product on the wish list became cheaper' },
  properties: pickProperties([
    'wishlist_id',
    'product_id',
    'sku',
    'category',
    'name',
    'brand',
    'variant',
    'size',
    'color',
    'price',
    'previous_price',
    'currency',
    'url',
    'image_url',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Product Price Dropped',
    messageId: 'wish-20261122-0001',
    timestamp: '2026-11-22T07:00:00.000Z',
    userId: 'u-1042',
    properties: {
      product_id: 'trz-jodla',
      sku: 'trz-jodla-38',
      name: 'Trzewiki „Jodła”',
      price: '399.00',
      previous_price: '499.00',
      currency: 'PLN',
    },
  },
})
