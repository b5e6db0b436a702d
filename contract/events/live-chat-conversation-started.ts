import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const liveChatConversationStarted = defineEvent({
  name: 'Live Chat Conversation Started',
  type: 'track',
  channel: 'chat',
  category: 'conversation',
  summary: { pl: 'Rozpoczęto czat', en: 'A chat was started' },
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
    event: 'Live Chat Conversation Started',
    messageId: 'chat-20261122-1059',
    timestamp: '2026-11-22T19:53:00.000Z',
    userId: 'u-1042',
    properties: { conversation_id: 'k-8', medium: 'web', agent_id: 'ag-3', agent_name: 'Marta' },
  },
})
