import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Sent and received are the customer's view, as in Segment's specification. */
export const liveChatMessageSent = defineEvent({
  name: 'Live Chat Message Sent',
  type: 'track',
  channel: 'chat',
  category: 'conversation',
  summary: { pl: 'Wiadomość od klienta na czacie', en: 'The customer sent a chat message' },
  properties: pickProperties([
    'conversation_id',
    'conversation_duration',
    'agent_id',
    'agent_name',
    'agent_username',
    'message_id',
    'medium',
    'text',
  ]),
  pii: ['agent_name', 'agent_username', 'text'],
  example: {
    type: 'track',
    event: 'Live Chat Message Sent',
    messageId: 'chat-20261122-1061',
    timestamp: '2026-11-22T09:07:00.000Z',
    userId: 'u-1042',
    properties: { conversation_id: 'k-8', message_id: 'k-8-1', text: 'Czy są w rozmiarze 38?' },
  },
})
