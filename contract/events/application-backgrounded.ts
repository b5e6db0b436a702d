import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const applicationBackgrounded = defineEvent({
  name: 'Application Backgrounded',
  type: 'track',
  channel: 'app',
  category: 'app',
  summary: { pl: 'Opuszczono aplikację', en: 'The app was left' },
  properties: pickProperties(['version', 'build']),
  pii: [],
  example: {
    type: 'track',
    event: 'Application Backgrounded',
    messageId: 'app-20261122-1086',
    timestamp: '2026-11-22T10:02:00.000Z',
    userId: 'u-1042',
    properties: { version: '4.2.0' },
  },
})
