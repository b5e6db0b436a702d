import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A browser or an app allows notifications: here is where it is reached. */
export const pushSubscribed = defineEvent({
  name: 'Push Subscribed',
  type: 'track',
  category: 'app',
  summary: { pl: 'Włączono powiadomienia', en: 'Notifications were switched on' },
  properties: pickProperties(['endpoint', 'p256dh', 'auth', 'token']),
  pii: ['endpoint', 'p256dh', 'auth', 'token'],
  example: {
    type: 'track',
    event: 'Push Subscribed',
    messageId: 'web-20261122-1080',
    timestamp: '2026-11-22T11:02:00.000Z',
    anonymousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    properties: {
      endpoint: 'https://push.example/s/8f2c',
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      auth: 'tBHItJI5svbpez7KI4CCXg',
    },
  },
})
