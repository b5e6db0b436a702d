import { join } from 'node:path'
import { channels, destinations, nodes, payments, sources } from '@splot/plugins/registry'
import { createHeads } from './audit-heads.ts'
import { auditRoutes } from './audit-routes.ts'
import { composeAudiences } from './compose-audiences.ts'
import { composeJourneys } from './compose-journeys.ts'
import { composeReach } from './compose-reach.ts'
import { composeSample } from './compose-sample.ts'
import { composeSegment } from './compose-segment.ts'
import { composeSegmentDesk } from './compose-segment-desk.ts'
import { composeTrade } from './compose-trade.ts'
import { composeUpkeep } from './compose-upkeep.ts'
import { createFollow } from './follow.ts'
import type { Foundation } from './foundation.ts'
import { createHealthHandler } from './health.ts'
import { type Batch, createCollect } from './modules/collect/index.ts'
import { nameStores } from './modules/commerce/index.ts'
import type { Connect } from './modules/connect/index.ts'
import type { Consent } from './modules/consent/index.ts'
import { createDecide } from './modules/decide/index.ts'
import { createIdentity, overrideStep } from './modules/identity/index.ts'
import { createProfile } from './modules/profile/index.ts'
import { createWorkspace } from './modules/workspace/index.ts'
import { composePages } from './pages.ts'
import { createPipeline, type Pipeline, type PipelineHost, pipelineTopic } from './pipeline.ts'
import { createEgress } from './platform/egress/index.ts'
import { createApi } from './platform/http/api.ts'
import type { AnyRoute } from './platform/http/route.ts'
import type { Handler } from './platform/http/server.ts'
import { createStaticSite } from './platform/http/static.ts'
import type { Loop } from './platform/jobs/loop.ts'
import { createMetrics, type Metrics } from './platform/metrics.ts'
import { checkoutRoot } from './platform/root.ts'
import { createSealer } from './platform/seal/index.ts'
import { composePortal } from './portal/compose.ts'
import { createOrderPages } from './portal/order-pages.ts'
import { createReference } from './reference.ts'
import { createRetentionLoop } from './retention.ts'
import { sampleRoutes } from './sample-routes.ts'
import { createShopperDoor } from './shopper-door.ts'
import { keepLives } from './store-lives.ts'
import { createVisitBook } from './till/visits.ts'
import { createTillRoutes } from './till-routes.ts'
import { warehouseRoutes } from './warehouse-routes.ts'

/** What journeys are drawn with, for those who play them without a server. */
export { nodes }

/** How long an act of an operator waits until the pipeline has carried it out. */
const commandPatienceMs = 10_000

/** What the first rooms learn from those after them, asked late. */
interface LaterWords {
  stopDay(workspaceId: string): Promise<unknown>
  checkRemoval(workspaceId: string): Promise<void>
  removeWorkspace(workspaceId: string): Promise<void>
  /** Records accepted and not yet applied. */
  countPending(): number
  listRefusing: Consent['listRefusing']
  listConnections: Connect['listNames']
}

/** The rooms that know who did what, one after the other in flow order. */
function composeKnowing(base: Foundation, later: LaterWords) {
  const { web: db, log, clock, ids, config, logger, live: hub, disk } = base
  const tools = { db, clock, ids }
  const workspace = createWorkspace({
    ...tools,
    secret: base.secret,
    publicUrl: config.publicUrl,
    checkRemoval: later.checkRemoval,
    stopSources: later.stopDay,
    removers: () => [later.removeWorkspace],
    countEvents: async (workspaceId) => (await collect.getTally(workspaceId)).accepted,
    estimateCustomers: (workspaceId) => profile.estimateCustomers(workspaceId),
    nameCustomers: (...asked) => profile.nameCustomers(...asked),
    reasonsOfMerges: (...asked) => identity.reasonsOfMerges(...asked),
  })
  const { audit, keys, workspaces } = workspace
  const collect = createCollect({
    ...{ ...tools, log, pipelineTopic, hub, logger, nameStores },
    authenticate: keys.authenticate,
    // Connections are sources as keys are.
    listKeys: async (workspaceId) => [
      ...(await keys.list(workspaceId)),
      ...(await later.listConnections(workspaceId)),
    ],
    nameCustomers: (...asked) => profile.nameCustomers(...asked),
    isGone: workspaces.isGone,
    isDiskFull: disk.isFull,
    isLagging: () => later.countPending() > config.maxPending,
    publicUrl: config.publicUrl,
    eventsPerSecond: config.eventsPerSecond,
  })
  const identity = createIdentity({
    ...tools,
    secret: base.secret,
    log,
    listRefusing: later.listRefusing,
    cacheSize: config.identityCache,
    appendCommand: collect.appendCommand,
    waitFor: (pos) => log.waitFor(pipelineTopic, pos, commandPatienceMs),
    describeMoves: (...asked) => profile.describeMoves(...asked),
    regionOf: async (workspaceId, tx) => (await workspaces.get(workspaceId, tx)).region,
    audit,
  })
  const profile = createProfile({
    ...tools,
    log,
    graph: identity.graph,
    readEvent: collect.readRecord,
    accept: collect.accept,
    catchUp: async (maxMs) => log.waitFor(pipelineTopic, (await log.head()) - 1, maxMs),
    nameStores,
    settingsOf: workspaces.get,
    audit,
  })
  return { workspace, collect, identity, profile }
}

/**
 * The rooms, one line each, in the order in which a customer's data flows. The compiler checks the wiring; the order of
 * lines is the order of dependence. What an earlier room must learn from a later one is handed in as a function.
 */
export function composeRooms(base: Foundation, { metrics, stopDay, forget, origin }: Surroundings) {
  const sealer = createSealer(base)
  const { workspace, collect, identity, profile } = composeKnowing(base, {
    stopDay,
    checkRemoval: (id) => consent.checkRemoval(id).then(() => adAudiences.checkRemoval(id)),
    removeWorkspace: (workspaceId) => removeWorkspace(workspaceId),
    countPending: () => follow.pending(),
    listRefusing: (...asked) => consent.listRefusing(...asked),
    listConnections: (...asked) => connect.listNames(...asked),
  })
  const egress = createEgress({ allow: base.config.egressAllow, dnsServers: base.config.dnsServers })
  const { consent, content, deliver, campaigns } = composeReach(base, {
    ...{ channels, egress, workspace, collect, identity, profile, origin, sealer },
    readGoods: (asked) => commerce.readGoods(asked),
    decide: { listHeldOut: (...asked) => decide.listHeldOut(...asked) },
    listFulfilled: (...asked) => journeys.listFulfilled(...asked),
    listJourneys: (...asked) => journeys.listUsers(...asked),
    rights: () => ({ ...erasure, ...portable }),
  })
  const { commerce, connect } = composeTrade(base, {
    ...{ workspace, collect, identity, profile, deliver, origin, sealer, egress },
    ...{ sources, payments },
  })
  const segment = composeSegment(base, {
    ...{ workspace, collect, identity, profile, consent },
    async onFlips(where, flips) {
      await decide.noteFlips(where, flips)
      await adAudiences.onFlips(where, flips)
      await journeys.onFlips(where, flips)
    },
  })
  const adAudiences = composeAudiences(base, {
    ...{ workspace, identity, consent, segment, egress, destinations },
    decide: { listHeldOut: (...asked) => decide.listHeldOut(...asked) },
    listJourneys: (...asked) => journeys.listUsersNow(...asked),
  })
  const decide = createDecide({
    ...{ ...base, db: base.web, audit: workspace.audit, segment },
    onHoldOut: (where) => adAudiences.onHoldOut(where),
    holdPipeline: (tx) => base.log.hold(tx, pipelineTopic),
  })
  const journeys = composeJourneys(base, {
    ...{ workspace, collect, identity, profile, consent, commerce, segment, content, deliver, campaigns },
    ...{ decide, egress, nodes, adAudiences },
  })
  const follow = createFollow({
    ...{ base, collect, identity, profile, metrics },
    countKept: () => imports.countWaiting(),
    noteParcel: commerce.noteParcel,
  })
  const { removeWorkspace, erasure, portable, undo, imports } = composeUpkeep(base, {
    ...{ workspace, collect, identity, profile, consent, commerce, connect, content, deliver },
    ...{ segment, decide, journeys, adAudiences, follow, sealer, forget },
  })
  return {
    ...{ workspace, collect, identity, profile, consent, commerce, connect, content, deliver, campaigns },
    ...{ segment, decide, journeys, adAudiences, follow, erasure, portable, undo, imports },
  }
}

/** What the rooms ask of the server around them. */
interface Surroundings {
  metrics: Metrics
  /** Ends the sample day of a workspace. */
  stopDay(workspaceId: string): Promise<unknown>
  /** Where this server is reached from outside: `https://splot.example`. */
  origin(): string
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
}

type Rooms = ReturnType<typeof composeRooms>

/** With more, whoever waits until the pipeline is between two transactions waits for longer than a moment. */
const batchesAtOnce = 4

/** The pipeline over the rooms' steps. `onCommitted` is told after COMMIT, in order. */
export function composePipeline(base: Foundation, rooms: Rooms, onCommitted: (batch: Batch) => void) {
  const { worker: db, log, clock, logger, config } = base
  const { collect, identity, profile, consent, deliver, segment, decide, journeys, adAudiences } = rooms
  const { dedupe, normalise, publish } = collect.steps
  const steps = [
    dedupe,
    normalise,
    identity.refuseStep,
    identity.step,
    overrideStep,
    segment.steps.read,
    profile.step,
    consent.step,
    deliver.step,
    segment.steps.evaluate,
    decide.step,
    adAudiences.step,
    journeys.step,
    publish,
  ]
  return createPipeline({
    db,
    log,
    clock,
    logger,
    batchSize: config.batchSize,
    batchesAtOnce,
    steps,
    readAhead: collect.readRecord,
    quarantine: collect.quarantine,
    onCommitted,
  })
}

/** The pipeline in this thread, one turn at a time by whoever asks for it. */
export const composePipelineHere = (base: Foundation) => (rooms: Rooms) =>
  composePipeline(base, rooms, rooms.follow.onCommitted)

/** What goes on by itself, besides the feeding of the warehouse, which begins earlier. */
const listLoops = ({ logger }: Foundation, { collect, workspace, ...rooms }: Rooms): Loop[] => [
  ...collect.loops,
  ...workspace.loops,
  ...rooms.consent.loops,
  ...rooms.commerce.loops,
  ...rooms.connect.loops,
  rooms.content.loop,
  ...rooms.deliver.loops,
  ...rooms.campaigns.loops,
  ...rooms.segment.loops,
  ...rooms.decide.loops,
  ...rooms.journeys.loops,
  rooms.adAudiences.loop,
  ...rooms.imports.loops,
  rooms.erasure.clearing.loop,
  createRetentionLoop({ ...rooms, logger, workspaceIds: workspace.workspaces.listIds }),
]

/** Whether a store may see a life. */
const composeJudge = ({ web: db, log }: Foundation, { consent, identity }: Rooms) => ({
  ...{ db, consent, graph: identity.graph },
  catchUp: async (maxMs: number) => log.waitFor(pipelineTopic, (await log.head()) - 1, maxMs),
})

/** What a till asks over all rooms. */
const composeTill = (base: Foundation, rooms: Rooms, { commerce, collect } = rooms) =>
  createTillRoutes({
    ...composeJudge(base, rooms),
    ...{ clock: base.clock, profile: rooms.profile, consent: rooms.consent, graph: rooms.identity.graph },
    shelf: commerce.shelf,
    findOrders: commerce.findOrders,
    listWalks: commerce.listWalks,
    traces: collect.traces,
    nameStores,
    visits: createVisitBook(collect.traces),
  })

/** What each room answers by itself. */
const listRoomRoutes = (rooms: Rooms): AnyRoute[] => [
  ...rooms.workspace.routes,
  ...rooms.collect.routes,
  ...rooms.identity.routes,
  ...rooms.profile.routes,
  ...rooms.consent.routes,
  ...rooms.commerce.routes,
  ...rooms.connect.routes,
  ...rooms.content.routes,
  ...rooms.deliver.routes,
  ...rooms.decide.routes,
  ...rooms.journeys.routes,
  ...rooms.adAudiences.routes,
  ...rooms.campaigns.routes,
  ...rooms.imports.routes,
]

/** The composition root: rooms, where the pipeline through them runs, and what answers at the door. */
export function createApp<P extends PipelineHost>(
  base: Foundation,
  origin: () => string,
  openPipeline: (rooms: Rooms) => P,
) {
  const { clock, ids, logger } = base
  const metrics = createMetrics()
  const rooms = composeRooms(base, {
    metrics,
    stopDay: (workspaceId) => sample.stop(workspaceId),
    forget: () => pipeline.forget(),
    origin: () => base.config.publicUrl ?? origin(),
  })
  const { workspace, collect, content, deliver, follow } = rooms
  const { pages, handlers: pageHandlers } = composePages(base, rooms, origin)
  const pipeline = openPipeline(rooms)
  const portal = composePortal(base, rooms)
  const sample = composeSample(base, rooms, origin)
  const own = [
    ...listRoomRoutes(rooms),
    ...pages.routes,
    ...composeSegmentDesk(base, rooms),
    ...auditRoutes(createHeads({ ...base, db: base.web })),
    ...warehouseRoutes(base, follow.writer),
    ...sampleRoutes(sample),
    ...composeTill(base, rooms),
  ]
  const routes = keepLives(own, composeJudge(base, rooms))
  const api = createApi({ routes, authenticate: workspace.authenticate, clock, ids, logger })
  const handlers: Handler[] = [
    // Before collect's: both stand under /v1/.
    rooms.connect.handle,
    collect.handle,
    content.handle,
    deliver.handle,
    // Before the page script's: both stand under /s/.
    createShopperDoor({ ...rooms.commerce, authenticate: workspace.keys.authenticate, logger, clock }),
    ...pageHandlers,
    async (request) => rooms.commerce.handle(request),
    createOrderPages({ ...base, ...rooms.commerce, findBrand: workspace.workspaces.find }),
    portal.handle,
    createHealthHandler({ readiness: () => follow.readiness(pipeline.failures()), metrics }),
    createReference(routes),
    async (request, info) =>
      /^\/api\//.test(new URL(request.url).pathname) ? api.fetch(request, info) : null,
    createStaticSite(join(checkoutRoot, 'console', 'dist')),
  ]
  const loops: Loop[] = [...listLoops(base, rooms), pages.loop]
  return { ...rooms, pipeline, sample, portal, routes, handlers, loops }
}

export type App<P extends PipelineHost = Pipeline> = ReturnType<typeof createApp<P>>
