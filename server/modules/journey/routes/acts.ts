import type { ErrorCode } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { JourneyDeps, Member } from '../service/deps.ts'
import type { HearDeps } from '../service/hear.ts'
import {
  approve,
  askApproval,
  type LaunchDeps,
  launch,
  pause,
  pauseAll,
  resume,
  resumeAll,
  scale,
  stop,
} from '../service/launch.ts'
import { migrate } from '../service/migrate.ts'
import type { JourneyRow } from '../store/journeys.ts'
import { show } from './journeys.ts'
import * as api from './shapes.ts'

export type ActDeps = LaunchDeps & HearDeps & JourneyDeps

/** What is asked of a journey on its way. */
export const createActRoutes = (deps: ActDeps): AnyRoute[] => [
  revisionRoute(deps, {
    ...{ path: 'ask-approval', id: 'askJourneyApproval', scope: 'journeys:write', act: askApproval },
    ...{ summary: 'Ask for the word of a second person', errors: [] },
  }),
  revisionRoute(deps, {
    ...{ path: 'approve', id: 'approveJourney', scope: 'journeys:launch', act: approve },
    ...{ summary: 'Agree with what another person drew', errors: ['approval_missing', 'approval_own'] },
  }),
  launchRoute(deps),
  scaleRoute(deps),
  stateRoute(deps, {
    path: 'pause',
    id: 'pauseJourney',
    act: pause,
    summary: 'Hold everybody where she stands',
  }),
  stateRoute(deps, { path: 'resume', id: 'resumeJourney', act: resume, summary: 'Go on after a pause' }),
  stateRoute(deps, {
    ...{ path: 'stop', id: 'stopJourney', act: stop },
    summary: 'Stop for good: what waits never leaves, whoever is inside leaves',
  }),
  allRoute(deps, {
    path: 'pause-all',
    id: 'pauseAllJourneys',
    act: pauseAll,
    summary: 'The red button: every journey of the workspace is paused',
  }),
  allRoute(deps, {
    path: 'resume-all',
    id: 'resumeAllJourneys',
    act: resumeAll,
    summary: 'Every journey that was paused together with all goes on',
  }),
  migrateRoute(deps),
]

type Verb<A> = (
  deps: ActDeps,
  workspaceId: string,
  asked: A & { id: string; actor: Member },
) => Promise<JourneyRow>

interface RevisionAct {
  path: string
  id: string
  summary: string
  scope: 'journeys:write' | 'journeys:launch'
  errors: readonly ErrorCode[]
  act: Verb<{ revision: number }>
}

const revisionRoute = (deps: ActDeps, { path, id, summary, scope, errors, act }: RevisionAct): AnyRoute =>
  defineRoute({
    ...{ method: 'POST', path: `/api/v1/journeys/{id}/${path}`, id, summary, scope },
    params: api.idParams,
    body: api.revisionBody,
    reply: api.journeyReply,
    errors: ['not_found', 'revision_changed', ...errors],
    handle: async ({ params, body, workspaceId, actor }) =>
      show(deps, workspaceId, await act(deps, workspaceId, { ...params, ...body, actor })),
  })

const launchRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/launch',
    id: 'launchJourney',
    summary:
      'What is drawn becomes the next version; people come in by it, on a sample first where one is given',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.launchBody,
    reply: api.journeyReply,
    errors: ['not_found', 'revision_changed', 'journey_state', 'journey_unready', 'approval_missing'],
    handle: async ({ params, body, workspaceId, actor }) =>
      show(deps, workspaceId, await launch(deps, workspaceId, { ...params, ...body, actor })),
  })

const scaleRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/scale',
    id: 'scaleJourney',
    summary: 'Let more people in, or fewer; whoever is in the sample stays in a larger one',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.scaleBody,
    reply: api.journeyReply,
    errors: ['not_found', 'journey_state'],
    handle: async ({ params, body, workspaceId, actor }) =>
      show(deps, workspaceId, await scale(deps, workspaceId, { ...params, ...body, actor })),
  })

const stateRoute = (
  deps: ActDeps,
  { path, id, summary, act }: { path: string; id: string; summary: string; act: Verb<object> },
): AnyRoute =>
  defineRoute({
    ...{ method: 'POST', path: `/api/v1/journeys/{id}/${path}`, id, summary, scope: 'journeys:launch' },
    params: api.idParams,
    reply: api.journeyReply,
    errors: ['not_found', 'journey_state'],
    handle: async ({ params, workspaceId, actor }) =>
      show(deps, workspaceId, await act(deps, workspaceId, { ...params, actor })),
  })

const allRoute = (
  deps: ActDeps,
  { path, id, summary, act }: { path: string; id: string; summary: string; act: typeof pauseAll },
): AnyRoute =>
  defineRoute({
    ...{ method: 'POST', path: `/api/v1/journeys/${path}`, id, summary, scope: 'journeys:launch' },
    reply: api.doneReply,
    errors: [],
    handle: async ({ workspaceId, actor }) => ({ done: await act(deps, workspaceId, actor) }),
  })

const migrateRoute = (deps: ActDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/migrate',
    id: 'migrateJourney',
    summary:
      'Take those inside over to the newest version by a map of steps; a dry run tells who stands where',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.migrateBody,
    reply: api.migratedReply,
    errors: ['not_found', 'journey_state', 'journey_map'],
    handle: ({ params, body, workspaceId, actor }) =>
      migrate(deps, workspaceId, { ...params, ...body, actor }),
  })
