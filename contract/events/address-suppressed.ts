import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** The address itself is never to be used again, whoever it belongs to. */
export const addressSuppressed = defineEvent({
  name: 'Address Suppressed',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Zablokowano adres', en: 'An address was suppressed' },
  properties: pickProperties(['suppression', 'reason', 'member_id', 'agent_name']),
  pii: ['member_id', 'agent_name'],
  example: {
    type: 'track',
    event: 'Address Suppressed',
    messageId: 'web-20261122-2009',
    timestamp: '2026-11-22T15:09:00.000Z',
    userId: 'u-1042',
    properties: { suppression: 'bounce', reason: 'unknown_address' },
  },
})
