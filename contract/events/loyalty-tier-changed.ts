import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const loyaltyTierChanged = defineEvent({
  name: 'Loyalty Tier Changed',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Zmiana poziomu w programie', en: 'The loyalty tier changed' },
  properties: pickProperties(['program_id', 'tier', 'previous_tier']),
  pii: [],
  example: {
    type: 'track',
    event: 'Loyalty Tier Changed',
    messageId: 'web-20261122-1080',
    timestamp: '2026-11-22T16:20:00.000Z',
    userId: 'u-1042',
    properties: { program_id: 'modra', tier: 'gold', previous_tier: 'silver' },
  },
})
