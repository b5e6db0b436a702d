import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const signedUp = defineEvent({
  name: 'Signed Up',
  type: 'track',
  category: 'account',
  summary: { pl: 'Założono konto', en: 'An account was created' },
  properties: pickProperties(['method', 'plan']),
  pii: [],
  example: {
    type: 'track',
    event: 'Signed Up',
    messageId: 'web-20261122-1081',
    timestamp: '2026-11-22T17:27:00.000Z',
    userId: 'u-1042',
    properties: { method: 'email' },
  },
})
