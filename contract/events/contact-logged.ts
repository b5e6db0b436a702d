import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A call, a visit or a note that a member wrote down at a desk. The desk's channel may be sent in the context. */
export const contactLogged = defineEvent({
  name: 'Contact Logged',
  type: 'track',
  channel: 'call',
  channelBy: {
    property: 'kind',
    values: {
      call: 'call',
      visit: 'store',
      email: 'email',
      sms: 'sms',
      chat: 'chat',
      letter: 'post',
      note: 'call',
    },
  },
  category: 'service',
  summary: {
    pl: 'Zapisano kontakt: rozmowę, wizytę lub notatkę',
    en: 'A contact was logged: a call, a visit or a note',
  },
  properties: pickProperties([
    'kind',
    'note',
    'direction',
    'duration',
    'member_id',
    'agent_name',
    'store_id',
    'case_id',
  ]),
  pii: ['note', 'member_id', 'agent_name'],
  example: {
    type: 'track',
    event: 'Contact Logged',
    messageId: 'desk-20261122-0003',
    timestamp: '2026-11-22T14:20:00.000Z',
    userId: 'u-1042',
    properties: { kind: 'call', direction: 'inbound', note: 'Pyta o szerszy model, oddzwonić w piątek.' },
  },
})
