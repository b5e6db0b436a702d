import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { openRoom } from './connect.testkit.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'connect' })
}, 60_000)
afterAll(() => pg.close())

it('a file brings back a state that was there before, and what is told twice in a row once', async () => {
  const room = openRoom(pg, 'again')
  const { id } = (await room.ask('POST', '/connections', { kind: 'test', name: 'ERP' })).body
  await room.ask('POST', '/stores', { items: [{ id: 'WRO1', name: 'Wrocław' }] })
  await room.ask('POST', '/catalog/products', { items: [{ id: 'p', name: 'P', variants: [{ sku: 'a' }] }] })
  const count = async (onHand: number) => {
    room.now += 1_000
    const text = `store;sku;on_hand\nWRO1;a;${onHand}\n`
    const { body } = await room.ask('POST', `/connections/${id}/files?name=stock.csv`, text)
    await room.turn('connect.deliveries')
    return body.deliveries
  }
  const told = [await count(5), await count(5), await count(3), await count(5), await count(5)]
  expect(told).toEqual([1, 0, 1, 1, 0])
  const { items } = (await room.ask('GET', '/stock?storeId=WRO1')).body
  expect(items).toMatchObject([{ sku: 'a', onHand: 5 }])
})
