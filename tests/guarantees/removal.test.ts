import { afterAll, beforeAll, expect, it } from 'vitest'
import { removedTables } from '../../server/removal.ts'
import { openSeed } from './kit/seed.ts'
import { openEngine, World } from './kit/world.ts'

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

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
  const world = await World.open({ engine, database: 'removal', random })
  const { workspaces, keys } = world.app.workspace
  await workspaces.ensure('brand', 'Brand')
  const key = await keys.getSnippetKey('brand')
  await world.accept([{ type: 'track', event: 'Early', userId: 'u1', messageId: 'm1' }], key)
  // While anybody's data must be kept, nothing of it is touched.
  const birth = '00000000-0000-7000-8000-0000000000b1'
  const hold = `INSERT INTO consent.hold (workspace_id, birth_id, id, reason, set_by, set_at) VALUES ('brand', '${birth}', '${birth}', 'spór', 'Ewa', 1)`
  await world.query(hold)
  const actor = { kind: 'system', id: 'test', name: 'Test' } as const
  await expect(workspaces.remove('brand', actor)).rejects.toMatchObject({
    code: 'workspace_on_hold',
    place: { values: { holds: 1 } },
  })
  await world.accept([{ type: 'track', event: 'Still taken', userId: 'u1', messageId: 'm2' }], key)
  await world.query(`UPDATE consent.hold SET lifted_at = 2, lifted_by = 'Ewa' WHERE workspace_id = 'brand'`)
  const late = hesitate(key)
  const answer = world.fetch(late.request)
  await world.carryOut(workspaces.remove('brand', actor))
  late.finish()
  expect((await answer).status).toBe(410)
  await world.drain()
  // What was counted of it meanwhile is written down once a second.
  for (const loop of world.app.collect.loops) await loop.turn()
  for (const table of removedTables)
    expect(await world.query(`SELECT 1 FROM ${table} WHERE workspace_id = 'brand'`), table).toEqual([])
  await workspaces.ensure('brand', 'Another')
  const again = [{ type: 'track', event: 'Fresh', userId: 'u1', messageId: 'm1' }]
  await world.accept(again, await keys.getSnippetKey('brand'))
  await world.drain()
  expect(await world.app.collect.getTally('brand')).toMatchObject({ accepted: 1, applied: 1 })
  await world.close()
})
