import type { Actor } from '../../../server/platform/http/route.ts'
import type { Scope } from '../../../server/platform/http/scope.ts'
import type { World } from './world.ts'

const scopes: readonly Scope[] = ['privacy:manage', 'consents:read', 'consents:manage', 'customers:read']

/** A data-protection officer: no key may act as one. */
export const officer: Actor = {
  kind: 'member',
  id: 'm-officer',
  name: 'Ida Oko',
  workspaceId: 'default',
  scopes: new Set<Scope>([...scopes, 'customers:pii']),
}

interface Said {
  params?: unknown
  query?: unknown
  body?: unknown
  /** As one who sees persons masked. */
  masked?: boolean
}
export type Spoken = (routeId: string, said: Said) => Promise<unknown>

/** Asks the server's own routes as an officer would: what is sent and what comes back are checked by their shapes. */
export const speakAs =
  (worldOf: () => World): Spoken =>
  async (routeId, { params, query, body, masked = false }) => {
    const route = worldOf().app.routes.find((one) => one.id === routeId)
    if (route === undefined) throw new Error(`No route ${routeId}`)
    const actor = masked ? { ...officer, scopes: new Set(scopes) } : officer
    const request = {
      params: route.params?.parse(params),
      query: route.query?.parse(query ?? {}),
      body: route.body?.parse(body),
      language: 'pl',
      actor,
      workspaceId: 'default',
      remoteAddress: '127.0.0.1',
    }
    return route.reply.parse(await route.handle(request as never))
  }
