import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Says that `previousId` and `userId` are one person. */
export const alias = defineEvent({
  name: 'Alias',
  type: 'alias',
  category: 'call-verbs',
  summary: { pl: 'Połączono dwa identyfikatory', en: 'Two identifiers were joined' },
  properties: pickProperties([]),
  pii: [],
  example: {
    type: 'alias',
    messageId: 'web-20261122-0033',
    timestamp: '2026-11-22T13:04:30.000Z',
    previousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    userId: 'u-1042',
  },
})
