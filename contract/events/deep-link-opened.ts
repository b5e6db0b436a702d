import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const deepLinkOpened = defineEvent({
  name: 'Deep Link Opened',
  type: 'track',
  channel: 'app',
  category: 'app',
  summary: { pl: 'Otwarto łącze w aplikacji', en: 'A deep link was opened' },
  properties: pickProperties(['provider', 'url', 'deep_link']),
  pii: [],
  example: {
    type: 'track',
    event: 'Deep Link Opened',
    messageId: 'app-20261122-1087',
    timestamp: '2026-11-22T11:09:00.000Z',
    userId: 'u-1042',
    properties: { deep_link: 'tkalnia://swetry/fala' },
  },
})
