import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const displayViewed = defineEvent({
  name: 'Display Viewed',
  type: 'track',
  channel: 'store',
  category: 'touch',
  summary: { pl: 'Zatrzymanie przy ekranie lub witrynie', en: 'A display or shop window was viewed' },
  properties: pickProperties(['display_id', 'store_id', 'store_name', 'creative', 'campaign_id', 'duration']),
  pii: [],
  example: {
    type: 'track',
    event: 'Display Viewed',
    messageId: 'store-20261122-1036',
    timestamp: '2026-11-22T08:12:00.000Z',
    userId: 'u-1042',
    properties: { display_id: 'witryna-2', store_id: 'WRO1', duration: 14 },
  },
})
