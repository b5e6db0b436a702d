import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const socialPostEngaged = defineEvent({
  name: 'Social Post Engaged',
  type: 'track',
  channel: 'social',
  category: 'touch',
  summary: {
    pl: 'Reakcja na wpis w mediach społecznościowych',
    en: 'A social post was liked, shared or commented on',
  },
  properties: pickProperties(['platform', 'post_id', 'kind', 'comment']),
  pii: ['comment'],
  example: {
    type: 'track',
    event: 'Social Post Engaged',
    messageId: 'social-20261122-1040',
    timestamp: '2026-11-22T12:40:00.000Z',
    userId: 'u-1042',
    properties: { platform: 'instagram', post_id: 'p-55', kind: 'comment', comment: 'Jest w zielonym?' },
  },
})
