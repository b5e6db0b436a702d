import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** The number itself travels as an identifier (`context.externalIds`, type `card`), never as a property. */
export const cardLinked = defineEvent({
  name: 'Card Linked',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Połączono kartę stałego klienta', en: 'A loyalty card was linked' },
  properties: pickProperties(['program_id', 'card_kind', 'store_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Card Linked',
    messageId: 'web-20261122-1079',
    timestamp: '2026-11-22T15:13:00.000Z',
    userId: 'u-1042',
    properties: { program_id: 'modra', card_kind: 'plastic' },
    context: { externalIds: [{ type: 'card', id: '2600000012345' }] },
  },
})
