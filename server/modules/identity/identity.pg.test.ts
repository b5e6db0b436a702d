import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { sql } from '../../platform/db/index.ts'
import type { OracleRecord } from './identity.oracle.testkit.ts'
import {
  crowded,
  cutLog,
  describePartition,
  live,
  makeBatch,
  makeTurn,
  mergeId,
  mintBirths,
  workspaceId,
} from './identity.testkit.ts'
import { MemoryGraph } from './memory-graph.testkit.ts'
import { createGraphCache } from './service/graph-cache.ts'
import { resolveBatch } from './service/resolve-batch.ts'
import { createResolveStep } from './step.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'identity' })
}, 60_000)
afterAll(() => pg.close())

interface IdentifierRow {
  kind: string
  value: string
  birth: string
  root: string
  bar: string | null
  firstAt: number
}

const select = {
  identifiers: sql(
    'test.identifiers',
    'SELECT kind, value, birth_id::text AS birth, root_service::text AS root, bar, first_at AS "firstAt" FROM identity.identifier ORDER BY birth_id',
  ),
  links: sql(
    'test.links',
    `SELECT a::text, b::text, kind, strength, uses, was_live AS "wasLive", pos, ord, at, until_at AS until, revoked_pos IS NOT NULL AS "isRevoked", reason
     FROM identity.link ORDER BY a, b`,
  ),
  merges: sql(
    'test.merges',
    'SELECT id::text, undone_pos IS NOT NULL AS undone FROM identity.merge_log ORDER BY id',
  ),
}

const listTables = () =>
  pg.db.inWorkspace(workspaceId, async (tx) => ({
    identifiers: await tx.rows<IdentifierRow>(select.identifiers()),
    links: await tx.rows<Record<string, unknown>>(select.links()),
    merges: await tx.rows<{ id: string; undone: boolean }>(select.merges()),
  }))

const clear = () =>
  pg.db.inWorkspace(workspaceId, async (tx) => {
    for (const table of ['identifier', 'link', 'cannot_link', 'merge_log', 'override']) {
      await tx.change({ text: `DELETE FROM identity.${table}`, values: [] })
    }
  })

class RolledBack extends Error {}

/** The step over a log; every so many batches the transaction is rolled back first and the step reset, as the pipeline does. */
async function run(
  log: readonly OracleRecord[],
  o: { sizes: readonly number[]; cacheSize: number; rollBackEvery: number },
) {
  const step = createResolveStep({ cacheSize: o.cacheSize, maxRefusals: 2 })
  const births = mintBirths(log)
  for (const [i, part] of cutLog(log, o.sizes).entries()) {
    if (o.rollBackEvery > 0 && i % o.rollBackEvery === 0) {
      const doomed = pg.db.inWorkspaces([workspaceId], async (tx) => {
        await step.run(makeBatch(part, births), tx)
        throw new RolledBack()
      })
      await expect(doomed).rejects.toThrow(RolledBack)
      step.reset()
    }
    await pg.db.inWorkspaces([workspaceId], (tx) => step.run(makeBatch(part, births), tx))
  }
}

describe('the step on PostgreSQL', () => {
  test('stored roots, links and merges are those of the oracle and of the resolver in memory', async () => {
    const seen = { merges: 0, undone: 0, barred: 0, runs: 0 }
    const options = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 4 }),
      cacheSize: fc.constantFrom(1, 12, 1000),
      rollBackEvery: fc.constantFrom(0, 2),
    })
    const turns = fc.array(makeTurn(crowded), { minLength: 20, maxLength: 120 })
    await fc.assert(
      fc.asyncProperty(turns, options, async (all, o) => {
        await clear()
        const { log, oracle } = live(all, 2)
        await run(log, o)
        const tables = await listTables()
        const births = mintBirths(log)
        const byRoot = new Map<string, string[]>()
        for (const row of tables.identifiers)
          byRoot.set(row.root, [...(byRoot.get(row.root) ?? []), `${row.kind}|${row.value}`])
        expect(describePartition([...byRoot.values()])).toBe(describePartition(oracle.customers()))
        for (const row of tables.identifiers) {
          const name = `${row.kind}|${row.value}`
          expect(row.birth).toBe(births.get(name))
          expect(row.root).toBe(
            oracle
              .group(name)
              .map((one) => births.get(one) ?? '')
              .sort()[0],
          )
          expect(row.bar).toBe(oracle.barred.get(name) ?? null)
          expect(row.firstAt).toBe(oracle.firstAt.get(name))
        }
        expect(tables.merges.map((row) => `${row.id} ${row.undone}`)).toEqual(
          oracle.merges.map((one) => `${mergeId(one)} ${one.undone}`).sort(),
        )
        expect(tables.links).toEqual(await listMemoryLinks(log))
        seen.merges += oracle.merges.length
        seen.undone += oracle.merges.filter((one) => one.undone).length
        seen.barred += oracle.barred.size
        seen.runs++
      }),
      { numRuns: 40, endOnFailure: true },
    )
    expect(seen.merges).toBeGreaterThan(seen.runs)
    expect(seen.undone).toBeGreaterThan(5)
    expect(seen.barred).toBeGreaterThan(5)
  }, 120_000)

  test('a rebuild in other batches, with other caches, gives the same rows to the last column', async () => {
    const whole = () =>
      pg.db.inWorkspace(workspaceId, async (tx) => {
        const tables: Record<string, object[]> = {}
        for (const [table, key] of Object.entries({
          identifier: 'birth_id',
          link: 'a, b',
          cannot_link: 'a, b',
          merge_log: 'id',
        })) {
          tables[table] = await tx.rows<object>({
            text: `SELECT * FROM identity.${table} ORDER BY ${key}`,
            values: [],
          })
        }
        return tables
      })
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })
    const turns = fc.array(makeTurn(crowded), { minLength: 20, maxLength: 120 })
    await fc.assert(
      fc.asyncProperty(turns, sizes, async (all, cut) => {
        const { log } = live(all, 2)
        await clear()
        await run(log, { sizes: cut, cacheSize: 10, rollBackEvery: 0 })
        const first = await whole()
        await clear()
        await run(log, { sizes: [1000], cacheSize: 1000, rollBackEvery: 0 })
        expect(await whole()).toEqual(first)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)

  test('given one join undone, made anew and undone again in one batch, each is undone at its own place', async () => {
    const event = (name: string) => ({ do: 'event' as const, names: [name], day: 1, isKiosk: false })
    const join = { do: 'merge' as const, a: 0, b: 1 }
    const { log } = live(
      [
        event('email|e0'),
        event('phone|p0'),
        join,
        ...[0, 1].flatMap((pick) => [{ do: 'undo' as const, pick }, join]),
      ],
      2,
    )
    const undone = sql(
      'test.undone',
      'SELECT pos, undone_pos AS "undonePos" FROM identity.merge_log ORDER BY pos',
    )
    const births = mintBirths(log)
    for (const sizes of [[1], [3, 100], [100]]) {
      await clear()
      const step = createResolveStep({ cacheSize: 10, maxRefusals: 2 })
      for (const part of cutLog(log, sizes)) {
        const batch = makeBatch(part, births)
        await pg.db.inWorkspaces([workspaceId], (tx) => step.run(batch, tx))
      }
      expect(await pg.db.inWorkspace(workspaceId, (tx) => tx.rows(undone()))).toEqual([
        { pos: 3, undonePos: 4 },
        { pos: 5, undonePos: 6 },
        { pos: 7, undonePos: null },
      ])
    }
  })

  test('two workspaces keep their own customers of the same identifiers', async () => {
    await clear()
    const { log } = live([{ do: 'event', names: ['user_id|u1', 'email|e1'], day: 1, isKiosk: false }], 2)
    const step = createResolveStep({ cacheSize: 100 })
    const [ours, theirs] = [makeBatch(log, new Map()), makeBatch(log, new Map())]
    const events = theirs.events.map((one) => ({
      ...one,
      record: { ...one.record, workspaceId: 'other', pos: one.record.pos + 1 },
    }))
    const both = { ...ours, events: [...ours.events, ...events], workspaceIds: [workspaceId, 'other'] }
    await pg.db.inWorkspaces(both.workspaceIds, (tx) => step.run(both, tx))
    const [mine, other] = [both.events[0]?.root, both.events[1]?.root]
    expect(mine).not.toBe(other)
    expect((await listTables()).identifiers.map((row) => row.root)).toEqual([mine, mine])
  })
})

async function listMemoryLinks(log: readonly OracleRecord[]) {
  const graph = new MemoryGraph(workspaceId)
  const cache = createGraphCache(1000)
  await resolveBatch(makeBatch(log, mintBirths(log)), {
    cache,
    source: graph,
    write: graph.write,
    maxRefusals: 2,
  })
  return [...graph.links.values()]
    .map(({ revokedPos, ...link }) => ({ ...link, isRevoked: revokedPos !== null }))
    .sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1))
}
