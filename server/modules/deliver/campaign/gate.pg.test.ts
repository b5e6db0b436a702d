import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { openGate, openGraph } from '../../../../tests/testkit/gate-room.ts'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { createEgress } from '../../../platform/egress/index.ts'
import { systemIds } from '../../../platform/ids.ts'
import { silentLogger } from '../../../platform/logger.ts'
import type { Reason } from '../../consent/index.ts'
import { stubRooms } from '../deliver.testkit.ts'
import { createDeliver, type Deliver } from '../index.ts'
import { makeProvider, type Provider } from '../provider.testkit.ts'
import { birthOf, goal, itemId, openRoom, type TestRoom } from './campaign.testkit.ts'

/** A campaign before the gate itself: identity's tables, consent's ledger, the queue and the sender, nothing stubbed between them. */
let pg: TestDatabase
let room: TestRoom
let deliver: Deliver
let provider: Provider
const workspaceId = 'w1'

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'deliver' })
  room = openRoom(pg, workspaceId, (given) => {
    const consent = openGate(given.db, given.clock, (tx, _, births, keys) =>
      given.profile.listTraitsOf(tx as WorkspaceTx, births, keys),
    )
    const graph = openGraph(given.db, given.clock)
    provider = makeProvider({ at: 'email', now: given.clock.now })
    deliver = createDeliver({
      ...stubRooms,
      ...{ db: given.db, clock: given.clock, ids: systemIds, logger: silentLogger, audit: given.audit },
      ...{ channels: [provider.channel], egress: createEgress({ allow: [] }), dataFolder: given.folder },
      ...{ consent, graph, secret: 'a secret of the tests, long enough to seal with' },
      listWorkspaces: async () => [workspaceId],
      customers: {
        nameCustomers: async () => new Map(),
        listRecipients: async (tx, births) => {
          const known = await graph.listClusters(tx, workspaceId, births, 'service')
          const customer = { firstName: 'Maja', traits: {} }
          return new Map(
            births.map((birth) => {
              const root = known.find((one) => one.birthId === birth)?.root ?? birth
              const own = known.filter((one) => one.root === root)
              return [birth, { root, births: own, customer, recent: {} }]
            }),
          )
        },
      },
    })
    return { deps: { consent, graph, queue: deliver.queue }, routes: consent.routes }
  })
}, 60_000)
afterAll(async () => {
  await deliver[Symbol.asyncDispose]()
  await pg.close()
})

const change = (text: string, ...values: unknown[]) =>
  pg.db.inWorkspace(workspaceId, (tx) => tx.change({ text, values: [workspaceId, ...values] }))

let acts = 0
const hourMs = 3_600_000

interface Act {
  act?: string
  purpose?: string
  channel?: string
  isVerified?: boolean
  isPending?: boolean
  flaw?: string
  validUntil?: number
}

/** An act of the ledger, each an hour after the one before. */
async function say(birth: string, one: Act = {}): Promise<void> {
  const pos = ++acts
  const at = room.now - 1_000 * hourMs + pos * hourMs
  await change(
    `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified,
       is_pending, flaw, valid_until, source, identifier_kind, message_id)
     VALUES ($1, $2::uuid, $3, 0, $4, $4, $5, $6, $7, $8, $9, $10, $11, 's', 'email', 'm')`,
    ...[birth, pos, at, one.act ?? 'grant', one.purpose ?? 'marketing', one.channel ?? 'email'],
    ...[one.isVerified ?? true, one.isPending ?? false, one.flaw ?? null, one.validUntil ?? null],
  )
}

const addressOf = (n: number) => `p${n}@poczta.example`
const know = (n: number, kind: 'email' | 'user_id' = 'email') =>
  change(
    `INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
     VALUES ($1, $2, $3, $4::uuid, $4::uuid, 1, 1, 's')`,
    ...[kind, kind === 'email' ? addressOf(n) : `u${n}`, birthOf(n)],
  )

/** What makes the gate say each of its reasons of one person; the zone of hers is told by the room's traits. */
const lives: Partial<Record<Reason, (birth: string, n: number) => Promise<void>>> = {
  no_consent: async () => {},
  withdrawn: async (birth) => {
    await say(birth)
    await say(birth, { act: 'withdraw' })
  },
  expired: (birth) => say(birth, { validUntil: room.now - 1 }),
  unconfirmed: (birth) => say(birth, { isPending: true }),
  unverified: (birth) => say(birth, { isVerified: false }),
  unproven: (birth) => say(birth, { flaw: 'unproven' }),
  wording_missing: (birth) => say(birth, { flaw: 'wording_missing' }),
  objected: async (birth) => {
    await say(birth)
    await say(birth, { act: 'object' })
  },
  restricted: async (birth) => {
    await say(birth)
    await say(birth, { act: 'restrict', purpose: '*', channel: '*' })
  },
  suppressed: async (birth, n) => {
    await say(birth)
    const body = { kind: 'email', value: addressOf(n) }
    expect((await room.ask('POST', '/consents/suppressions', body)).status).toBe(200)
  },
  no_address: (birth) => say(birth),
  erased: (birth) => say(birth),
  capped: async (birth) => {
    await say(birth)
    await change(
      `INSERT INTO consent.contact (workspace_id, birth_id, message_id, at, purpose, channel, status)
       VALUES ($1, $2::uuid, 'earlier', $3, 'marketing', 'email', 's')`,
      ...[birth, room.now - hourMs],
    )
  },
  // On Hawaii it is night.
  quiet_hours: async (birth, n) => {
    await say(birth)
    room.people.set(birth, { email: addressOf(n), refusal: null, zone: 'Pacific/Honolulu' })
  },
}
const reasons = Object.keys(lives)

const listMessages = () =>
  pg.db.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ birth: string; state: string; reason: string | null; due: number }>({
      text: 'SELECT birth_id::text AS birth, state::text, reason, due_at AS due FROM deliver.message',
      values: [],
    }),
  )
const listRecipients = () =>
  pg.db.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ birth: string; state: string; reason: string | null }>({
      text: 'SELECT birth_id::text AS birth, state::text, reason FROM deliver.campaign_recipient',
      values: [],
    }),
  )
const numberOf = (reason: string) => reasons.indexOf(reason) + 10
const reasonOf = new Map(reasons.map((reason) => [birthOf(numberOf(reason)), reason]))

it('everybody gets the one message she may get, or her own reason, and all of them together are the audience', async () => {
  await change(
    `INSERT INTO consent.cap_rule (workspace_id, id, ord, channel, most, period) VALUES ($1, 'daily', 1, 'email', 1, 'day')`,
  )
  const willing = [1, 2, 3, 4]
  for (const n of willing) {
    await know(n)
    await say(birthOf(n))
  }
  for (const [reason, live] of Object.entries(lives)) {
    const n = numberOf(reason)
    await know(n, reason === 'no_address' ? 'user_id' : 'email')
    await live(birthOf(n), n)
  }
  const everybody = [...willing, ...reasons.map(numberOf)]
  const lines = everybody.map((n) => `u${n};${n === numberOf('no_address') ? '' : addressOf(n)}`)
  const { body: list } = await room.upload(
    '/campaign-lists?name=Lista&source=file',
    `user_id;email\n${lines.join('\n')}`,
  )
  expect(list).toMatchObject({ rows: everybody.length, people: everybody.length, faults: [] })

  const { body: made } = await room.ask('POST', '/campaigns', { name: 'Jesień' })
  const plan = {
    ...made.plan,
    goal,
    itemId,
    channels: ['email'],
    audience: { kind: 'list', listId: list.id },
  }
  const saved = await room.ask('PUT', `/campaigns/${made.id}`, { revision: 1, name: 'Jesień', plan })
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200 })
  const { counted } = (await room.ask('GET', `/campaigns/${made.id}/check`)).body
  expect(counted).toMatchObject({ people: everybody.length, reachable: willing.length + 3 })
  expect(counted.later.map((one: { reason: string }) => one.reason).sort()).toEqual(['capped', 'quiet_hours'])

  await room.ask('POST', `/campaigns/${made.id}/launch`, { confirmedPeople: null })
  // Read into the audience, gone before her turn.
  while ((await listRecipients()).length === 0) await room.run(1)
  await change(
    'DELETE FROM identity.identifier WHERE workspace_id = $1 AND birth_id = $2::uuid',
    birthOf(numberOf('erased')),
  )
  await room.run()
  // Asked for, and her word changed while the message waited.
  await say(birthOf(4), { act: 'withdraw' })
  await deliver.drain()

  const results = async () => (await room.ask('GET', `/campaigns/${made.id}/results`)).body
  const early = await results()
  const audience = everybody.length
  expect(early.accounts).toEqual({
    ...{ audience, sent: 3, waiting: 1, leftOut: 12, refused: 2 },
    ...{ failed: 0, expired: 0, unknown: 0, erased: 0 },
  })
  const skipped = early.skips.map((one: { group: string; reason: string; people: number }) => [
    ...[one.reason, one.group, one.people],
  ])
  const late = ['capped', 'quiet_hours']
  expect(skipped.sort()).toEqual(
    [
      ['capped', 'refused', 1],
      ['withdrawn', 'refused', 1],
      ...reasons.filter((one) => !late.includes(one)).map((one) => [one, 'left_out', 1]),
    ].sort(),
  )
  for (const { birth, state, reason } of await listRecipients())
    expect(reason, birth).toBe(state === 'q' ? null : reasonOf.get(birth))
  const waiting = (await listMessages()).filter((one) => one.state === 'p')
  expect(waiting).toMatchObject([{ birth: birthOf(numberOf('quiet_hours')), reason: 'quiet_hours' }])

  // It gets morning on Hawaii: the one message more, and still nobody is counted twice.
  room.now = Number(waiting[0]?.due) + 1
  await deliver.drain()
  expect((await results()).accounts).toMatchObject({ audience, sent: 4, waiting: 0, leftOut: 12, refused: 2 })
  const reached = [1, 2, 3, numberOf('quiet_hours')].map(addressOf)
  expect(provider.handed.map((one) => one.address).sort()).toEqual(reached.sort())
})
