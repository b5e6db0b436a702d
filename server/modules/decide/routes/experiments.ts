import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { planPeople, planPower } from '../rules/plan.ts'
import {
  beginPhase,
  createExperiment,
  type DraftDeps,
  getExperiment,
  removeExperiment,
  saveExperiment,
} from '../service/experiments.ts'
import { measure } from '../service/figures.ts'
import { listExperiments } from '../store/experiments.ts'
import * as api from './shapes.ts'
import { showExperiment, showFigures } from './show.ts'

/** Experiments as they are planned, and how they do. */
export const createExperimentRoutes = (deps: DraftDeps): AnyRoute[] => [
  listRoute(deps),
  createRoute(deps),
  getRoute(deps),
  saveRoute(deps),
  phaseRoute(deps),
  deleteRoute(deps),
  planRoute(),
]

const planRoute = (): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiment-plans',
    id: 'planExperiment',
    summary: 'How many people an experiment needs to find a difference of this size',
    scope: 'journeys:read',
    body: api.planBody,
    reply: api.planReply,
    errors: [],
    handle: async ({ body }) => ({ people: planPeople(body), power: planPower }),
  })

const most = 500

const listRoute = ({ db }: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/experiments',
    id: 'listExperiments',
    summary: 'Experiments, those changed last first',
    scope: 'journeys:read',
    reply: api.experimentsReply,
    errors: [],
    handle: ({ workspaceId }) =>
      db.inWorkspace(workspaceId, async (tx) => ({
        items: (await listExperiments(tx, most)).map(showExperiment),
      })),
  })

const createRoute = (deps: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments',
    id: 'createExperiment',
    summary: 'Plan an experiment; nobody meets it before it is started',
    scope: 'journeys:write',
    body: api.draftBody,
    reply: api.experimentReply,
    errors: [],
    handle: async ({ body, workspaceId, actor }) =>
      showExperiment(await createExperiment(deps, workspaceId, body, actor)),
  })

const getRoute = ({ db }: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/experiments/{id}',
    id: 'getExperiment',
    summary: 'An experiment and how it does, arm by arm',
    scope: 'journeys:read',
    params: api.idParams,
    reply: api.figuresReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const row = await getExperiment(tx, params.id)
        return showFigures(row, await measure(tx, row))
      }),
  })

const saveRoute = (deps: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/experiments/{id}',
    id: 'saveExperiment',
    summary: 'Change what nobody has met yet',
    scope: 'journeys:write',
    params: api.idParams,
    body: api.draftBody,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_fixed'],
    handle: async ({ params, body, workspaceId }) =>
      showExperiment(await saveExperiment(deps, workspaceId, { ...params, ...body })),
  })

const phaseRoute = (deps: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments/{id}/new-phase',
    id: 'beginExperimentPhase',
    summary: 'A draft with what was there, for other arms or weights; counted from nought',
    scope: 'journeys:write',
    params: api.idParams,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_state'],
    handle: async ({ params, workspaceId, actor }) =>
      showExperiment(await beginPhase(deps, workspaceId, { ...params, actor })),
  })

const deleteRoute = (deps: DraftDeps): AnyRoute =>
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/experiments/{id}',
    id: 'deleteExperiment',
    summary: 'Delete one nobody has met',
    scope: 'journeys:write',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found', 'experiment_state'],
    async handle({ params, workspaceId, actor }) {
      await removeExperiment(deps, workspaceId, { ...params, actor })
      return { done: 1 }
    },
  })
