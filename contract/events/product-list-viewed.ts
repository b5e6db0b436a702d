import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productListViewed = defineEvent({
  name: 'Product List Viewed',
  type: 'track',
  aliases: ['Viewed Product Category'],
  category: 'commerce',
  summary: { pl: 'Obejrzano listę produktów', en: 'A list of products was viewed' },
  properties: pickProperties(['list_id', 'list_name', 'category', 'products']),
  pii: [],
  example: {
    type: 'track',
    event: 'Product List Viewed',
    messageId: 'web-20261122-1002',
    timestamp: '2026-11-22T10:14:00.000Z',
    userId: 'u-1042',
    properties: {
      list_id: 'jesien',
      category: 'Swetry',
      products: [{ product_id: 'swt-fala', name: 'Sweter „Fala”', price: 219, position: 1 }],
    },
  },
})
