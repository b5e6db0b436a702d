import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { removedTables } from './removal.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase()
})
afterAll(() => pg.close())

it('names every table with rows of a workspace', async () => {
  const text = `
    SELECT n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE a.attname = 'workspace_id' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT IN ('workspace', 'pg_catalog')`
  const rows = await pg.owner.inPlatform((tx) => tx.rows<{ name: string }>({ text, values: [] }))
  expect([...removedTables].sort()).toEqual(rows.map((row) => row.name).sort())
})
