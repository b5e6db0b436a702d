import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const screen = defineEvent({
  name: 'Screen',
  type: 'screen',
  channel: 'app',
  category: 'call-verbs',
  summary: { pl: 'Obejrzano ekran aplikacji', en: 'A screen of the app was viewed' },
  properties: pickProperties(['name', 'category']),
  pii: [],
  example: {
    type: 'screen',
    name: 'Koszyk',
    messageId: 'app-20261122-0031',
    timestamp: '2026-11-22T12:42:00.000Z',
    anonymousId: '0c9a71d0-1c0f-4f7e-9d4e-0b0f5f1f0c9a',
    properties: { category: 'Zakupy' },
    context: {
      device: { id: 'ios-77', type: 'ios', model: 'iPhone15,2' },
      app: { name: 'Tkalnia Modra', version: '4.2.0' },
    },
  },
})
