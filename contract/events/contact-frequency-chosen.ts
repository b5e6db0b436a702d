import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** How often she wants to hear from us: one more cap, hers. */
export const contactFrequencyChosen = defineEvent({
  name: 'Contact Frequency Chosen',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Wybrano częstotliwość', en: 'A contact frequency was chosen' },
  properties: pickProperties([
    'purpose',
    'contacts',
    'period',
    'paused_until',
    'obtained_by',
    'member_id',
    'agent_name',
  ]),
  pii: ['member_id', 'agent_name'],
  example: {
    type: 'track',
    event: 'Contact Frequency Chosen',
    messageId: 'web-20261122-2008',
    timestamp: '2026-11-22T15:08:00.000Z',
    userId: 'u-1042',
    properties: { purpose: 'marketing', contacts: 2, period: 'week', obtained_by: 'preferences' },
  },
})
