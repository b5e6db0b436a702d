import { describe, expect, test, vi } from 'vitest'
import type { BatchEvent } from '../../collect/index.ts'
import type { OracleRecord } from '../identity.oracle.testkit.ts'
import { makeBatch, mergeId, mintBirths, workspaceId } from '../identity.testkit.ts'
import { MemoryGraph } from '../memory-graph.testkit.ts'
import { createGraphCache } from './graph-cache.ts'
import { resolveBatch } from './resolve-batch.ts'

const dayMs = 86_400_000

/** Resolves the log in one batch; tells each identifier's customer by its smallest name, and the events. */
async function resolve(log: readonly OracleRecord[], maxRefusals = 50) {
  const graph = new MemoryGraph(workspaceId)
  const batch = makeBatch(log, mintBirths(log))
  await resolveBatch(batch, { cache: createGraphCache(100), source: graph, write: graph.write, maxRefusals })
  const nameOf = (birth: string) => {
    const row = graph.rows.get(birth)
    return row ? `${row.kind}|${row.value}` : ''
  }
  const customers = Object.fromEntries(
    [...graph.rows.values()].map((row) => [nameOf(row.birth), nameOf(row.root)]),
  )
  const kinds = (at: number) => (batch.events[at] as BatchEvent).effects.map((one) => one.kind)
  return { graph, batch, customers, kinds, nameOf }
}

const event = (pos: number, names: string[], o: { day?: number; isKiosk?: boolean } = {}): OracleRecord => ({
  type: 'event',
  pos,
  at: 1e12 + (o.day ?? 0) * dayMs,
  isKiosk: o.isKiosk ?? false,
  names,
})

describe('events', () => {
  test('given an anonymous visitor, when she signs in, then her events are hers and nothing counts as a merge', async () => {
    const { customers, kinds, batch } = await resolve([
      event(1, ['anonymous_id|x']),
      event(2, ['user_id|u', 'anonymous_id|x']),
    ])
    expect(customers['user_id|u']).toBe('anonymous_id|x')
    expect(kinds(0)).toEqual(['identifier.added', 'customer.created'])
    expect(kinds(1)).toEqual(['identifier.added'])
    expect(batch.graphChanges).toEqual([])
    expect(batch.events[1]?.root).toBe(batch.events[0]?.birth)
    expect(batch.events[1]?.deviceBirth).toBe(batch.events[0]?.birth)
  })

  test('given two strangers, when an event carries both, then they merge under the older birth', async () => {
    const { customers, kinds, batch, nameOf } = await resolve([
      event(1, ['card|c']),
      event(2, ['anonymous_id|x']),
      event(3, ['card|c', 'anonymous_id|x']),
    ])
    expect(customers['anonymous_id|x']).toBe('card|c')
    expect(kinds(2)).toEqual(['identity.merged'])
    expect(batch.graphChanges).toHaveLength(1)
    const [change] = batch.graphChanges
    expect([change?.kind, nameOf(change?.winner ?? ''), nameOf(change?.loser ?? '')]).toEqual([
      'merged',
      'card|c',
      'anonymous_id|x',
    ])
    expect(change?.moved.map((one) => nameOf(one.birth))).toEqual(['anonymous_id|x'])
  })

  test('given two accounts on one browser, then they stay two, and the browser is nobody’s', async () => {
    const { customers, graph, kinds } = await resolve([
      event(1, ['user_id|u', 'anonymous_id|x']),
      event(2, ['user_id|v', 'anonymous_id|x'], { day: 30 }),
      event(3, ['anonymous_id|x'], { day: 31 }),
    ])
    expect(customers).toEqual({
      'user_id|u': 'user_id|u',
      'user_id|v': 'user_id|v',
      'anonymous_id|x': 'anonymous_id|x',
    })
    expect([...graph.rows.values()].find((row) => row.value === 'x')?.bar).toBe('shared')
    expect(kinds(1)).toContain('identity.refused')
  })

  test('caches that are reset while a batch is under way lose nothing of it, and are empty for the next', async () => {
    const log = [
      event(1, ['user_id|u', 'anonymous_id|x']),
      event(2, ['user_id|v', 'anonymous_id|x'], { day: 30 }),
      event(3, ['user_id|u']),
    ]
    const births = mintBirths(log)
    const graph = new MemoryGraph(workspaceId)
    const cache = createGraphCache(100)
    const readPairs: typeof graph.readPairs = (ref) => {
      cache.clear()
      return graph.readPairs(ref)
    }
    const deps = { cache, source: { ...graph, readPairs }, write: graph.write, maxRefusals: 50 }
    await resolveBatch(makeBatch(log.slice(0, 2), births), deps)
    const { customers } = await resolve(log.slice(0, 2))
    expect([...graph.rows.values()].map((row) => `${row.kind}|${row.value}`).sort()).toEqual(
      Object.keys(customers).sort(),
    )
    const readKeys = vi.fn(graph.readKeys)
    await resolveBatch(makeBatch(log.slice(2), births), { ...deps, source: { ...graph, readKeys } })
    expect(readKeys).toHaveBeenCalledOnce()
  })

  test('given the second account 100 days later, then the browser stays with the first', async () => {
    const { customers } = await resolve([
      event(1, ['user_id|u', 'anonymous_id|x']),
      event(2, ['user_id|v', 'anonymous_id|x'], { day: 100 }),
    ])
    expect([customers['user_id|v'], customers['anonymous_id|x']]).toEqual(['user_id|v', 'user_id|u'])
  })

  test('on a kiosk the device links nobody', async () => {
    const { customers } = await resolve([
      event(1, ['card|c', 'device_id|k'], { isKiosk: true }),
      event(2, ['card|d', 'device_id|k'], { isKiosk: true }),
    ])
    expect(customers).toEqual({ 'card|c': 'card|c', 'card|d': 'card|d', 'device_id|k': 'device_id|k' })
  })

  test('a conflict leaves the weakest out and keeps the event', async () => {
    const { customers, batch, graph } = await resolve([
      event(1, ['user_id|u', 'card|c']),
      event(2, ['user_id|v', 'card|c', 'email|e']),
    ])
    expect([customers['card|c'], customers['email|e']]).toEqual(['user_id|u', 'user_id|v'])
    expect(batch.events[1]?.outcome).toBe('pending')
    expect(batch.events[1]?.warnings).toEqual([{ code: 'identifier_left_out', path: 'card' }])
    expect([...graph.links.values()].filter((link) => link.uses === 0)).toMatchObject([
      { reason: 'limit', wasLive: false },
    ])
  })

  test('a value refused more often than allowed in 30 days is blocked and lets everybody go', async () => {
    const log = [1, 2, 3, 4].map((i) => event(i, [`user_id|u${i}`, 'phone|500100100']))
    const { customers, graph } = await resolve([...log, event(5, ['email|e', 'phone|500100100'])], 2)
    expect(new Set(Object.values(customers)).size).toBe(6)
    expect([...graph.rows.values()].find((row) => row.kind === 'phone')?.bar).toBe('blocked')
  })

  test('an alias cycle changes nothing the second time round', async () => {
    const { customers, graph } = await resolve([
      event(1, ['user_id|u', 'anonymous_id|x']),
      event(2, ['user_id|u', 'anonymous_id|x']),
    ])
    expect(customers['anonymous_id|x']).toBe('user_id|u')
    expect(graph.links.size).toBe(1)
  })
})

describe('what is written', () => {
  test('is not waited for, but where people are joined: which births moved the database tells', async () => {
    const log = [
      event(1, ['anonymous_id|x'], { day: 5 }),
      // Known since earlier than was thought: a statement of its own, before the one that adds the account.
      event(2, ['user_id|u', 'anonymous_id|x']),
      event(3, ['email|e']),
      event(4, ['user_id|u', 'email|e']),
    ]
    const graph = new MemoryGraph(workspaceId)
    const cache = createGraphCache(100)
    const countUnanswered = async (one: OracleRecord) => {
      const unanswered: Promise<unknown>[] = []
      const batch = Object.assign(makeBatch([one], mintBirths(log)), { unanswered })
      await resolveBatch(batch, { cache, source: graph, write: graph.write, maxRefusals: 50 })
      return unanswered.length
    }
    const counts: number[] = []
    for (const one of log) counts.push(await countUnanswered(one))
    expect(counts).toEqual([1, 1, 1, 0])
  })
})

describe('operators’ acts', () => {
  const strangers = [event(1, ['user_id|u', 'email|e']), event(2, ['card|c', 'phone|p'])]
  const merge: OracleRecord = { type: 'merge', pos: 3, a: 'user_id|u', b: 'card|c' }
  const undo: OracleRecord = { type: 'split', pos: 4, customer: 'card|c', merge: { pos: 3, ord: 0 } }

  test('merge, then split, then the event that would join them again: still two', async () => {
    const { customers, graph, batch } = await resolve([
      ...strangers,
      merge,
      undo,
      event(5, ['email|e', 'phone|p']),
    ])
    expect(customers).toEqual({
      'user_id|u': 'user_id|u',
      'email|e': 'user_id|u',
      'card|c': 'card|c',
      'phone|p': 'card|c',
    })
    expect(graph.merges.get(mergeId({ pos: 3, ord: 0 }))?.undonePos).toBe(4)
    expect(batch.graphChanges.map((one) => one.kind)).toEqual(['merged', 'split'])
  })

  test('the operator may join again what she parted', async () => {
    const again: OracleRecord = { type: 'merge', pos: 5, a: 'email|e', b: 'phone|p' }
    const { customers, graph } = await resolve([...strangers, merge, undo, again])
    expect(new Set(Object.values(customers))).toEqual(new Set(['user_id|u']))
    expect(graph.cannot.size).toBe(0)
  })

  test('identifiers chosen leave together, the rest stays together, though their bridge is gone', async () => {
    const { customers } = await resolve([
      event(1, ['user_id|u', 'email|e', 'phone|p', 'anonymous_id|x']),
      { type: 'part', pos: 2, customer: 'email|e', names: ['user_id|u', 'phone|p'] },
    ])
    expect(customers).toEqual({
      'user_id|u': 'user_id|u',
      'phone|p': 'user_id|u',
      'email|e': 'email|e',
      'anonymous_id|x': 'email|e',
    })
  })

  test('an act that cannot be done does nothing and says why', async () => {
    const { kinds, batch, customers } = await resolve([
      event(1, ['user_id|u']),
      event(2, ['user_id|v']),
      { type: 'merge', pos: 3, a: 'user_id|u', b: 'user_id|v' },
    ])
    expect(kinds(2)).toEqual(['identity.refused'])
    expect(batch.events[2]?.effects[0]?.detail).toEqual({ reason: 'merge_conflict' })
    expect(new Set(Object.values(customers)).size).toBe(2)
  })
})
