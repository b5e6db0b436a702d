import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { HandGraph, openRoom } from './profile.testkit.ts'
import { customersReply, searchReply } from './schema.ts'
import { maskedSearchLimit } from './service/masked-search.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase()
})
afterAll(() => pg.close())

const start = Date.UTC(2026, 10, 22, 12)
let now: number
let graph: HandGraph
let room: ReturnType<typeof openRoom>
let anna: string
beforeEach(async () => {
  now = start
  graph = new HandGraph()
  room = openRoom(pg, graph, () => now)
  const traits = { firstName: 'Anna', lastName: 'Kowal', email: 'anna.kowal@example.pl', city: 'Łódź' }
  const timestamp = new Date(start - 60_000).toISOString()
  await room.tell([
    { at: start, body: { type: 'identify', messageId: 'm1', userId: 'u-1', timestamp, traits } },
  ])
  anna = graph.birth('user_id', 'u-1')
  for (const [kind, value] of [
    ['email', 'anna.kowal@example.pl'],
    ['phone', '+48600100200'],
  ] as const)
    graph.join(anna, graph.birth(kind, value))
})

interface Asked {
  scopes?: Scope[]
  kind?: 'member' | 'key'
  id?: string
}

async function ask(route: string, query: object, { scopes = [], kind = 'member', id = 'u9' }: Asked = {}) {
  const found = room.profile.routes.find((one) => one.id === route)
  const { workspaceId } = room
  const actor = { kind, id, name: 'Ewa', workspaceId, scopes: new Set(['customers:read', ...scopes]) }
  return found?.handle({
    query: found.query?.parse(query),
    language: 'pl',
    actor,
    workspaceId,
  } as never)
}

const find = async (q: string, who?: Asked) =>
  searchReply.parse(await ask('search', { q }, who)).customers.map((one) => one.name)

describe('a member who sees persons masked', () => {
  it('finds a customer by her whole address or number, which is recorded once', async () => {
    expect(await find('anna.kowal@example.pl')).toEqual(['Anna K.'])
    expect(await find('anna.kowal@example.pl')).toEqual(['Anna K.'])
    const list = customersReply.parse(await ask('listCustomers', { q: 'anna.kowal@example.pl' }))
    expect(list.items).toHaveLength(1)
    expect(room.audited).toEqual([
      {
        actor: { kind: 'member', id: 'u9', name: 'Ewa' },
        action: 'customer.searched',
        target: graph.rootOf(anna),
        detail: { isFound: true },
      },
    ])
    now += 61_000
    await find('anna.kowal@example.pl')
    expect(room.audited).toHaveLength(2)
  })

  it('is counted once for an address as it is typed', async () => {
    for (const q of ['anna', 'anna.kowal@', 'anna.kowal@example', 'anna.kowal@example.p']) await find(q)
    expect(room.audited).toEqual([])
    await find('anna.kowal@example.pl')
    expect(room.audited).toHaveLength(1)
  })

  it('leaves a record too where there is nobody, and never what she searched for', async () => {
    expect(await find('nikt@example.pl')).toEqual([])
    expect(room.audited).toMatchObject([
      { action: 'customer.searched', target: '', detail: { isFound: false } },
    ])
    expect(JSON.stringify(room.audited)).not.toContain('nikt@')
  })

  it.each(['anna.kowal', 'anna.kowal@example', 'kowal@example.pl', 'example.pl', '60010020', 'u-'])(
    'finds nobody by %s, a part of an identifier',
    async (q) => {
      expect(await find(q)).toEqual([])
      expect(await find(q, { scopes: ['customers:pii'] })).toHaveLength(q === '60010020' ? 0 : 1)
    },
  )

  it.each(['anna', 'kowal', 'lodz', 'Anna Łódź'])('finds by name and city, unrecorded: %s', async (q) => {
    expect(await find(q)).toEqual(['Anna K.'])
    expect(room.audited).toEqual([])
  })

  it('is limited, each on her own, and learns nothing from the refusal', async () => {
    for (let i = 0; i < maskedSearchLimit; i++) await find(`nobody${i}@example.pl`)
    for (const q of ['anna.kowal@example.pl', 'one.more@example.pl'])
      await expect(find(q)).rejects.toMatchObject({ code: 'rate_limited' })
    // Not of the form of an address: a refusal would tell that it exists.
    expect(await find('u-1')).toEqual([])
    expect(await find('u-2')).toEqual([])
    expect(await find('anna')).toEqual(['Anna K.'])
    expect(await find('anna.kowal@example.pl', { id: 'u8' })).toEqual(['Anna K.'])
    now += 3_600_001
    expect(await find('anna.kowal@example.pl')).toEqual(['Anna K.'])
  })

  it('looks up by identifier under the same limit and record', async () => {
    const who = { kind: 'email', value: 'anna.kowal@example.pl' }
    await ask('lookUpCustomer', who)
    expect(room.audited).toMatchObject([{ action: 'customer.searched', target: graph.rootOf(anna) }])
    await expect(ask('lookUpCustomer', { kind: 'email', value: 'x@example.pl' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(room.audited).toHaveLength(2)
    for (let i = 2; i < maskedSearchLimit; i++) await find(`nobody${i}@example.pl`)
    await expect(ask('lookUpCustomer', { kind: 'phone', value: '+48600100200' })).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })
})

it('who sees personal data, and a key, are neither counted nor recorded', async () => {
  for (let i = 0; i < maskedSearchLimit + 5; i++) {
    await find(`nobody${i}@example.pl`, { scopes: ['customers:pii'] })
    await find(`nobody${i}@example.pl`, { kind: 'key' })
  }
  expect(await find('anna.kowal@example.pl', { kind: 'key' })).toEqual(['Anna K.'])
  expect(room.audited).toEqual([])
})
