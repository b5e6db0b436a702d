import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productListFiltered = defineEvent({
  name: 'Product List Filtered',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Przefiltrowano listę produktów', en: 'A list of products was filtered' },
  properties: pickProperties(['list_id', 'list_name', 'category', 'filters', 'sorts', 'products']),
  pii: [],
  example: {
    type: 'track',
    event: 'Product List Filtered',
    messageId: 'web-20261122-1003',
    timestamp: '2026-11-22T11:21:00.000Z',
    userId: 'u-1042',
    properties: {
      list_id: 'jesien',
      filters: [{ type: 'size', value: '38' }],
      sorts: [{ type: 'price', value: 'asc' }],
    },
  },
})
