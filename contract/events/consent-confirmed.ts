import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** The second half of a double opt-in: the link in the mail was used, and the button behind it. */
export const consentConfirmed = defineEvent({
  name: 'Consent Confirmed',
  type: 'track',
  category: 'consent',
  summary: { pl: 'Potwierdzono zgodę', en: 'A consent was confirmed' },
  properties: pickProperties([
    'purpose',
    'consent_channel',
    'wording_id',
    'wording_version',
    'wording_language',
    'wording_hash',
    'notice_version',
    'obtained_by',
    'grant_id',
    'valid_until',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Consent Confirmed',
    messageId: 'web-20261122-2002',
    timestamp: '2026-11-22T15:02:00.000Z',
    userId: 'u-1042',
    properties: {
      purpose: 'marketing',
      consent_channel: 'email',
      wording_id: 'marketing-email',
      wording_version: 1,
      obtained_by: 'double_opt_in',
      grant_id: 'web-20261122-2001',
    },
  },
})
