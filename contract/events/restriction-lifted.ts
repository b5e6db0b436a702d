import { consentPii, restrictionProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Ends a restriction of processing. */
export const restrictionLifted = defineEvent({
  name: 'Restriction Lifted',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Zniesiono ograniczenie', en: 'A restriction was lifted' },
  properties: pickProperties(restrictionProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Restriction Lifted',
    messageId: 'web-20261122-2007',
    timestamp: '2026-11-22T15:07:00.000Z',
    userId: 'u-1042',
    properties: { obtained_by: 'desk', reason: 'data_corrected' },
  },
})
