import type { Reply } from './client.ts'
import type { Random } from './seed.ts'
import type { World } from './world.ts'

/** Canonical ids of up to `count` customers, any. */
export async function pickCustomers(world: World, random: Random, count: number): Promise<string[]> {
  const rows = await world.query<{ root: string }>(
    'SELECT DISTINCT root_service AS root FROM identity.identifier ORDER BY 1',
  )
  return random.shuffle(rows.map((row) => row.root)).slice(0, count)
}

export function merge(world: World, ids: readonly string[], reason = 'the same person'): Promise<Reply> {
  return world.carryOut(world.call('POST', '/api/v1/customers/merge', { ids, reason }))
}

export function split(world: World, id: string, how: object): Promise<Reply> {
  return world.carryOut(world.call('POST', `/api/v1/customers/${id}/split`, how))
}

/** An operator's act on customers taken at random; null where the rules forbade it. */
export async function actAtRandom(world: World, random: Random): Promise<'merges' | 'splits' | null> {
  if (random.chance(0.6)) {
    const ids = await pickCustomers(world, random, 2)
    if (ids.length < 2) return null
    const reply = await merge(world, ids)
    return readAct(reply, 'merges')
  }
  const done = await world.query<{ id: string; winner: string }>(
    'SELECT id, winner FROM identity.merge_log WHERE undone_pos IS NULL ORDER BY id',
  )
  if (done.length === 0) return null
  const { id, winner } = random.pick(done)
  return readAct(await split(world, winner, { mergeId: id }), 'splits')
}

function readAct<T>(reply: Reply, act: T): T | null {
  if (reply.status === 200) return act
  if (reply.status >= 400 && reply.status < 500) return null
  throw new Error(`The act ended with ${reply.status}: ${reply.text.slice(0, 300)}`)
}
