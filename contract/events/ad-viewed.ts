import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const adViewed = defineEvent({
  name: 'Ad Viewed',
  type: 'track',
  channel: 'ads',
  category: 'touch',
  summary: { pl: 'Wyświetlono reklamę', en: 'An ad was viewed' },
  properties: pickProperties(['ad_id', 'ad_name', 'campaign_id', 'campaign_name', 'platform', 'placement']),
  pii: [],
  example: {
    type: 'track',
    event: 'Ad Viewed',
    messageId: 'ads-20261122-1038',
    timestamp: '2026-11-22T10:26:00.000Z',
    userId: 'u-1042',
    properties: { ad_id: 'ad-7', campaign_name: 'Jesień w lesie', platform: 'meta' },
  },
})
