import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import { listServersOf } from '@splot/contract/plugin/stored'
import { z } from 'zod'
import { describeShape } from '../../../platform/http/json-schema.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { channelId, settingsBody, testBody } from '../schema/channels.ts'
import * as schema from './schema.ts'
import type { Audiences } from './service/audiences.ts'
import type { PlatformState, Platforms } from './service/platforms.ts'

const params = z.strictObject({ id: channelId })
const done = z.object({ done: z.literal(true) })

/** Connections to ad platforms and the audiences kept there. */
export const createAudienceRoutes = (audiences: Audiences, platforms: Platforms): AnyRoute[] => [
  ...createPlatformRoutes(platforms),
  listRoute(audiences),
  ofCustomerRoute(audiences),
  createRoute(audiences),
  getRoute(audiences),
  changeRoute(audiences),
  endRoute(audiences),
]

const createPlatformRoutes = (platforms: Platforms): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/ad-destinations',
    id: 'listAdDestinations',
    summary: 'Ad platforms with the forms of their settings; secrets are never shown',
    scope: 'channels:read',
    reply: z.object({ items: z.array(schema.destinationView) }),
    errors: [],
    handle: async ({ workspaceId }) => ({ items: (await platforms.list(workspaceId)).map(showPlatform) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/ad-destinations/{id}',
    id: 'saveAdDestination',
    summary: 'Save the settings of an ad platform; a secret left out stays as it was, null takes it away',
    scope: 'channels:manage',
    params,
    body: settingsBody,
    reply: done,
    errors: ['not_found', 'settings_invalid', 'url_forbidden'],
    async handle({ params, body, actor, workspaceId }) {
      const { settings: typed, isEnabled } = body
      await platforms.put(workspaceId, { ...params, typed, isEnabled, actor })
      return { done: true as const }
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/ad-destinations/{id}/test',
    id: 'testAdDestination',
    summary: 'Try settings of an ad platform; it is told of nobody',
    scope: 'channels:manage',
    params,
    body: testBody,
    reply: schema.tryReply,
    errors: ['not_found'],
    async handle({ params, body, workspaceId, language }) {
      const { isOk, says, field } = await platforms.test(workspaceId, params.id, body.settings)
      return { isOk, says: says[language], field: field ?? null }
    },
  }),
]

const listRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/ad-audiences',
    id: 'listAdAudiences',
    summary: 'Audiences at ad platforms: who is wanted, who was told, who may not be and why',
    scope: 'campaigns:read',
    reply: z.object({ items: z.array(schema.audienceView) }),
    errors: [],
    handle: async ({ workspaceId, language }) => ({ items: await audiences.list(workspaceId, language) }),
  })

/** Whoever may see what was sent to whom sees which platform was told of her: marketing, service, the privacy officer. */
const ofCustomerRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/ad-audiences',
    id: 'listAdAudiencesOfCustomer',
    summary: 'The audiences at ad platforms a customer is in: told since when, waiting, leaving, or why not',
    scope: 'messages:read',
    params: schema.idParams,
    reply: z.object({ items: z.array(schema.ofCustomerView) }),
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language: lang }) => ({
      items: await audiences.listOf(workspaceId, { customerId: params.id, lang }),
    }),
  })

const createRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/ad-audiences',
    id: 'createAdAudience',
    summary: 'Keep an audience at an ad platform in step with a segment, with journeys, or both',
    scope: 'campaigns:launch',
    body: schema.audienceBody,
    reply: schema.audienceView,
    errors: ['not_found', 'audience_target', 'audience_identifiers'],
    handle: ({ body, workspaceId, actor, language: lang }) =>
      audiences.create(workspaceId, body, { actor, lang }),
  })

const getRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/ad-audiences/{id}',
    id: 'getAdAudience',
    summary: 'One audience at an ad platform',
    scope: 'campaigns:read',
    params: schema.idParams,
    reply: schema.audienceView,
    errors: ['not_found'],
    handle: ({ params, workspaceId, language }) => audiences.get(workspaceId, params.id, language),
  })

const changeRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/ad-audiences/{id}',
    id: 'changeAdAudience',
    summary: 'Rename, pause or resume an audience; the platform is told again at once',
    scope: 'campaigns:launch',
    params: schema.idParams,
    body: schema.changeBody,
    reply: schema.audienceView,
    errors: ['not_found', 'audience_ending'],
    handle: ({ params, body, workspaceId, actor, language: lang }) =>
      audiences.change(workspaceId, { ...params, ...body, actor, lang }),
  })

const endRoute = (audiences: Audiences): AnyRoute =>
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/ad-audiences/{id}',
    id: 'endAdAudience',
    summary: 'End an audience: everybody is taken out at the platform, then it is gone',
    scope: 'campaigns:launch',
    params: schema.idParams,
    reply: done,
    errors: ['not_found', 'audience_used'],
    async handle({ params, workspaceId, actor }) {
      await audiences.end(workspaceId, params.id, actor)
      return { done: true as const }
    },
  })

function showPlatform(state: PlatformState): z.output<typeof schema.destinationView> {
  const { destination, stored, isSet, isEnabled, updatedAt } = state
  const { id, label, icon, target, kinds, delay, config } = destination
  const secrets = listSecrets(config)
  return {
    ...{ id, label, icon, kinds: [...kinds], delay, isSet, isEnabled },
    target: { label: target.label, hint: target.hint },
    fields: listFields(config).map(({ name, label, hint, isSecret, isLong, isAdvanced }) => ({
      ...{ name, label, hint: hint ?? null, servers: listServersOf(config, name) },
      ...{ isSecret: isSecret ?? false, isLong: isLong ?? false, isAdvanced: isAdvanced ?? false },
    })),
    schema: { ...describeShape(config, 'input') },
    settings: { ...stored.settings },
    secretsSet: Object.keys(stored.secrets).filter((name) => secrets.includes(name)),
    updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
  }
}
