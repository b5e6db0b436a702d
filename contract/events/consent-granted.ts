import { consentPii, grantProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A person agreed: to one purpose, over one channel, in words that are kept. Without its wording it is refused. */
export const consentGranted = defineEvent({
  name: 'Consent Granted',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Wyrażono zgodę', en: 'A consent was given' },
  properties: pickProperties([...grantProperties, 'is_pending']),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Consent Granted',
    messageId: 'web-20261122-2000',
    timestamp: '2026-11-22T15:00:00.000Z',
    userId: 'u-1042',
    properties: {
      purpose: 'marketing',
      consent_channel: 'email',
      wording_id: 'marketing-email',
      wording_version: 1,
      wording_language: 'pl',
      obtained_by: 'form',
    },
  },
})
