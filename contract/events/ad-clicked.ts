import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const adClicked = defineEvent({
  name: 'Ad Clicked',
  type: 'track',
  channel: 'ads',
  category: 'touch',
  summary: { pl: 'Kliknięto reklamę', en: 'An ad was clicked' },
  properties: pickProperties(['ad_id', 'ad_name', 'campaign_id', 'campaign_name', 'platform', 'placement']),
  pii: [],
  example: {
    type: 'track',
    event: 'Ad Clicked',
    messageId: 'ads-20261122-1039',
    timestamp: '2026-11-22T11:33:00.000Z',
    userId: 'u-1042',
    properties: { ad_id: 'ad-7', campaign_name: 'Jesień w lesie', platform: 'meta' },
  },
})
