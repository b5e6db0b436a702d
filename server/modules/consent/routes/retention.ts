import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { type Retention, retentionDefaults } from '../rules/retention.ts'
import * as schema from '../schema.ts'
import type { RetentionRules } from '../service/retention.ts'

/** How long what is known of past contacts is kept. */
export function createRetentionRoutes(rules: RetentionRules): AnyRoute[] {
  const show = async (workspaceId: string) => {
    const { retention, sweptAt } = await rules.get(workspaceId)
    const lastRun = sweptAt === null ? null : new Date(sweptAt).toISOString()
    return { ...retention, defaults: retentionDefaults, lastRun }
  }
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/retention',
      id: 'getRetention',
      summary: 'How long decisions, contacts, texts and messages are kept, in months',
      scope: 'consents:read',
      reply: schema.retentionReply,
      errors: [],
      handle: ({ workspaceId }) => show(workspaceId),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/retention',
      id: 'putRetention',
      summary: 'Change how long they are kept; what is older goes within a day',
      scope: 'consents:manage',
      body: schema.retentionBody,
      reply: schema.retentionReply,
      errors: [],
      handle: async ({ actor, workspaceId, body }) => {
        await rules.put(actor, body satisfies Retention)
        return show(workspaceId)
      },
    }),
  ]
}
