import { createHmac } from 'node:crypto'
import { type Batch, defineDestination, type Told } from '@splot/contract/plugin/destination'
import { sha256 } from '@splot/contract/plugin/destination-suite.testkit'
import { plainEmail } from '@splot/contract/plugin/match-keys'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { openGate, openGraph } from '../../../../tests/testkit/gate-room.ts'
import { forbidNesting } from '../../../../tests/testkit/one-connection.ts'
import { createEgress } from '../../../platform/egress/index.ts'
import { hashToUuid, systemIds } from '../../../platform/ids.ts'
import { silentLogger } from '../../../platform/logger.ts'
import type { BatchEvent, GraphChange } from '../../collect/index.ts'
import { createAdAudiences } from './index.ts'

/** Audiences before the gate itself and a platform that hangs, dies and comes back; nothing is stubbed between them. */
let pg: TestDatabase
const workspaceId = 'w1'
let now = Date.UTC(2026, 10, 23, 3)
const clock = {
  now: () => now,
  monotonic: () => performance.now(),
  sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
}
const actor = { kind: 'member', id: 'm-1', name: 'Ida', workspaceId, scopes: new Set() } as const

/** By its name: who is in which audience there, and what it does next with an order. */
const platforms = new Map<string, Set<string>>()
const acts = new Map<string, (batch: Batch) => Promise<Told> | null>()

const makeDestination = (id: string) =>
  defineDestination({
    ...{ id, label: { pl: id, en: id }, icon: 'megaphone', config: z.strictObject({}), most: 50 },
    target: { label: { pl: 'x', en: 'x' }, hint: { pl: 'x', en: 'x' }, pattern: /^[a-z]+$/ },
    write: { email: plainEmail },
    delay: { minutes: 1, says: { pl: 'minutę', en: 'a minute' } },
    async carry(batch) {
      const own = acts.get(id)?.(batch) ?? null
      if (own !== null) return own
      for (const { hash } of (await batch.take()).flatMap((one) => one.keys))
        members(id)[batch.act === 'join' ? 'add' : 'delete'](hash)
      return { state: 'told', refused: 0 }
    },
    test: async () => ({ isOk: true, says: { pl: 'tak', en: 'yes' } }),
  })

const members = (id: string): Set<string> => {
  const there = platforms.get(id) ?? new Set<string>()
  platforms.set(id, there)
  return there
}

/** Whom marketing leaves alone. */
const alone = new Set<string>()

/** What happens elsewhere once the gate has answered a look, before the look is written down. */
let afterLook: (() => Promise<void>) | null = null

/** Audiences a journey puts people into. */
const filled = new Set<string>()

/** A process of the server: nothing but the database is shared. */
function openProcess() {
  const graph = openGraph(pg.app, clock)
  const gate = openGate(pg.app, clock)
  return createAdAudiences({
    ...{ db: forbidNesting(pg.app), worker: pg.db, clock, ids: systemIds, logger: silentLogger, graph },
    ...{ secret: 'a secret of the test, at least 256 bits long', audit: { record: async () => {} } },
    ...{ egress: createEgress({ allow: [] }) },
    consent: {
      claim: gate.claim,
      async explainAll(...asked) {
        const answers = await gate.explainAll(...asked)
        await afterLook?.()
        return answers
      },
    },
    destinations: ['hers', 'his'].map(makeDestination),
    members: { listOf: async () => new Map(), page: async () => [] },
    holdPipeline: async () => {},
    listHeldOut: async (_where, roots) => new Set(roots.filter((one) => alone.has(one))),
    findSegment: async () => null,
    listJourneys: async (_tx, ids) =>
      ids.filter((id) => filled.has(id)).map((used) => ({ used, id: 'j', name: 'Ulubione' })),
  })
}
type Process = ReturnType<typeof openProcess>

async function ask<T>(room: Process, id: string, o: { params?: object; body?: object } = {}): Promise<T> {
  const route = room.routes.find((one) => one.id === id)
  const body = route?.body?.parse(o.body)
  const request = { params: o.params, query: {}, body, workspaceId, actor, language: 'pl' }
  return (await route?.handle(request as never)) as T
}

const change = (text: string, ...values: unknown[]) =>
  pg.db.inWorkspace(workspaceId, (tx) => tx.change({ text, values: [workspaceId, ...values] }))

let acted = 0
const birthOf = (n: number): string => hashToUuid(`birth ${n}`)
const hashOf = (n: number): string => sha256(`p${n}@poczta.example`)

const say = (n: number, act: 'grant' | 'withdraw') =>
  change(
    `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified,
       is_pending, flaw, valid_until, source, identifier_kind, message_id)
     VALUES ($1, $2::uuid, $3, 0, $4, $4, $5, 'ads', 'ads', true, false, NULL, NULL, 's', 'email', 'm')`,
    ...[birthOf(n), ++acted, now - 3_600_000 + acted, act],
  )

/** Somebody with an e-mail who said yes. */
async function know(n: number): Promise<void> {
  await change(
    `INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
     VALUES ($1, 'email', $2, $3::uuid, $3::uuid, 1, 1, 's') ON CONFLICT DO NOTHING`,
    ...[`p${n}@poczta.example`, birthOf(n)],
  )
  await say(n, 'grant')
}

/** As a step of a journey does. */
const put = (room: Process, audienceId: string, n: number, isIn = true) =>
  pg.app.inWorkspace(workspaceId, (tx) => room.put(tx, { audienceId, birth: birthOf(n), isIn }))

/** As the pipeline's step hears it. */
const hear = (room: Process, graphChanges: GraphChange[]) =>
  pg.db.inWorkspace(workspaceId, (tx) =>
    room.step.run({ from: 0, to: 1, workspaceIds: [workspaceId], events: [], graphChanges, stepMs: {} }, tx),
  )
/** The step's turn with a batch in which she said no. */
const hearNo = (room: Process, n: number) => {
  const event = { event: { type: 'track', name: 'Consent Withdrawn' }, root: birthOf(n), effects: [] }
  const events = [{ ...event, record: { workspaceId }, outcome: 'pending' } as unknown as BatchEvent]
  return pg.db.inWorkspace(workspaceId, (tx) =>
    room.step.run(
      { ...{ from: 0, to: 1, workspaceIds: [workspaceId] }, events, graphChanges: [], stepMs: {} },
      tx,
    ),
  )
}
const moveTo = (n: number, root: number) =>
  change(
    'UPDATE identity.identifier SET root_service = $3::uuid WHERE workspace_id = $1 AND birth_id = $2::uuid',
    birthOf(n),
    birthOf(root),
  )
const changeOf = (kind: GraphChange['kind'], winner: number, loser: number): GraphChange => ({
  ...{ workspaceId, kind, winner: birthOf(winner), loser: birthOf(loser), pos: 1 },
  moved: [{ birth: birthOf(loser), root: birthOf(kind === 'merged' ? winner : loser) }],
})
const wake = () => change('UPDATE deliver.ad_member SET due_at = 0 WHERE workspace_id = $1')

interface Shown {
  id: string
  fault: { code: string } | null
  counts: Record<'wanted' | 'told' | 'waiting' | 'leaving' | 'withoutConsent', number>
}

async function make(room: Process, destinationId: string): Promise<string> {
  await ask(room, 'saveAdDestination', { params: { id: destinationId }, body: { settings: {} } })
  const body = { name: 'Buty', destinationId, target: 'buty', identifiers: ['email'] }
  return (await ask<Shown>(room, 'createAdAudience', { body })).id
}
const show = (room: Process, id: string) => ask<Shown>(room, 'getAdAudience', { params: { id } })
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const inside = (id: string) => [...members(id)].sort()
const hashes = (...people: number[]) => people.map(hashOf).sort()

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'deliver' })
}, 120_000)
afterAll(() => pg.close())
beforeEach(async () => {
  acts.clear()
  platforms.clear()
  afterLook = null
  for (const table of ['ad_told', 'ad_put', 'ad_member', 'ad_audience'])
    await change(`DELETE FROM deliver.${table} WHERE workspace_id = $1`)
})

it('two processes tell of everybody, each once at a time, and of nobody who said no', async () => {
  const [one, two] = [openProcess(), openProcess()]
  const id = await make(one, 'hers')
  for (const n of range(0, 120)) await know(n)
  await say(7, 'withdraw')
  for (const n of range(0, 120)) await put(one, id, n)
  await Promise.all([one.drain(), two.drain()])
  expect(inside('hers')).toEqual(hashes(...range(0, 120).filter((n) => n !== 7)))
  expect((await show(two, id)).counts).toMatchObject({
    wanted: 120,
    told: 119,
    withoutConsent: 1,
    waiting: 0,
  })
  await put(two, id, 3, false)
  await two.drain()
  expect(members('hers').has(hashOf(3))).toBe(false)
})

it('killed while it tells: the platform is told again, or told to forget whom it may have heard of', async () => {
  const [dying, living] = [openProcess(), openProcess()]
  const id = await make(dying, 'hers')
  for (const n of [200, 201]) {
    await know(n)
    await put(dying, id, n)
  }
  let hasTaken = false
  acts.set('hers', async (batch) => {
    // It has heard of them; its answer comes to nobody.
    for (const { hash } of (await batch.take()).flatMap((entry) => entry.keys)) members('hers').add(hash)
    hasTaken = true
    return new Promise<Told>(() => {})
  })
  void dying.drain()
  await expect.poll(() => hasTaken, { timeout: 20_000 }).toBe(true)
  acts.clear()
  await say(201, 'withdraw')
  await wake()
  await living.drain()
  // Whoever died had them for two minutes.
  expect(inside('hers')).toEqual(hashes(200, 201))
  now += 121_000
  await living.drain()
  expect(inside('hers')).toEqual(hashes(200))
  expect((await show(living, id)).counts).toMatchObject({ told: 1, withoutConsent: 1, leaving: 0 })
})

it('a platform that hangs keeps no other waiting', async () => {
  const room = openProcess()
  const [hers, his] = [await make(room, 'hers'), await make(room, 'his')]
  await know(300)
  for (const id of [hers, his]) await put(room, id, 300)
  acts.set('hers', () => new Promise<Told>(() => {}))
  await room.loop.turn()
  await expect.poll(() => inside('his'), { timeout: 20_000 }).toEqual(hashes(300))
  expect(inside('hers')).toEqual([])
})

it('a no between the look and the telling is heard: nothing of hers leaves, nothing of hers stays', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  await know(400)
  await put(room, id, 400)
  let saidNo = false
  acts.set('hers', (batch) => {
    if (saidNo || batch.act === 'leave') return null
    saidNo = true
    return say(400, 'withdraw').then(async () => {
      expect(await batch.take()).toEqual([])
      return { state: 'told', refused: 0 } as const
    })
  })
  await room.drain()
  expect(saidNo).toBe(true)
  expect(inside('hers')).toEqual([])
  expect((await show(room, id)).counts).toMatchObject({ wanted: 1, withoutConsent: 1, told: 0 })
  const kept = await pg.db.inWorkspace(workspaceId, (tx) =>
    tx.rows({ text: 'SELECT 1 FROM deliver.ad_told WHERE workspace_id = $1', values: [workspaceId] }),
  )
  expect(kept).toEqual([])
})

it('an address that is suppressed is told to nobody, whatever she said of ads', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [450, 451]) {
    await know(n)
    await put(room, id, n)
  }
  const secret = 'a secret of the test, at least 256 bits long'
  const hash = createHmac('sha256', secret)
    .update(`suppression\n${workspaceId}\nemail\np450@poczta.example`)
    .digest('hex')
  await change(
    `INSERT INTO consent.suppression (workspace_id, address_hash, reason, at, pos) VALUES ($1, $2, 'complaint', 1, 0)`,
    hash,
  )
  await room.drain()
  expect(inside('hers')).toEqual(hashes(451))
  expect((await show(room, id)).counts).toMatchObject({ told: 1, withoutConsent: 1 })
})

it('joined to another she is told by both addresses; parted, each goes her own way', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [500, 501]) await know(n)
  const [first, second] = [500, 501].sort((a, b) => (birthOf(a) < birthOf(b) ? -1 : 1)) as [number, number]
  await put(room, id, second)
  await room.drain()
  expect(inside('hers')).toEqual(hashes(second))
  await moveTo(second, first)
  await hear(room, [changeOf('merged', first, second)])
  await room.drain()
  expect(inside('hers')).toEqual(hashes(first, second))
  expect((await show(room, id)).counts).toMatchObject({ wanted: 1, told: 1 })
  await moveTo(second, second)
  await hear(room, [changeOf('split', first, second)])
  await room.drain()
  expect(inside('hers')).toEqual(hashes(second))
  expect((await show(room, id)).counts).toMatchObject({ wanted: 1, told: 1, leaving: 0 })
})

it('whoever could not join because the platform was away joins by herself once it is back, though nobody leaves', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  await know(560)
  await put(room, id, 560)
  for (let times = 0; times < 3; times++) {
    acts.set('hers', async () => ({
      ...{ state: 'held', reason: 'no_answer', isFirm: false, retryAfterMs: null },
    }))
    await room.drain()
    expect(await show(room, id)).toMatchObject({ fault: { code: 'no_answer' }, counts: { waiting: 1 } })
    // Not before its time, and each time later.
    now += 9_000 * 3 ** times
    acts.clear()
    await room.drain()
    expect(inside('hers')).toEqual([])
    now += 2_000 * 3 ** times
  }
  await room.drain()
  expect(inside('hers')).toEqual(hashes(560))
  expect(await show(room, id)).toMatchObject({ fault: null, counts: { told: 1, waiting: 0 } })
})

it('an audience a journey fills is not ended under it', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  filled.add(id)
  await expect(ask(room, 'endAdAudience', { params: { id } })).rejects.toMatchObject({
    ...{ code: 'audience_used', message: expect.stringContaining('Ulubione') },
  })
  filled.delete(id)
  await ask(room, 'endAdAudience', { params: { id } })
  await room.drain()
  await expect(show(room, id)).rejects.toMatchObject({ code: 'not_found' })
})

it('what the platform refuses for good is said, tried again by the hour, and at once when its settings are saved', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  await know(600)
  await put(room, id, 600)
  let calls = 0
  acts.set('hers', async () => {
    calls++
    return { state: 'held', reason: 'auth_failed', isFirm: true, retryAfterMs: null }
  })
  await room.drain()
  now += 60_000
  await room.drain()
  expect(calls).toBe(1)
  expect(await show(room, id)).toMatchObject({ fault: { code: 'auth_failed' }, counts: { waiting: 1 } })
  acts.clear()
  await ask(room, 'saveAdDestination', { params: { id: 'hers' }, body: { settings: {} } })
  await room.drain()
  expect(inside('hers')).toEqual(hashes(600))
  expect(await show(room, id)).toMatchObject({ fault: null, counts: { told: 1 } })
})

it('whom a platform is to forget does not wait by the hour because it refuses those who join', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [610, 611]) await know(n)
  await put(room, id, 610)
  await room.drain()
  const orders: string[] = []
  acts.set('hers', async (batch) => {
    orders.push(batch.act)
    if (batch.act === 'join')
      return { state: 'held', reason: 'provider_refused', isFirm: true, retryAfterMs: null }
    for (const { hash } of (await batch.take()).flatMap((one) => one.keys)) members('hers').delete(hash)
    return { state: 'told', refused: 0 }
  })
  await put(room, id, 611)
  await room.drain()
  await put(room, id, 610, false)
  await room.drain()
  expect(orders).toEqual(['join'])
  now += 60_000
  await room.drain()
  expect(inside('hers')).toEqual([])
  expect(orders).toEqual(['join', 'leave', 'join'])
})

it('who is taken out or erased before the platform heard of her is never told, neither in nor out', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  const pause = (isPaused: boolean) =>
    ask(room, 'changeAdAudience', { params: { id }, body: { name: 'Buty', isPaused } })
  await pause(true)
  for (const n of [650, 651]) {
    await know(n)
    await put(room, id, n)
  }
  await room.drain()
  await put(room, id, 650, false)
  await pg.db.inWorkspace(workspaceId, (tx) => room.privacy.erase(tx, workspaceId, [birthOf(651)]))
  await pause(false)
  const told: string[] = []
  acts.set('hers', async (batch) => {
    told.push(...(await batch.take()).flatMap((one) => one.keys.map(({ hash }) => hash)))
    return { state: 'told', refused: 0 }
  })
  await room.drain()
  expect(told).toEqual([])
  expect((await show(room, id)).counts).toMatchObject({ wanted: 0, waiting: 0, leaving: 0 })
})

it('paused, nobody joins and whoever must leave leaves; bad words are refused', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [700, 701]) await know(n)
  await put(room, id, 700)
  await room.drain()
  await ask(room, 'changeAdAudience', { params: { id }, body: { name: 'Buty', isPaused: true } })
  await put(room, id, 701)
  await put(room, id, 700, false)
  await room.drain()
  expect(inside('hers')).toEqual([])
  const base = { name: 'x', destinationId: 'hers', target: 'buty', identifiers: ['email'] }
  const bad: [string, object, string][] = [
    ['createAdAudience', { ...base, destinationId: 'nobody' }, 'not_found'],
    ['createAdAudience', { ...base, target: '12' }, 'audience_target'],
    ['createAdAudience', { ...base, identifiers: ['phone'] }, 'audience_identifiers'],
    ['createAdAudience', { ...base, segmentId: systemIds.uuid(now) }, 'not_found'],
  ]
  for (const [route, body, code] of bad)
    await expect(ask(room, route, { body })).rejects.toMatchObject({ code })
  await expect(put(room, 'none', 700)).rejects.toMatchObject({ code: 'not_found' })
})

it('whoever is left alone stands in no audience; a workspace goes when nobody is known there any more', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [800, 801]) await know(n)
  alone.add(birthOf(801))
  for (const n of [800, 801]) await put(room, id, n)
  await room.drain()
  expect(inside('hers')).toEqual(hashes(800))
  expect((await show(room, id)).counts).toMatchObject({ told: 1, withoutConsent: 1 })
  await expect(room.checkRemoval(workspaceId)).rejects.toMatchObject({
    code: 'workspace_audiences',
  })
  // Others are drawn.
  alone.clear()
  alone.add(birthOf(800))
  await wake()
  await room.drain()
  expect(inside('hers')).toEqual(hashes(801))
  alone.clear()
  await ask(room, 'endAdAudience', { params: { id } })
  await room.drain()
  expect(inside('hers')).toEqual([])
  await room.checkRemoval(workspaceId)
})

it('a no said while she is being looked at takes her out at once, not with the next look of the day', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  await know(900)
  await put(room, id, 900)
  await room.drain()
  expect(inside('hers')).toEqual(hashes(900))
  let heard: Promise<unknown> = Promise.resolve()
  afterLook = async () => {
    afterLook = null
    await say(900, 'withdraw')
    heard = hearNo(room, 900)
    // It may have to wait for the look; the look never waits for it.
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 300))])
  }
  await wake()
  await room.drain()
  await heard
  await room.drain()
  expect(inside('hers')).toEqual([])
})

it('whom marketing leaves alone from now on leaves, also who is being looked at this moment', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [910, 911]) await know(n)
  for (const n of [910, 911]) await put(room, id, n)
  await room.drain()
  let heard: Promise<unknown> = Promise.resolve()
  afterLook = async () => {
    afterLook = null
    alone.add(birthOf(911))
    heard = pg.db.inWorkspace(workspaceId, (tx) => room.onHoldOut({ tx, workspaceId }))
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 300))])
  }
  await wake()
  await room.drain()
  await heard
  await room.drain()
  alone.clear()
  expect(inside('hers')).toEqual(hashes(910))
})

it('her page tells in which audiences she is: waiting, told since when, leaving or why not', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  for (const n of [940, 941]) await know(n)
  await say(941, 'withdraw')
  for (const n of [940, 941]) await put(room, id, n)
  const of = async (n: number) =>
    (await ask<{ items: object[] }>(room, 'listAdAudiencesOfCustomer', { params: { id: birthOf(n) } })).items
  expect(await of(940)).toMatchObject([{ id, name: 'Buty', state: 'waiting', since: null, fault: null }])
  acts.set('hers', async () => ({
    ...{ state: 'held', reason: 'no_answer', isFirm: false, retryAfterMs: null },
  }))
  await room.drain()
  const asked = new Date(now).toISOString()
  expect(await of(940)).toMatchObject([{ state: 'waiting', since: asked, fault: { code: 'no_answer' } }])
  acts.clear()
  now += 60_000
  await room.drain()
  const since = new Date(now).toISOString()
  const platform = { id: 'hers', label: 'hers', isEnabled: true, delay: 'minutę' }
  expect(await of(940)).toMatchObject([{ state: 'told', since, reason: null, platform, fault: null }])
  expect(await of(941)).toMatchObject([{ state: 'without_consent', reason: { code: 'withdrawn' } }])
  await say(940, 'withdraw')
  await wake()
  acts.set('hers', () => new Promise<Told>(() => {}))
  void room.drain()
  await expect
    .poll(() => of(940), { timeout: 20_000 })
    .toMatchObject([{ state: 'leaving', since: null, reason: { code: 'withdrawn' } }])
  await expect(of(999)).rejects.toMatchObject({ code: 'not_found' })
})

it('an address no platform could read is a missing one, not a missing consent', async () => {
  const room = openProcess()
  const id = await make(room, 'hers')
  await know(920)
  await change(
    'UPDATE identity.identifier SET value = $3 WHERE workspace_id = $1 AND birth_id = $2::uuid',
    birthOf(920),
    'p920@domowy',
  )
  await put(room, id, 920)
  await room.drain()
  expect(await show(room, id)).toMatchObject({
    ...{ counts: { wanted: 1, withoutConsent: 0, withoutIdentifier: 1 }, reasons: [] },
  })
})
