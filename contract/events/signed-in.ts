import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const signedIn = defineEvent({
  name: 'Signed In',
  type: 'track',
  category: 'account',
  summary: { pl: 'Zalogowano się', en: 'Signed in' },
  properties: pickProperties(['method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Signed In',
    messageId: 'web-20261122-1082',
    timestamp: '2026-11-22T18:34:00.000Z',
    userId: 'u-1042',
    properties: { method: 'email' },
  },
})
