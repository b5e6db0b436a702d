import { consentPii, refusalProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Always accepted, from anybody. Without a purpose or a channel it means all of them. */
export const consentWithdrawn = defineEvent({
  name: 'Consent Withdrawn',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Wycofano zgodę', en: 'A consent was withdrawn' },
  properties: pickProperties(refusalProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Consent Withdrawn',
    messageId: 'web-20261122-2003',
    timestamp: '2026-11-22T15:03:00.000Z',
    userId: 'u-1042',
    properties: { purpose: 'marketing', consent_channel: 'email', obtained_by: 'link' },
  },
})
