import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** The browser or the app takes no more notifications at this address. */
export const pushUnsubscribed = defineEvent({
  name: 'Push Unsubscribed',
  type: 'track',
  category: 'app',
  summary: { pl: 'Wyłączono powiadomienia', en: 'Notifications were switched off' },
  properties: pickProperties(['endpoint', 'token']),
  pii: ['endpoint', 'token'],
  example: {
    type: 'track',
    event: 'Push Unsubscribed',
    messageId: 'web-20261122-1081',
    timestamp: '2026-11-22T11:42:00.000Z',
    anonymousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    properties: { endpoint: 'https://push.example/s/8f2c' },
  },
})
