import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const liveChatConversationEnded = defineEvent({
  name: 'Live Chat Conversation Ended',
  type: 'track',
  channel: 'chat',
  category: 'conversation',
  summary: { pl: 'Zakończono czat', en: 'A chat was ended' },
  properties: pickProperties([
    'conversation_id',
    'conversation_duration',
    'agent_id',
    'agent_name',
    'agent_username',
    'message_id',
    'medium',
  ]),
  pii: ['agent_name', 'agent_username'],
  example: {
    type: 'track',
    event: 'Live Chat Conversation Ended',
    messageId: 'chat-20261122-1060',
    timestamp: '2026-11-22T08:00:00.000Z',
    userId: 'u-1042',
    properties: { conversation_id: 'k-8', conversation_duration: 412, agent_id: 'ag-3' },
  },
})
