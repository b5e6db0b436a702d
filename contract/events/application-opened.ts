import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const applicationOpened = defineEvent({
  name: 'Application Opened',
  type: 'track',
  channel: 'app',
  category: 'app',
  summary: { pl: 'Otwarto aplikację', en: 'The app was opened' },
  properties: pickProperties(['version', 'build', 'from_background', 'referring_application', 'url']),
  pii: [],
  example: {
    type: 'track',
    event: 'Application Opened',
    messageId: 'app-20261122-1085',
    timestamp: '2026-11-22T09:55:00.000Z',
    userId: 'u-1042',
    properties: { version: '4.2.0', from_background: true },
  },
})
