import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'
import { listCurrentPrices } from '../catalog/store/prices.ts'
import {
  listByGtin,
  listOwners,
  listVariants,
  listVariantsOf,
  putVariants,
} from '../catalog/store/variants.ts'
import { listFreeIn, sumFree } from '../stock/store/free.ts'
import { listFree } from '../stock/store/levels.ts'

let pg: TestDatabase
const products = 5_000
const ids = Array.from({ length: 24 }, (_, i) => `tm-${i * 200 + 1}`)
const skus = ids.map((id) => `${id}-2`)

/** A catalogue that has only just been loaded: PostgreSQL has not looked at it yet, and will not. */
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
  const fills = [
    `INSERT INTO commerce.variant SELECT $1, 'tm-' || i || '-' || k, 'tm-' || i, CASE WHEN i = k THEN '59000000000000' || i END, k, '{}', true
       FROM generate_series(1, ${products}) i, generate_series(1, 4) k`,
    `INSERT INTO commerce.price SELECT $1, 'tm-' || i || '-' || k, 'PLN', 1, 100, 1
       FROM generate_series(1, ${products}) i, generate_series(1, 4) k`,
    `INSERT INTO commerce.stock SELECT $1, 's' || k, 'tm-' || i || '-2', 3, 1, 1
       FROM generate_series(1, ${products}) i, generate_series(1, 4) k`,
  ]
  for (const table of ['variant', 'price', 'stock'])
    await pg.owner.inPlatform((tx) =>
      tx.change(sql(`still.${table}`, `ALTER TABLE commerce.${table} SET (autovacuum_enabled = off)`)()),
    )
  for (const [i, text] of fills.entries())
    await pg.app.inWorkspace('w', (tx) => tx.change(sql(`fill.${i}`, text)(tx.workspaceId)))
}, 60_000)
afterAll(() => pg.close())

const readSql = sql(
  'test.read',
  `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS n FROM pg_stat_xact_user_tables WHERE schemaname = 'commerce'`,
)
const countRead = (work: (tx: WorkspaceTx) => Promise<unknown>) =>
  pg.app.inWorkspace('w', async (tx) => {
    const found = await work(tx)
    const [read] = await tx.rows<{ n: number }>(readSql())
    return { found, read: read?.n ?? 0 }
  })

it.each<[string, (tx: WorkspaceTx) => Promise<unknown>, number]>([
  ['variants of products', async (tx) => (await listVariantsOf(tx, ids)).length, 96],
  ['variants by code', async (tx) => (await listVariants(tx, skus)).length, 24],
  ['whose codes are', async (tx) => (await listOwners(tx, skus)).size, 24],
  ['variants by label', async (tx) => (await listByGtin(tx, ['590000000000001'])).size, 1],
  ['what they cost', async (tx) => (await listCurrentPrices(tx, ids, 5, 'PLN')).length, 96],
  ['variants that are told no more', (tx) => putVariants(tx, ids, []), 96],
  ['pieces free', async (tx) => (await sumFree(tx, skus)).size, 24],
  ['pieces free by store', async (tx) => (await listFreeIn(tx, skus, null)).size, 24],
  ['where there are pieces', async (tx) => (await listFree(tx, skus)).length, 96],
])('%s are looked up one by one, before the first statistics too', async (_, work, most) => {
  const { found, read } = await countRead(work)
  if (typeof found === 'number') expect(found).toBe(most)
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(1_000)
})

it('a value that is asked for twice is answered once', async () => {
  const { found } = await countRead(async (tx) => (await listVariantsOf(tx, ['tm-1', 'tm-1'])).length)
  expect(found).toBe(4)
})
