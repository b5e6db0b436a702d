import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSeed } from '../tests/guarantees/kit/seed.ts'
import { World } from '../tests/guarantees/kit/world.ts'
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

/** A request whose body comes when it is let: its key is checked before. */
function hesitate(key: string): { request: Request; finish(): void } {
  let finish = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      finish = () => {
        controller.enqueue(new TextEncoder().encode('{"event":"Late","userId":"u1"}'))
        controller.close()
      }
    },
  })
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  return { request: new Request('http://world.test/v1/track', init), finish: () => finish() }
}

it('leaves nothing of what was let in before and came after', async () => {
  const { random } = openSeed('removal')
  const world = await World.open({ engine: pg.engine, database: 'removal', random })
  const { workspaces, keys } = world.app.workspace
  await workspaces.ensure('brand', 'Brand')
  const key = await keys.getSnippetKey('brand')
  await world.accept([{ type: 'track', event: 'Early', userId: 'u1', messageId: 'm1' }], key)
  const late = hesitate(key)
  const answer = world.fetch(late.request)
  const actor = { kind: 'system', id: 'test', name: 'Test' } as const
  await world.carryOut(workspaces.remove('brand', actor))
  late.finish()
  expect((await answer).status).toBe(410)
  await world.drain()
  for (const table of removedTables)
    expect(await world.query(`SELECT 1 FROM ${table} WHERE workspace_id = 'brand'`), table).toEqual([])
  await workspaces.ensure('brand', 'Another')
  const again = [{ type: 'track', event: 'Fresh', userId: 'u1', messageId: 'm1' }]
  await world.accept(again, await keys.getSnippetKey('brand'))
  await world.drain()
  expect(await world.app.collect.getTally('brand')).toMatchObject({ accepted: 1, applied: 1 })
  await world.close()
})
