import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import { listServersOf } from '@splot/contract/plugin/stored'
import { z } from 'zod'
import { describeShape } from '../../../platform/http/json-schema.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { joinSettings } from '../rules/settings.ts'
import * as schema from '../schema/channels.ts'
import type { ChannelState, Channels } from '../service/channels.ts'
import type { SigningKeysVerbs } from '../service/signing-keys.ts'

const params = z.strictObject({ id: schema.channelId })

/** Settings of the channels: what there is, set, try, sign. */
export function createChannelRoutes(channels: Channels, keys: SigningKeysVerbs): AnyRoute[] {
  return [listRoute(channels), putRoute(channels), testRoute(channels), makeKeyRoute(keys), useKeyRoute(keys)]
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
      const tried = await channels.test(workspaceId, params.id, body.settings)
      const findings = tried.findings.map((one) => schema.showFinding(one, language))
      return { isOk: tried.isOk, says: tried.says[language], field: tried.field ?? null, findings }
    },
  })
}

function makeKeyRoute(keys: SigningKeysVerbs): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/channels/{id}/key',
    id: 'makeChannelKey',
    summary: 'Make a signing key beside the one in use; its private part never leaves the server',
    scope: 'channels:manage',
    params,
    reply: schema.dnsRecord.describe('What to put into the DNS before the key is used'),
    errors: ['not_found', 'settings_invalid', 'conflict'],
    handle: ({ params, actor, workspaceId }) => keys.make(workspaceId, params.id, actor),
  })
}

function useKeyRoute(keys: SigningKeysVerbs): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/channels/{id}/key/use',
    id: 'useChannelKey',
    summary: 'Sign with the key made last, once the DNS shows it',
    scope: 'channels:manage',
    params,
    reply: z.object({ done: z.literal(true) }),
    errors: ['not_found', 'settings_invalid', 'key_not_published', 'conflict'],
    async handle({ params, actor, workspaceId }) {
      await keys.use(workspaceId, params.id, actor)
      return { done: true as const }
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
    fields: listFields(channel.config)
      .filter(({ isMade }) => isMade !== true)
      .map(({ name, label, hint, isSecret, isLong, isAdvanced }) => ({
        name,
        label,
        hint: hint ?? null,
        isSecret: isSecret ?? false,
        isLong: isLong ?? false,
        servers: listServersOf(channel.config, name),
        isAdvanced: isAdvanced ?? false,
      })),
    schema: { ...describeShape(channel.config, 'input') },
    settings: { ...stored.settings },
    secretsSet: Object.keys(stored.secrets).filter((name) => secrets.includes(name)),
    isSet,
    isEnabled,
    sink: sinkPort === null ? null : { port: sinkPort },
    keys: showKeys(state),
    updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
  }
}

function showKeys({ channel, stored, isSet }: ChannelState): z.infer<typeof schema.channelReply>['keys'] {
  if (channel.keys === null) return null
  const settings = joinSettings(stored)
  const isWhole = isSet && channel.config.safeParse(settings).success
  return isWhole ? channel.keys.list(settings) : { inUse: null, next: null }
}
