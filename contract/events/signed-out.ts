import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const signedOut = defineEvent({
  name: 'Signed Out',
  type: 'track',
  category: 'account',
  summary: { pl: 'Wylogowano się', en: 'Signed out' },
  properties: pickProperties(['method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Signed Out',
    messageId: 'web-20261122-1083',
    timestamp: '2026-11-22T19:41:00.000Z',
    userId: 'u-1042',
    properties: {},
  },
})
