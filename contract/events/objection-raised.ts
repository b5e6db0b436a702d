import { consentPii, refusalProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Article 21 of the GDPR: absolute for marketing, immediate for profiling. */
export const objectionRaised = defineEvent({
  name: 'Objection Raised',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Wniesiono sprzeciw', en: 'An objection was raised' },
  properties: pickProperties(refusalProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Objection Raised',
    messageId: 'web-20261122-2004',
    timestamp: '2026-11-22T15:04:00.000Z',
    userId: 'u-1042',
    properties: { purpose: 'profiling', obtained_by: 'desk', reason: 'customer_request' },
  },
})
