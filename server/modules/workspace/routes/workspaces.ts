import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import { type Actor, type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { makeSlug } from '../rules/slug.ts'
import * as schema from '../schema.ts'
import { defaultWorkspace, sampleWorkspace, type Workspace } from '../service/workspaces.ts'
import { findMember, putMember } from '../store/members.ts'
import { isoTime, type RouteDeps } from './deps.ts'

/** The brands of the install, as far as the member belongs to them. */
export function createWorkspaceRoutes(deps: RouteDeps): AnyRoute[] {
  return [listRoute(deps), createRoute(deps), changeRoute(deps), removeSampleRoute(deps)]
}

function listRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/workspaces',
    id: 'listWorkspaces',
    summary: 'Workspaces one belongs to',
    scope: 'self',
    reply: z.object({ items: z.array(schema.workspace) }),
    errors: [],
    handle: async ({ actor }) => ({ items: (await deps.workspaces.listOf(actor.id)).map(showWorkspace) }),
  })
}

function createRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/workspaces',
    id: 'createWorkspace',
    summary: 'Make a workspace and become its administrator',
    scope: 'workspace:manage',
    body: schema.newWorkspace,
    reply: schema.workspace,
    errors: ['workspace_exists'],
    async handle({ body, actor }) {
      const id = body.id ?? makeSlug(body.name)
      if (id === '') throw new SplotError('invalid', { path: 'body.id' })
      if (!(await deps.workspaces.ensure(id, body.name, { actor }))) throw new SplotError('workspace_exists')
      await makeAdmin(deps, id, actor.id)
      return showWorkspace(await deps.workspaces.get(id))
    },
  })
}

function changeRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'PATCH',
    path: '/api/v1/workspaces/{id}',
    id: 'changeWorkspace',
    summary: 'Change name, region, currency, time zone or language of the present workspace',
    scope: 'workspace:manage',
    params: z.strictObject({ id: schema.workspaceId }),
    body: schema.workspaceChange,
    reply: schema.workspace,
    errors: ['workspace_unknown'],
    async handle({ params, body, actor, workspaceId }) {
      if (params.id !== workspaceId) throw new SplotError('workspace_unknown')
      const changed = await deps.workspaces.change(workspaceId, body, actor)
      deps.keys.forget()
      return showWorkspace(changed)
    },
  })
}

function removeSampleRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/sample',
    id: 'removeSample',
    summary: 'Remove the sample workspace with everything in it',
    scope: 'workspace:manage',
    reply: z.object({ done: z.literal(true) }),
    errors: ['workspace_unknown', 'workspace_on_hold', 'workspace_audiences'],
    async handle({ actor }) {
      const { id } = sampleWorkspace
      const member = await deps.db.inPlatform((tx) => findMember(tx, id, actor.id))
      // Once the sample is gone, a brand may bear its id.
      const isSample = (await deps.workspaces.find(id))?.isSample === true
      if (!isSample || member?.role !== 'admin') throw new SplotError('workspace_unknown')
      const home = await findHome(deps, actor)
      await deps.workspaces.remove(id, actor)
      deps.keys.forget()
      if (home) await deps.audit.record(home, { actor, action: 'sample.removed', target: id })
      return { done: true as const }
    },
  })
}

/**
 * A workspace the member stays in when the sample is gone: her first, else the default one, made for her. Never one that
 * others made: removing the sample must not open a door.
 */
async function findHome(deps: RouteDeps, actor: Actor): Promise<string | null> {
  const known = (await deps.workspaces.listOf(actor.id)).find((one) => !one.isSample)
  if (known) return known.id
  if (!(await deps.workspaces.ensure(defaultWorkspace.id, defaultWorkspace.name))) return null
  await makeAdmin(deps, defaultWorkspace.id, actor.id)
  return defaultWorkspace.id
}

function makeAdmin(deps: RouteDeps, workspaceId: string, userId: string): Promise<void> {
  const createdAt = deps.clock.now()
  return deps.db.inPlatform((tx) => putMember(tx, { workspaceId, userId, role: 'admin', createdAt }))
}

function showWorkspace(one: Workspace): z.infer<typeof schema.workspace> {
  return { ...one, createdAt: isoTime(one.createdAt) }
}
