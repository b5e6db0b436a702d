import { consentPii, refusalProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Only what was objected to under the same purpose is free again. */
export const objectionWithdrawn = defineEvent({
  name: 'Objection Withdrawn',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Cofnięto sprzeciw', en: 'An objection was withdrawn' },
  properties: pickProperties(refusalProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Objection Withdrawn',
    messageId: 'web-20261122-2005',
    timestamp: '2026-11-22T15:05:00.000Z',
    userId: 'u-1042',
    properties: { purpose: 'profiling', obtained_by: 'desk' },
  },
})
