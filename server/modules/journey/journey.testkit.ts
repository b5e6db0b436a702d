import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import { defineNode, type JourneyNode } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { bindEntry } from '@splot/contract/segment/entry-window'
import { z } from 'zod'
import type { TestDatabase } from '../../../tests/testkit/database.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import type { Batch, BatchEvent, NormalEvent } from '../collect/index.ts'
import { createCalendar, type Flip, holds, noFacts } from '../segment/index.ts'
import { createJourneys, type JourneyDeps, type JourneyMessage } from './index.ts'
import { insertVersion, lockJourney, updateJourney } from './store/journeys.ts'

export const workspaceId = 'default'
export const hourMs = 3_600_000
/** Monday, 23 November 2026, noon in Warsaw. */
export const start = Date.parse('2026-11-23T11:00:00Z')

let made = 0
const out = (id: string) => ({ id, label: { pl: id, en: id } })
const words = { hint: { pl: '.', en: '.' }, icon: 'x', category: 'wait' as const }
const hours = z.strictObject({ hours: z.number() })

/** Nodes a test draws with: as plugins have them, without their words. */
export const testNodes: readonly JourneyNode[] = [
  defineNode({
    ...{ ...words, id: 'wait', label: { pl: 'w', en: 'w' }, options: hours },
    outputs: () => [out('on')],
    waits: () => true,
    decide: ({ options, now, woken }) =>
      woken === null ? { kind: 'wait', until: now + options.hours * hourMs } : { kind: 'next', output: 'on' },
    explain: () => 'waits',
  }),
  defineNode({
    ...{ ...words, id: 'listen', label: { pl: 'l', en: 'l' } },
    options: z.strictObject({ event: z.string(), hours: z.number() }),
    outputs: () => [out('happened'), out('timeout')],
    waits: () => true,
    asks: ({ event }, { since }) => ({ events: [{ match: { event }, since }] }),
    decide: ({ options, now, woken, arrivedAt, facts }) => {
      if (woken?.by === 'event' || (facts.events[0] ?? null) !== null)
        return { kind: 'next', output: 'happened' }
      const until = arrivedAt + options.hours * hourMs
      return until > now
        ? { kind: 'wait', until, for: [{ event: { event: options.event } }] }
        : { kind: 'next', output: 'timeout' }
    },
    explain: () => 'listens',
  }),
  defineNode({
    ...{ ...words, id: 'mail', label: { pl: 'm', en: 'm' }, options: z.strictObject({}) },
    outputs: () => [out('on')],
    decide: () => ({
      ...{ kind: 'next', output: 'on' },
      effects: [
        {
          ...{ kind: 'message', channel: 'email', itemId: 'item', purpose: 'marketing', lane: 'marketing' },
          ...{ language: null, priority: 50, lifeMs: 24 * hourMs, data: {} },
        },
      ],
    }),
    explain: () => 'mails',
  }),
  defineNode({
    ...{ ...words, id: 'fork', label: { pl: 'f', en: 'f' }, options: z.strictObject({}) },
    outputs: () => [out('a'), out('b')],
    decide: ({ share }) => ({ kind: 'next', output: share < 0.5 ? 'a' : 'b' }),
    explain: () => 'forks',
  }),
  defineNode({
    ...{ ...words, id: 'goal', label: { pl: 'g', en: 'g' }, options: z.strictObject({}) },
    outputs: () => [],
    decide: () => ({ kind: 'exit', reason: 'goal', isGoal: true }),
    explain: () => 'goal',
  }),
]

/** Everything around the room that a test does not need, and what was asked of it. */
export function openSurroundings(pg: Pick<TestDatabase, 'app' | 'db'>, given: Partial<JourneyDeps> = {}) {
  let now = start
  const messages: JourneyMessage[] = []
  const cancelled: string[] = []
  const figures = { reached: 0, complaints: 0, unsubscribes: 0, bounces: 0 }
  const moments: { birth: string; ts: number; pos: number; channel: string; event: NormalEvent }[] = []
  const known = (births: readonly string[]) =>
    births.map((birthId) => ({ birthId, root: birthId, kind: 'user_id' as const, value: birthId }))
  const deps = {
    db: pg.app,
    worker: pg.db,
    clock: { now: () => now, monotonic: () => now, sleep: async () => undefined },
    ids: { uuid: () => hashToUuid(`run ${made++}`), secret: () => 'secret' },
    logger: silentLogger,
    live: { tell: () => undefined },
    audit: { record: async () => undefined },
    log: {
      head: async () => 0,
      readAt: async (_tx: Tx, positions: readonly number[]) => positions.map((pos) => ({ pos })),
    },
    readEvent: ({ pos }: { pos: number }) => ({
      event: moments.find((one) => one.pos === pos)?.event ?? null,
    }),
    accept: async () => undefined,
    interruptPipeline: async () => 0,
    settingsOf: async () => ({ region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    graph: {
      listClusters: async (_tx: Tx, _id: string, births: readonly string[]) => known(births),
      findRoot: async (_tx: Tx, _id: string, birth: string) => birth,
      findByIdentifier: async () => null,
    },
    profile: {
      listTraitsOf: async () => [],
      nameCustomers: async () => new Map(),
      listRecent: async (_tx: Tx, o: { births: readonly string[]; since: number }) =>
        moments.filter(({ birth, ts }) => o.births.includes(birth) && ts > o.since),
      listBirthsByDate: async () => [],
      listOutcomes: async () => new Map(),
    },
    consent: { listPurposes: async () => new Map() },
    segment: {
      evaluate: async () => new Map(),
      // As segment reads it, over what was noted.
      evaluateSince: async (
        _: unknown,
        condition: Condition,
        came: readonly { root: string; enteredAt: number }[],
      ) =>
        came.map(({ root, enteredAt }) => {
          const events = moments.filter(({ birth }) => birth === root)
          const history = { events, facts: noFacts(root), isIn: () => false }
          return holds(bindEntry(condition, enteredAt), history, {
            now,
            calendar: createCalendar('Europe/Warsaw'),
          })
        }),
      members: { page: async () => [] },
    },
    decide: {
      assign: async (_where: unknown, comers: readonly unknown[]) => comers.map(() => null),
      listHeldOut: async () => new Set(),
    },
    gifts: {
      giveCoupon: async () => ({ code: 'C', name: 'C', expiresAt: null }),
      addPoints: async () => undefined,
    },
    hands: {
      async requestMessages(_where: unknown, list: readonly JourneyMessage[]) {
        messages.push(...list)
        return list.length
      },
      async cancelMessages(_where: unknown, runs: readonly string[]) {
        cancelled.push(...runs)
        return 0
      },
      holdMessages: async () => undefined,
      outcomesOf: async () => new Map(),
      reachOf: async () => new Map(),
      engagementOf: async () => [],
      figuresOf: async () => figures,
      findPublished: async () => 1,
      changeList: async () => undefined,
      changeAudience: async () => undefined,
    },
    nodes: testNodes,
    egress: {
      call: async () => ({ status: 200, headers: {}, body: new Uint8Array() }),
      checkUrl: async () => undefined,
    },
    secret: 'install',
    ...given,
    // Stand-ins have only what the room calls.
  } as unknown as JourneyDeps
  return {
    ...{ deps, messages, cancelled, moments, figures },
    journeys: createJourneys(deps),
    now: () => now,
    tick(ms: number) {
      now += ms
    },
  }
}

export type Surroundings = ReturnType<typeof openSurroundings>

/** A journey that is live with this graph, as the launch leaves it. */
export async function putLive(
  db: Db,
  id: string,
  graph: z.input<typeof journeyGraph>,
  o: { n?: number; sample?: number } = {},
): Promise<JourneyGraph> {
  const { n = 1, sample = 100 } = o
  const whole = journeyGraph.parse(graph)
  const text = JSON.stringify(whole)
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.change({
      text: `INSERT INTO journey.journey (workspace_id, id, name, folder, state, draft, revision, sample, needs_second,
        from_pos, created_at, created_by, updated_at)
        VALUES ($1, $2, 'J', '', 'draft', '{}', 1, 100, false, 0, 0, 'T', 0) ON CONFLICT DO NOTHING`,
      values: [workspaceId, id],
    })
    await insertVersion(tx, { journeyId: id, n, graph: text, launchedAt: start, launchedBy: 'T' })
    const row = await lockJourney(tx, id)
    if (row !== null) await updateJourney(tx, { ...row, state: 'live', version: n, sample, draft: text })
  })
  return whole
}

let position = 0

/** An event of one person as the pipeline has it after the steps before. */
export function makeEvent(
  birth: string,
  name: string,
  o: { at: number; properties?: Record<string, unknown>; root?: string },
): BatchEvent {
  const pos = position++
  const event = {
    name,
    ts: o.at,
    messageId: `m-${pos}`,
    properties: o.properties ?? {},
    channel: 'web',
    touchpoint: {},
  }
  return {
    record: { pos, workspaceId },
    ...{ event, command: null, outcome: 'pending', reason: null, birth, deviceBirth: null },
    ...{ root: o.root ?? birth, warnings: [], effects: [] },
    // A test needs no more of it.
  } as unknown as BatchEvent
}

/** What the rooms before have written down of a batch. */
export function noteMoments({ moments }: Surroundings, events: readonly BatchEvent[]): void {
  for (const { record, event, birth } of events)
    if (event !== null && birth !== null)
      moments.push({ birth, ts: event.ts, pos: record.pos, channel: 'w', event })
}

/** Takes a batch through the room's step, as the pipeline would. */
export async function takeBatch(
  db: Db,
  room: Surroundings,
  events: readonly BatchEvent[],
  graphChanges: Batch['graphChanges'] = [],
): Promise<void> {
  noteMoments(room, events)
  await hearAgain(db, room, events, graphChanges)
}

/** The same, where it may have been heard before. @param flips what segments made of it */
export async function hearAgain(
  db: Db,
  { journeys }: Surroundings,
  events: readonly BatchEvent[],
  ...[graphChanges = [], flips = []]: [graphChanges?: Batch['graphChanges'], flips?: readonly Flip[]]
): Promise<void> {
  const batch = {
    ...{ from: events[0]?.record.pos ?? position, to: position, workspaceIds: [workspaceId] },
    ...{ events: [...events], graphChanges, stepMs: {} },
  }
  await db.inWorkspaces([workspaceId], async (tx) => {
    await journeys.step.open?.(tx, [workspaceId])
    if (flips.length > 0) await journeys.onFlips({ tx, workspaceId }, flips)
    await journeys.step.run(batch, tx)
  })
}

export const personOf = (n: number): string => hashToUuid(`person ${n}`)
