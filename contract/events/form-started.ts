import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const formStarted = defineEvent({
  name: 'Form Started',
  type: 'track',
  category: 'touch',
  summary: { pl: 'Zaczęto wypełniać formularz', en: 'Somebody began to fill in a form' },
  properties: pickProperties(['form_id', 'form_name', 'page_name']),
  pii: [],
  example: {
    type: 'track',
    event: 'Form Started',
    messageId: 'web-20261122-1072',
    timestamp: '2026-11-22T09:30:00.000Z',
    anonymousId: 'a-77',
    properties: { form_id: 'kontakt' },
  },
})
