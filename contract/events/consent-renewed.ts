import { consentPii, grantProperties } from '../consent-properties.ts'
import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** She said yes again, before or after the old consent ended. */
export const consentRenewed = defineEvent({
  name: 'Consent Renewed',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Odnowiono zgodę', en: 'A consent was renewed' },
  properties: pickProperties(grantProperties),
  pii: consentPii,
  example: {
    type: 'track',
    event: 'Consent Renewed',
    messageId: 'web-20261122-2001',
    timestamp: '2026-11-22T15:01:00.000Z',
    userId: 'u-1042',
    properties: {
      purpose: 'marketing',
      consent_channel: 'sms',
      wording_id: 'marketing-sms',
      wording_version: 1,
      obtained_by: 'preferences',
    },
  },
})
