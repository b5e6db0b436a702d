import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const formViewed = defineEvent({
  name: 'Form Viewed',
  type: 'track',
  category: 'touch',
  summary: { pl: 'Pokazano formularz', en: 'A form was shown' },
  properties: pickProperties(['form_id', 'form_name', 'page_name']),
  pii: [],
  example: {
    type: 'track',
    event: 'Form Viewed',
    messageId: 'web-20261122-1071',
    timestamp: '2026-11-22T09:29:00.000Z',
    anonymousId: 'a-77',
    properties: { form_id: 'kontakt' },
  },
})
