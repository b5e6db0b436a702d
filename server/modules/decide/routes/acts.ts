import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { type ActDeps, finish, ramp, type StartDeps, start, stop } from '../service/acts.ts'
import type { DecideDeps } from '../service/deps.ts'
import { setHoldOut } from '../service/hold-out.ts'
import { findHoldOut } from '../store/hold-out.ts'
import * as api from './shapes.ts'
import { showExperiment, showHoldOut } from './show.ts'

type HoldOutDeps = Pick<DecideDeps, 'db' | 'clock' | 'ids' | 'audit' | 'onHoldOut'>

/** What is asked of an experiment on its way, and who is left alone altogether. */
export const createActRoutes = (deps: StartDeps & HoldOutDeps): AnyRoute[] => [
  startRoute(deps),
  rampRoute(deps),
  stopRoute(deps),
  finishRoute(deps),
  getHoldOutRoute(deps),
  putHoldOutRoute(deps),
]

const startRoute = (deps: StartDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments/{id}/start',
    id: 'startExperiment',
    summary: 'People meet it from here on; arms and weights stand still',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.coverageBody,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_state', 'coverage_shrinks', 'layer_full'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showExperiment(await start(deps, workspaceId, { ...params, ...body, actor })),
  })

const rampRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments/{id}/ramp',
    id: 'rampExperiment',
    summary: 'Let more people meet it; whoever has keeps her arm',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.coverageBody,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_state', 'coverage_shrinks', 'layer_full'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showExperiment(await ramp(deps, workspaceId, { ...params, ...body, actor })),
  })

const stopRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments/{id}/stop',
    id: 'stopExperiment',
    summary: 'Nobody meets it any more: everybody goes the first way',
    scope: 'journeys:launch',
    params: api.idParams,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_state'],
    handle: async ({ params, workspaceId, actor }) =>
      showExperiment(await stop(deps, workspaceId, { ...params, actor })),
  })

const finishRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/experiments/{id}/finish',
    id: 'finishExperiment',
    summary: 'Choose a winner: everybody goes that way from here on',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.finishBody,
    reply: api.experimentReply,
    errors: ['not_found', 'experiment_state', 'experiment_arm'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showExperiment(await finish(deps, workspaceId, { ...params, ...body, actor })),
  })

const getHoldOutRoute = ({ db }: HoldOutDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/hold-out',
    id: 'getHoldOut',
    summary: 'The part of all customers for whom no marketing happens by itself',
    scope: 'journeys:read',
    reply: api.holdOutReply,
    errors: [],
    handle: ({ workspaceId }) =>
      db.inWorkspace(workspaceId, async (tx) => showHoldOut(await findHoldOut(tx))),
  })

const putHoldOutRoute = (deps: HoldOutDeps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/hold-out',
    id: 'putHoldOut',
    summary: 'Say how many are left alone, for how long and why',
    scope: 'journeys:launch',
    body: api.holdOutBody,
    reply: api.holdOutReply,
    errors: [],
    handle: async ({ body, workspaceId, actor }) =>
      showHoldOut(await setHoldOut(deps, workspaceId, body, actor)),
  })
