import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { describeShape } from '../../../platform/http/json-schema.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as schema from '../schema/channels.ts'
import type { ChannelState, Channels } from '../service/channels.ts'

const params = z.strictObject({ id: schema.channelId })

/** Settings of the channels: what there is, set, try. */
export function createChannelRoutes(channels: Channels): AnyRoute[] {
  return [listRoute(channels), putRoute(channels), testRoute(channels)]
}

function listRoute(channels: Channels): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/channels',
    id: 'listChannels',
    summary: 'Every channel with its settings’ form; secrets are never shown',
    scope: 'channels:read',
    reply: z.object({ items: z.array(schema.channelReply) }),
    errors: [],
    handle: async ({ workspaceId }) => ({ items: (await channels.list(workspaceId)).map(showChannel) }),
  })
}

function putRoute(channels: Channels): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/channels/{id}',
    id: 'saveChannel',
    summary: 'Save a channel’s settings; a secret left out stays as it was, null takes it away',
    scope: 'channels:manage',
    params,
    body: schema.settingsBody,
    reply: z.object({ done: z.literal(true) }),
    errors: ['not_found', 'settings_invalid', 'url_forbidden'],
    async handle({ params, body, actor, workspaceId }) {
      await channels.put(workspaceId, params.id, { typed: body.settings, isEnabled: body.isEnabled, actor })
      return { done: true as const }
    },
  })
}

function testRoute(channels: Channels): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/channels/{id}/test',
    id: 'testChannel',
    summary: 'Try settings before or after they are saved; nothing is sent to anybody',
    scope: 'channels:manage',
    params,
    body: schema.testBody,
    reply: schema.testReply,
    errors: ['not_found'],
    async handle({ params, body, workspaceId, language }) {
      const { isOk, says, field = null } = await channels.test(workspaceId, params.id, body.settings)
      return { isOk, says: says[language], field }
    },
  })
}

function showChannel(state: ChannelState): z.infer<typeof schema.channelReply> {
  const { channel, stored, isSet, isEnabled, updatedAt, sinkPort } = state
  const secrets = listSecrets(channel.config)
  return {
    id: channel.id,
    label: channel.label,
    icon: channel.icon,
    channel: channel.channel,
    addressKind: channel.addressKind,
    fields: listFields(channel.config).map(({ name, label, hint, isSecret, isLong }) => ({
      name,
      label,
      hint: hint ?? null,
      isSecret: isSecret ?? false,
      isLong: isLong ?? false,
    })),
    schema: { ...describeShape(channel.config, 'input') },
    settings: { ...stored.settings },
    secretsSet: Object.keys(stored.secrets).filter((name) => secrets.includes(name)),
    isSet,
    isEnabled,
    sink: sinkPort === null ? null : { port: sinkPort },
    updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
  }
}
