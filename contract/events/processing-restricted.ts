import { consentPii, restrictionProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Article 18 of the GDPR: the data is kept and not used until the restriction is lifted. */
export const processingRestricted = defineEvent({
  name: 'Processing Restricted',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Ograniczono przetwarzanie', en: 'Processing was restricted' },
  properties: pickProperties(restrictionProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Processing Restricted',
    messageId: 'web-20261122-2006',
    timestamp: '2026-11-22T15:06:00.000Z',
    userId: 'u-1042',
    properties: { obtained_by: 'desk', reason: 'accuracy_contested' },
  },
})
