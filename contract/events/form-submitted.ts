import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const formSubmitted = defineEvent({
  name: 'Form Submitted',
  type: 'track',
  category: 'lead',
  summary: { pl: 'Wysłano formularz', en: 'A form was submitted' },
  properties: pickProperties(['form_id', 'form_name', 'fields', 'page_name']),
  pii: ['fields'],
  example: {
    type: 'track',
    event: 'Form Submitted',
    messageId: 'web-20261122-1073',
    timestamp: '2026-11-22T09:31:00.000Z',
    userId: 'u-1042',
    properties: { form_id: 'kontakt', form_name: 'Kontakt', fields: { topic: 'rozmiar' } },
  },
})
