import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as schema from '../schema/messages.ts'
import type { Messages } from '../service/messages.ts'
import type { Options } from '../service/options.ts'
import type { Status } from '../service/status.ts'

export interface MessageRouteDeps {
  messages: Messages
  status: Status
  options: Options
}

/** The outbox: what was asked for, what became of it, how sending fares. */
export function createMessageRoutes({ messages, status, options }: MessageRouteDeps): AnyRoute[] {
  return [
    ...readRoutes(messages),
    testRoute(messages),
    ...statusRoutes(status),
    defineRoute({
      method: 'GET',
      path: '/api/v1/deliver/settings',
      id: 'getSendingSettings',
      summary: 'What is followed of whom, and when sending stops by itself',
      scope: 'channels:read',
      reply: schema.optionsReply,
      errors: [],
      handle: ({ workspaceId }) => options.get(workspaceId),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/deliver/settings',
      id: 'saveSendingSettings',
      summary: 'Set what is followed of whom, and when sending stops by itself',
      scope: 'channels:manage',
      body: schema.optionsBody,
      reply: schema.doneReply,
      errors: [],
      async handle({ body, actor }) {
        await options.put(actor, body)
        return { done: true as const }
      },
    }),
  ]
}

function readRoutes(messages: Messages): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/messages',
      id: 'listMessages',
      summary: 'Messages asked for, newest first, with what became of them',
      scope: 'messages:read',
      query: schema.listQuery,
      reply: schema.messagesReply,
      errors: [],
      handle({ query, actor, language }) {
        const { campaign, ...rest } = query
        return messages.list(actor, language, { ...rest, campaignId: campaign })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/messages/{id}',
      id: 'getMessage',
      summary: 'A message as the customer got it, what the gate said, and what went wrong',
      scope: 'messages:read',
      params: schema.idParams,
      reply: schema.messageReply,
      errors: ['not_found'],
      handle: ({ params, actor, language }) => messages.get(actor, language, params.id),
    }),
  ]
}

function testRoute(messages: Messages): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/messages/test',
    id: 'sendTestMessage',
    summary: 'Send a published message to oneself, as a customer would get it',
    scope: 'content:write',
    body: schema.testBody,
    reply: schema.testReply,
    errors: ['not_found'],
    handle: ({ body, actor }) => messages.test(actor, body),
  })
}

function statusRoutes(status: Status): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/deliver/status',
      id: 'getSendingStatus',
      summary: 'What waits in each lane, and how every channel fares',
      scope: 'channels:read',
      reply: schema.statusReply,
      errors: [],
      handle: ({ actor, language }) => status.get(actor, language),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/channels/{id}/resume',
      id: 'resumeChannel',
      summary: 'Let a channel go on that was paused',
      scope: 'channels:manage',
      params: schema.channelParams,
      reply: schema.doneReply,
      errors: ['not_found'],
      async handle({ params, actor }) {
        await status.resume(actor, params.id)
        return { done: true as const }
      },
    }),
  ]
}
