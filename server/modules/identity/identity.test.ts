import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OracleRecord } from './identity.oracle.testkit.ts'
import {
  crowded,
  cutLog,
  describePartition,
  listNames,
  live,
  makeBatch,
  makeTurn,
  mergeId,
  mintBirths,
  splitName,
  type Universe,
  workspaceId,
} from './identity.testkit.ts'
import { MemoryGraph } from './memory-graph.testkit.ts'
import { createGraphCache } from './service/graph-cache.ts'
import { resolveBatch } from './service/resolve-batch.ts'

interface RunOptions {
  sizes: readonly number[]
  cacheSize: number
  maxRefusals: number
  /** Every so many batches one is rolled back and done again. */
  rollBackEvery: number
}

/** The resolver over a log, in memory. */
async function run(log: readonly OracleRecord[], o: RunOptions) {
  const births = mintBirths(log)
  const cache = createGraphCache(o.cacheSize)
  let graph = new MemoryGraph(workspaceId)
  const leads = new Map<number, string | null>()
  const told = new Map<string, string>()
  for (const [i, part] of cutLog(log, o.sizes).entries()) {
    const isRolledBack = o.rollBackEvery > 0 && i % o.rollBackEvery === 0
    for (const attempt of isRolledBack ? [1, 2] : [2]) {
      const target = attempt === 1 ? graph.clone() : graph
      const batch = makeBatch(part, births)
      await resolveBatch(batch, { cache, source: target, write: target.write, maxRefusals: o.maxRefusals })
      if (attempt === 1) {
        cache.clear()
        continue
      }
      graph = target
      for (const one of batch.events) leads.set(one.record.pos, one.birth)
      for (const one of batch.events)
        if (one.birth !== null && one.root !== null) told.set(one.birth, one.root)
      for (const change of batch.graphChanges)
        for (const { birth, root } of change.moved) told.set(birth, root)
    }
  }
  return { graph, births, leads, told }
}

function customersOf(graph: MemoryGraph): string[][] {
  const byRoot = new Map<string, string[]>()
  for (const row of graph.rows.values())
    byRoot.set(row.root, [...(byRoot.get(row.root) ?? []), `${row.kind}|${row.value}`])
  return [...byRoot.values()]
}

const options = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
  cacheSize: fc.constantFrom(1, 8, 1000),
  maxRefusals: fc.constantFrom(1, 2, 50),
  rollBackEvery: fc.constantFrom(0, 0, 3),
})

describe('identity against the oracle', () => {
  test('customers, births, barred devices and the merge log are those of a plain replay of the log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(makeTurn(crowded), { minLength: 1, maxLength: 70 }),
        options,
        async (turns, o) => {
          const { log, oracle } = live(turns, o.maxRefusals)
          const { graph, births, leads, told } = await run(log, o)
          expect(describePartition(customersOf(graph))).toBe(describePartition(oracle.customers()))
          for (const one of log)
            if (one.type === 'event')
              expect(leads.get(one.pos)).toBe(births.get(oracle.leads.get(one.pos) ?? ''))
          for (const row of graph.rows.values())
            expect(row.firstAt).toBe(oracle.firstAt.get(`${row.kind}|${row.value}`))
          for (const row of graph.rows.values())
            expect(row.bar).toBe(oracle.barred.get(`${row.kind}|${row.value}`) ?? null)
          expect(
            [...graph.merges.values()].map((one) => `${one.id} ${one.undonePos !== null}`).sort(),
          ).toEqual(oracle.merges.map((one) => `${mergeId(one)} ${one.undone}`).sort())
          for (const group of oracle.customers()) {
            const smallest = group.map((name) => births.get(name) ?? '').sort()[0]
            for (const name of group) expect(graph.rows.get(births.get(name) ?? '')?.root).toBe(smallest)
          }
          // What later steps were told of an event's birth is what the tables say.
          for (const [birth, root] of told) expect(root).toBe(graph.rows.get(birth)?.root)
        },
      ),
      { numRuns: 600 },
    )
  })

  test('links stay as they were first made, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(makeTurn(crowded), { minLength: 1, maxLength: 60 }),
        options,
        async (turns, o) => {
          const { log } = live(turns, o.maxRefusals)
          const one = await run(log, { ...o, sizes: [1], cacheSize: 1, rollBackEvery: 0 })
          const all = await run(log, o)
          const list = (graph: MemoryGraph) =>
            [...graph.links.values()]
              .map((link) => JSON.stringify({ ...link, revokedPos: link.uses === 0 }))
              .sort()
          expect(list(all.graph)).toEqual(list(one.graph))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('while no limit is hit, the order of the log makes no difference', async () => {
    const calm: Universe = {
      names: { user_id: 1, card: 1, email: 5, phone: 5, external: 2, device_id: 5, anonymous_id: 5 },
      days: 150,
      hasKiosks: false,
      hasActs: false,
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(makeTurn(calm), { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        async (turns, dice) => {
          const shuffled = [...turns]
          for (let i = shuffled.length - 1; i > 0; i--) {
            const j = (dice.next().value ?? 0) % (i + 1)
            const [x, y] = [shuffled[i], shuffled[j]]
            if (x && y) [shuffled[i], shuffled[j]] = [y, x]
          }
          const o = { sizes: [7], cacheSize: 100, maxRefusals: 50, rollBackEvery: 0 }
          const [first, second] = [live(turns, 50), live(shuffled, 50)]
          expect(first.oracle.limitHits).toBe(0)
          const [x, y] = [await run(first.log, o), await run(second.log, o)]
          expect(describePartition(customersOf(y.graph))).toBe(describePartition(customersOf(x.graph)))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('merge then split is the identity: customers and live links are as before', async () => {
    const names = listNames(crowded)
    const acts = { ...crowded, hasActs: false }
    await fc.assert(
      fc.asyncProperty(
        fc.array(makeTurn(acts), { minLength: 2, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        async (turns, i, j) => {
          const before = live(turns, 50)
          const known = before.oracle.names
          const [a, b] = [known[i % known.length] ?? '', known[j % known.length] ?? '']
          const pos = turns.length + 1
          const log: OracleRecord[] = [
            ...before.log,
            { type: 'merge', pos, a, b },
            { type: 'split', pos: pos + 1, customer: a, merge: { pos, ord: 0 } },
          ]
          const o = { sizes: [5], cacheSize: 100, maxRefusals: 50, rollBackEvery: 0 }
          const [x, y] = [await run(before.log, o), await run(log, o)]
          expect(describePartition(customersOf(y.graph))).toBe(describePartition(customersOf(x.graph)))
          const listLive = (graph: MemoryGraph) =>
            [...graph.links.values()]
              .filter((link) => link.uses !== 0)
              .map((link) => link.a + link.b)
              .sort()
          expect(listLive(y.graph)).toEqual(listLive(x.graph))
        },
      ),
      { numRuns: 200 },
    )
    expect(names.map((name) => splitName(name).kind).length).toBeGreaterThan(20)
  })
})
