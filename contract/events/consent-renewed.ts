import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** She said yes again, before or after the old consent ended. */
export const consentRenewed = defineEvent({
  name: 'Consent Renewed',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Odnowiono zgodę', en: 'A consent was renewed' },
  properties: pickProperties([
    'purpose',
    'consent_channel',
    'wording_id',
    'wording_version',
    'wording_language',
    'wording_hash',
    'notice_version',
    'obtained_by',
    'proof',
    'valid_until',
    'member_id',
    'agent_name',
  ]),
  pii: ['proof', 'member_id', 'agent_name'],
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
