import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const liveChatMessageReceived = defineEvent({
  name: 'Live Chat Message Received',
  type: 'track',
  channel: 'chat',
  category: 'conversation',
  summary: { pl: 'Odpowiedź dla klienta na czacie', en: 'The customer received a chat message' },
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
    event: 'Live Chat Message Received',
    messageId: 'chat-20261122-1062',
    timestamp: '2026-11-22T10:14:00.000Z',
    userId: 'u-1042',
    properties: {
      conversation_id: 'k-8',
      message_id: 'k-8-2',
      agent_name: 'Marta',
      text: 'Tak, odłożyć parę?',
    },
  },
})
