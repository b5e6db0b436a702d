import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const experimentViewed = defineEvent({
  name: 'Experiment Viewed',
  type: 'track',
  category: 'touch',
  summary: { pl: 'Wyświetlono wariant testu', en: 'A variant of an experiment was viewed' },
  properties: pickProperties(['experiment_id', 'experiment_name', 'variation_id', 'variation_name']),
  pii: [],
  example: {
    type: 'track',
    event: 'Experiment Viewed',
    messageId: 'web-20261122-1088',
    timestamp: '2026-11-22T12:16:00.000Z',
    userId: 'u-1042',
    properties: {
      experiment_id: 'e-2',
      experiment_name: 'Zdjęcie główne',
      variation_id: 'b',
      variation_name: 'Z modelką',
    },
  },
})
