import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { readGraph } from '../rules/compile.ts'
import type { JourneyDeps } from '../service/deps.ts'
import {
  archiveJourney,
  copyJourney,
  createDraft,
  getJourney,
  removeDraft,
  saveDraft,
} from '../service/journeys.ts'
import { type JourneyRow, listJourneys, listVersions, listVersionsOf } from '../store/journeys.ts'
import { listTallies } from '../store/tallies.ts'
import * as api from './shapes.ts'
import { showHead, showJourney } from './show.ts'

type Deps = Pick<JourneyDeps, 'db' | 'clock' | 'ids' | 'audit' | 'live'>

/** Drafts and the list of journeys. */
export const createJourneyRoutes = (deps: Deps): AnyRoute[] => [
  listRoute(deps),
  createRoute(deps),
  getRoute(deps),
  saveRoute(deps),
  copyRoute(deps),
  archiveRoute(deps),
  deleteRoute(deps),
  versionsRoute(deps),
]

/** The journey with what of it is launched: the one tells whether the other is out of date. */
export const show = ({ db }: Pick<Deps, 'db'>, workspaceId: string, row: JourneyRow) =>
  db.inWorkspace(workspaceId, async (tx) => {
    const { id, version } = row
    const [launched] =
      version === null ? [] : await listVersions(tx, workspaceId, [{ journeyId: id, n: version }])
    return showJourney(row, launched?.graph ?? null)
  })

const listRoute = ({ db }: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys',
    id: 'listJourneys',
    summary: 'Journeys, those changed last first, with their figures',
    scope: 'journeys:read',
    query: api.listQuery,
    reply: api.journeysReply,
    errors: [],
    handle: ({ query, workspaceId }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const rows = await listJourneys(tx, { isArchived: query.archived, limit: 500 })
        const ids = rows.map(({ id }) => id)
        const launched = await listVersions(
          tx,
          workspaceId,
          rows.flatMap(({ id, version }) => (version === null ? [] : [{ journeyId: id, n: version }])),
        )
        const tallies = await listTallies(tx, workspaceId, ids)
        const countOf = (id: string, isIt: (what: string) => boolean) =>
          tallies.reduce((sum, one) => (one.journeyId === id && isIt(one.what) ? sum + one.n : sum), 0)
        return {
          items: rows.map((row) => {
            // As in its report: whoever is held out neither came in nor counts for the goal.
            const entered = countOf(row.id, (what) => what === 'entered')
            const inside = countOf(row.id, (what) => what === 'c:entered') + entered
            const over = countOf(row.id, (what) => /^(c:)?exit:/.test(what))
            const graph = launched.find((one) => one.journeyId === row.id)?.graph ?? null
            return {
              ...showHead(row, graph),
              ...{ entered, inside: inside - over, converted: countOf(row.id, (what) => what === 'goal') },
            }
          }),
        }
      }),
  })

const createRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys',
    id: 'createJourney',
    summary: 'Begin a journey',
    scope: 'journeys:write',
    body: api.createBody,
    reply: api.journeyReply,
    errors: [],
    handle: async ({ body, workspaceId, actor }) =>
      showJourney(await createDraft(deps, workspaceId, body, actor), null),
  })

const getRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys/{id}',
    id: 'getJourney',
    summary: 'A journey with what is drawn of it',
    scope: 'journeys:read',
    params: api.idParams,
    reply: api.journeyReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId }) =>
      show(deps, workspaceId, await deps.db.inWorkspace(workspaceId, (tx) => getJourney(tx, params.id))),
  })

const saveRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/journeys/{id}',
    id: 'saveJourney',
    summary: 'Save what is drawn; whoever is inside goes on as before',
    scope: 'journeys:write',
    params: api.idParams,
    body: api.saveBody,
    reply: api.journeyReply,
    errors: ['not_found', 'revision_changed'],
    handle: async ({ params, body, workspaceId, actor }) =>
      show(deps, workspaceId, await saveDraft(deps, workspaceId, { ...params, ...body, actor })),
  })

const copyRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/copy',
    id: 'copyJourney',
    summary: 'A draft of the same under a new name',
    scope: 'journeys:write',
    params: api.idParams,
    body: api.copyBody,
    reply: api.journeyReply,
    errors: ['not_found'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showJourney(await copyJourney(deps, workspaceId, { ...params, ...body, actor }), null),
  })

const archiveRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/archive',
    id: 'archiveJourney',
    summary: 'Put a journey away that is over, or bring it back',
    scope: 'journeys:write',
    params: api.idParams,
    body: api.archiveBody,
    reply: api.journeyReply,
    errors: ['not_found', 'journey_state'],
    handle: async ({ params, body, workspaceId }) =>
      show(deps, workspaceId, await archiveJourney(deps, workspaceId, { ...params, ...body })),
  })

const deleteRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/journeys/{id}',
    id: 'deleteJourney',
    summary: 'Delete a journey that was never launched',
    scope: 'journeys:write',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found', 'journey_state'],
    async handle({ params, workspaceId, actor }) {
      await removeDraft(deps, workspaceId, { ...params, actor })
      return { done: 1 }
    },
  })

const versionsRoute = ({ db }: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys/{id}/versions',
    id: 'listJourneyVersions',
    summary: 'What was launched, the newest first',
    scope: 'journeys:read',
    params: api.idParams,
    reply: api.versionsReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        await getJourney(tx, params.id)
        const rows = await listVersionsOf(tx, params.id)
        return {
          items: rows.map(({ n, graph, launchedAt, launchedBy }) => ({
            ...{ n, launchedBy, graph: readGraph(graph), launchedAt: new Date(launchedAt).toISOString() },
          })),
        }
      }),
  })
