import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Told once each time there is some again, to whoever asked for it on a wish list. */
export const productBackInStock = defineEvent({
  name: 'Product Back In Stock',
  type: 'track',
  category: 'commerce',
  summary: {
    pl: 'Produkt z ulubionych znów jest dostępny',
    en: 'A product on the wish list can be bought again',
  },
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
    'currency',
    'url',
    'image_url',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Product Back In Stock',
    messageId: 'wish-20261122-0002',
    timestamp: '2026-11-22T07:05:00.000Z',
    userId: 'u-1042',
    properties: {
      product_id: 'trz-jodla',
      sku: 'trz-jodla-38',
      name: 'Trzewiki „Jodła”',
      price: '399.00',
      currency: 'PLN',
    },
  },
})
