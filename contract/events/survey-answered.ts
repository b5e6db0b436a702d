import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** `kind`: nps, csat, ces; `score` on the scale of its kind. */
export const surveyAnswered = defineEvent({
  name: 'Survey Answered',
  type: 'track',
  category: 'service',
  summary: { pl: 'Wypełniono ankietę', en: 'A survey was answered' },
  properties: pickProperties(['survey_id', 'kind', 'question', 'score', 'comment', 'case_id', 'order_id']),
  pii: ['comment'],
  example: {
    type: 'track',
    event: 'Survey Answered',
    messageId: 'web-20261122-1072',
    timestamp: '2026-11-22T08:24:00.000Z',
    userId: 'u-1042',
    properties: { survey_id: 'nps-26', kind: 'nps', score: 9, comment: 'Szybko i miło' },
  },
})
