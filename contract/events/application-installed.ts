import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const applicationInstalled = defineEvent({
  name: 'Application Installed',
  type: 'track',
  channel: 'app',
  category: 'app',
  summary: { pl: 'Zainstalowano aplikację', en: 'The app was installed' },
  properties: pickProperties(['version', 'build']),
  pii: [],
  example: {
    type: 'track',
    event: 'Application Installed',
    messageId: 'app-20261122-1084',
    timestamp: '2026-11-22T08:48:00.000Z',
    userId: 'u-1042',
    properties: { version: '4.2.0', build: '420' },
  },
})
