import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { type PolicyPack, packs } from '../data/packs.ts'
import type { CapRule } from '../rules/caps.ts'
import type { Policy } from '../rules/policy.ts'
import type { CapBody } from '../schema.ts'
import * as schema from '../schema.ts'
import type { Policies, ShownWording } from '../service/policies.ts'

const hourMs = 3_600_000

/** What a workspace declares: purposes, wordings, quiet hours, caps. */
export function createPolicyRoutes(policies: Policies): AnyRoute[] {
  return [...listPurposeRoutes(policies), ...listWordingRoutes(policies), ...listLimitRoutes(policies)]
}

function listPurposeRoutes(policies: Policies): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/consents/purposes',
      id: 'listPurposes',
      summary: 'Purposes of processing, with what each rests on',
      scope: 'consents:read',
      reply: schema.purposesReply,
      errors: [],
      handle: async ({ workspaceId }) => {
        const { purposes } = await policies.get(workspaceId)
        return { items: [...purposes.values()].map((one) => ({ ...one, channels: [...one.channels] })) }
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/consents/purposes/{id}',
      id: 'putPurpose',
      summary: 'Declare or change a purpose',
      scope: 'consents:manage',
      params: schema.purposeParams,
      body: schema.purposeBody,
      reply: schema.purposeReply,
      errors: [],
      handle: async ({ actor, params, body }) => {
        const put = await policies.putPurpose(actor, { id: params.id, ...body })
        return { ...put, channels: [...put.channels] }
      },
    }),
  ]
}

function listWordingRoutes(policies: Policies): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/consents/wordings',
      id: 'listWordings',
      summary: 'Wordings of consents, every version in every language',
      scope: 'consents:read',
      reply: schema.wordingsReply,
      errors: [],
      handle: async ({ workspaceId }) => ({
        items: (await policies.listWordings(workspaceId)).map(showWording),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/consents/wordings/{id}/versions',
      id: 'addWordingVersion',
      summary: 'A new version of a wording, in both languages; versions before it stay as they are',
      scope: 'consents:manage',
      params: schema.purposeParams,
      body: schema.wordingBody,
      reply: schema.wordingReply,
      errors: ['purpose_unknown', 'wording_conflict'],
      handle: ({ actor, params, body }) => policies.addWording(actor, params.id, body),
    }),
  ]
}

function listLimitRoutes(policies: Policies): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/consents/settings',
      id: 'getConsentSettings',
      summary: 'Policy pack and quiet hours',
      scope: 'consents:read',
      reply: schema.settingsReply,
      errors: [],
      handle: async ({ workspaceId }) => showSettings(await policies.get(workspaceId)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/consents/settings',
      id: 'putConsentSettings',
      summary: 'Choose the policy pack and the quiet hours',
      scope: 'consents:manage',
      body: schema.settingsBody,
      reply: schema.settingsReply,
      errors: ['quiet_invalid'],
      handle: async ({ actor, body }) => showSettings(await policies.putSettings(actor, body)),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/consents/caps',
      id: 'listCaps',
      summary: 'Frequency caps over all contacts',
      scope: 'consents:read',
      reply: schema.capsReply,
      errors: [],
      handle: async ({ workspaceId }) => ({ items: (await policies.get(workspaceId)).caps.map(showCap) }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/consents/caps',
      id: 'putCaps',
      summary: 'Replace the list of frequency caps',
      scope: 'consents:manage',
      body: schema.capsBody,
      reply: schema.capsReply,
      errors: ['cap_invalid'],
      handle: async ({ actor, body }) => ({
        items: (await policies.putCaps(actor, body.items)).map(showCap),
      }),
    }),
  ]
}

const showWording = (one: ShownWording) => ({
  ...one,
  createdAt: one.createdAt === null ? null : new Date(one.createdAt).toISOString(),
})

const showPack = ({ id, version, name, law, quiet }: PolicyPack) => ({
  id,
  version,
  name,
  law: [...law],
  quiet,
})

const showSettings = ({ pack, quietSettings }: Policy) => ({
  pack: showPack(pack),
  quiet: quietSettings,
  packs: Object.values(packs).map(showPack),
})

const showCap = ({ window, ...rule }: CapRule): CapBody => ({
  ...rule,
  window: window.kind === 'sliding' ? { kind: 'sliding', hours: window.ms / hourMs } : window,
})
