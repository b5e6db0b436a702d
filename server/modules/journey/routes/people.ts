import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { Pace } from '../rules/pace.ts'
import type { JourneyDeps } from '../service/deps.ts'
import { readVerdicts } from '../service/guard.ts'
import type { HearDeps } from '../service/hear.ts'
import { getJourney } from '../service/journeys.ts'
import { listPaths, type Naming } from '../service/path.ts'
import { readReport } from '../service/report.ts'
import { readRevenue } from '../service/revenue.ts'
import { endRuns, enterNamed } from '../service/runs.ts'
import { isActive, lockRun } from '../store/runs.ts'
import { listTasks, putTaskAct } from '../store/tasks.ts'
import { insideRoute } from './inside.ts'
import * as api from './shapes.ts'
import { showPath, showReport, showTask } from './show.ts'

type Deps = HearDeps & JourneyDeps & Naming & { pace: Pace }

/** Who is inside, who comes in by hand or by the API, and what is to be done for whom. */
export const createPeopleRoutes = (deps: Deps): AnyRoute[] => [
  reportRoute(deps),
  insideRoute(deps),
  enterRoute(deps),
  takeOutRoute(deps),
  pathsRoute(deps),
  tasksRoute(deps),
  endTaskRoute(deps),
]

const reportRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys/{id}/report',
    id: 'getJourneyReport',
    summary: 'How many came in, stand where, left why and reached the goal; beside those held out',
    scope: 'journeys:read',
    params: api.idParams,
    reply: api.reportReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, language }) {
      const report = await deps.db.inWorkspace(workspaceId, async (tx) => ({
        ...(await readReport(deps, tx, params.id)),
        guards: await readVerdicts(deps, tx, params.id),
      }))
      const revenue = await readRevenue(deps, workspaceId, params.id)
      const now = deps.clock.now()
      return showReport({ ...report, revenue }, { lang: language, now, perSecond: deps.pace.of(params.id) })
    },
  })

const enterRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journeys/{id}/enter',
    id: 'enterJourney',
    summary: 'Bring customers in by the API or by hand; the journey’s own rule of coming in again holds',
    scope: 'journeys:launch',
    params: api.idParams,
    body: api.enterBody,
    reply: api.enteredReply,
    errors: ['not_found', 'journey_state'],
    async handle({ params, body, workspaceId, actor }) {
      const { customers, key, data } = body
      const items = await deps.db.inWorkspace(workspaceId, async (tx) => {
        const { state } = await getJourney(tx, params.id)
        if (state !== 'live') throw new SplotError('journey_state')
        const known = await deps.graph.listClusters(tx, workspaceId, customers, 'service')
        const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
        const found = customers.filter((one) => rootOf.has(one))
        const by = actor.kind === 'key' ? 'api' : 'hand'
        const base = { journeyId: params.id, key: `${by}:${key}`, by, at: deps.clock.now(), context: data }
        const admitted = await enterNamed(
          deps,
          tx,
          found.map((birth) => ({ ...base, birth, root: rootOf.get(birth) ?? birth })),
        )
        return customers.map((customer) => {
          const one = admitted[found.indexOf(customer)]
          if (one === undefined) return { customer, isIn: false, runId: null, reason: 'not_found' }
          return one.isIn
            ? { customer, isIn: true, runId: one.moving.run.id, reason: null }
            : { customer, isIn: false, runId: null, reason: one.reason }
        })
      })
      deps.live.tell(workspaceId, 'journey', { id: params.id })
      return { items }
    },
  })

const takeOutRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-runs/{id}/take-out',
    id: 'takeOutOfJourney',
    summary: 'Take one customer out of a journey; what waits for her never leaves',
    scope: 'journeys:write',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, actor }) {
      const run = await deps.db.inWorkspace(workspaceId, async (tx) => {
        const found = await lockRun(tx, workspaceId, params.id)
        if (found === null) throw new SplotError('not_found', { path: 'params.id' })
        if (isActive(found.state)) {
          await endRuns(deps, tx, [found], { reason: 'taken_out' })
          await deps.audit.record(
            { tx, workspaceId },
            { actor, action: 'journey.taken_out', target: found.birth, detail: { journey: found.journeyId } },
          )
        }
        return found
      })
      deps.live.tell(workspaceId, 'journey', { id: run.journeyId })
      return { done: isActive(run.state) ? 1 : 0 }
    },
  })

const pathsRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/journeys',
    id: 'listCustomerJourneys',
    summary: 'Her way through every journey in plain words, with the reason of each wait, skip and exit',
    scope: 'customers:read',
    params: api.idParams,
    reply: api.pathsReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, language }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => ({
        items: (await listPaths(deps, tx, { customerId: params.id, lang: language })).map(showPath),
      })),
  })

const tasksRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journey-tasks',
    id: 'listJourneyTasks',
    summary: 'What journeys ask stores, agents and consultants to do, the most urgent first',
    scope: 'customers:read',
    query: api.taskQuery,
    reply: api.tasksReply,
    errors: [],
    async handle({ query, workspaceId, actor, language }) {
      const { state, desk = null, storeId = null } = query
      const asked = { state, desk, storeId, limit: 200 }
      const rows = await deps.db.inWorkspace(workspaceId, (tx) => listTasks(tx, asked))
      const seesPii = actor.scopes.has('customers:pii')
      const names = await deps.profile.nameCustomers(
        workspaceId,
        [...new Set(rows.map((one) => one.birth))],
        seesPii,
      )
      return { items: rows.map((row) => showTask(row, names.get(row.birth) ?? null, language)) }
    },
  })

const endTaskRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-tasks/{id}',
    id: 'endJourneyTask',
    summary: 'A task is taken in hand, done, or dropped',
    scope: 'customers:write',
    params: api.taskParams,
    body: api.taskBody,
    reply: api.doneReply,
    errors: ['not_found'],
    async handle({ params, body, workspaceId, actor }) {
      const { state, outcome } = body
      const act = { state, outcome, at: deps.clock.now(), by: actor.name }
      const id = await deps.db.inWorkspace(workspaceId, (tx) => putTaskAct(tx, params.id, act))
      if (id === null) throw new SplotError('not_found', { path: 'params.id' })
      deps.live.tell(workspaceId, 'journey', { id })
      return { done: 1 }
    },
  })
