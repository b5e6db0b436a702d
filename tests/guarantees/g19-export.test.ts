import { channels } from '@splot/plugins/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canary, canaryEvents } from './kit/canary.ts'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { findCustomer } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G19: a person gets all that is held of her, machine-readable: every table that has her key with every column the schema
 * has, every event as it was sent, what is sealed opened; within a minute at 100,000 events.
 */
const { random } = openSeed('g19-export')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let birth = ''
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g19', random: random.fork() })
  world.clock.advance(Date.now() - world.clock.now() + 60_000)
  await world.accept(canaryEvents())
  await world.drain()
  birth = (await findCustomer(world, canary.email)) ?? ''
  await write()
  await fillRest()
}, 600_000)
afterAll(async () => {
  await world.close()
  await engine.close()
})

/** A mail to her and a message that waits for her on the site, which both say her name. */
async function write(): Promise<void> {
  const mail = makeProvider({ at: 'email', now: () => world.clock.now() })
  const office = openPostOffice(world, [mail.channel, ...channels.filter((one) => one.id === 'on-site')])
  const usual = { birth, purpose: 'service', lane: 'transactional', itemId: '', version: 1 } as const
  await office.request([
    { ...usual, run: 'mail', channel: 'email', ready: { subject: 'Cześć', text: `Cześć, ${canary.name}` } },
    { ...usual, run: 'shelf', channel: 'onsite', ready: { title: 'Cześć', body: `Cześć, ${canary.name}` } },
  ])
  await office.drain()
  await world.drain()
}

/** Rows that no event of hers makes here: one in every table with a customer's key that is still empty. */
async function fillRest(): Promise<void> {
  for (const { name, key } of await listTables()) {
    const has = await world.query(`SELECT FROM ${name} WHERE ${key} = ANY ($1::uuid[]) LIMIT 1`, [
      await listBirths(),
    ])
    if (has.length > 0) continue
    const columns = await world.query<{ name: string; type: string; isNullable: boolean }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS "isNullable" FROM information_schema.columns
       WHERE table_schema || '.' || table_name = $1`,
      [name],
    )
    const closed = await listClosed(name)
    const fill = (column: { name: string; type: string }, number: '0' | '1'): string => {
      const word = closed.get(column.name)
      if (word !== undefined) return `'${word}'`
      if (column.name === 'workspace_id') return `'default'`
      if (column.type === 'uuid') return `'${birth}'`
      if (column.type === 'boolean') return 'false'
      if (column.type === 'ARRAY') return `'{}'`
      return /int|numeric|double/.test(column.type) ? number : `'1'`
    }
    const insert = (number: '0' | '1') =>
      world.query(
        `INSERT INTO ${name} (${columns.map((one) => one.name).join(', ')})
         VALUES (${columns.map((one) => fill(one, number)).join(', ')})`,
      )
    // What must sum up, or stay below another column, does so where all of it is nought.
    await insert('1').catch((error: { constraint?: string }) => {
      if (error.constraint === undefined) throw error
      return insert('0')
    })
  }
}

/** Columns that take one of a closed list of words, each with its first. */
async function listClosed(table: string): Promise<Map<string, string>> {
  const checks = await world.query<{ text: string }>(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  )
  return new Map(
    checks.flatMap(({ text }) => {
      const [, column, word] = /\(+"?(\w+)"?\)?(?:::text)? = ANY \(+ARRAY\['(\w+)'/.exec(text) ?? []
      return column === undefined || word === undefined ? [] : [[column, word] as const]
    }),
  )
}

const listBirths = async (): Promise<string[]> =>
  (
    await world.query<{ birth: string }>(
      `SELECT birth_id::text AS birth FROM identity.identifier WHERE root_service = (
         SELECT root_service FROM identity.identifier WHERE birth_id = $1::uuid)`,
      [birth],
    )
  ).map((one) => one.birth)

/** Every table with a column that names a customer, but for keys and the record of erasures, which tell nothing of her. */
const listTables = (): Promise<{ name: string; key: string }[]> =>
  world.query(
    `SELECT DISTINCT ON (1) c.table_schema || '.' || c.table_name AS name, c.column_name AS key
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema', 'seal')
       AND c.column_name IN ('birth_id', 'birth', 'a') AND c.data_type = 'uuid'
     ORDER BY 1, 2 DESC`,
  )

interface Document {
  births: string[]
  tables: Record<string, Record<string, unknown>[]>
  events: { pos: number; body: Record<string, unknown>; meta: unknown }[]
}

async function stream(): Promise<string> {
  let text = ''
  for await (const piece of world.app.portable.streamPerson({ workspaceId: 'default', birth })) text += piece
  return text
}

describe('G19', () => {
  test('every table with her key is there, with every column of the schema', async () => {
    const document = JSON.parse(await stream()) as Document
    const tables = await listTables()
    const missing: string[] = []
    for (const { name } of tables) {
      const [row] = document.tables[name] ?? []
      const columns = await world.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema || '.' || table_name = $1`,
        [name],
      )
      for (const column of columns)
        if (row === undefined || !(column.name in row)) missing.push(`${name}.${column.name}`)
    }
    tell('g19', { tables: tables.length, missing: missing.length })
    expect(missing).toEqual([])
    expect(tables.length).toBeGreaterThan(15)
  })

  test('events as they were sent; what was sealed can be read', async () => {
    const document = JSON.parse(await stream()) as Document
    const sent = canaryEvents() as { messageId: string }[]
    expect(
      document.events.map((one) => one.body.messageId).filter((one) => /^canary/.test(String(one))),
    ).toEqual(sent.slice(0, 5).map((one) => one.messageId))
    expect(document.events[2]?.body).toMatchObject({
      properties: { order_id: canary.order, total: '120.00' },
    })
    const stored = await world.query<{ proof: string }>(
      'SELECT proof FROM consent.record WHERE proof IS NOT NULL',
    )
    expect(stored.length).toBeGreaterThan(0)
    expect(stored.map((row) => row.proof).join()).not.toContain(canary.proof)
    expect(document.tables['consent.record']?.map((row) => row.proof)).toContain(canary.proof)
    // What was written to her: sealed where it lies, readable for her.
    for (const [table, column] of [
      ['deliver.body', 'parts'],
      ['deliver.shelf', 'content'],
    ] as const) {
      const lies = await world.query<{ text: string }>(`SELECT ${column} AS text FROM ${table}`)
      expect(lies.length, table).toBeGreaterThan(0)
      expect(lies.map((row) => row.text).join(), table).not.toContain(canary.name)
      expect(JSON.stringify(document.tables[table]), table).toContain(canary.name)
    }
  })

  test('as one value it says the same as the stream', async () => {
    const { exportedAt: _, ...whole } = await world.app.portable.exportPerson({
      workspaceId: 'default',
      birth,
    })
    const { exportedAt: __, ...streamed } = JSON.parse(await stream())
    expect(JSON.parse(JSON.stringify(whole))).toEqual(streamed)
  })

  test(
    '100,000 events within a minute',
    async () => {
      const count = scale(100_000)
      await world.query(
        `INSERT INTO platform.log (pos, workspace_id, kind, source_id, received_at, body)
       SELECT 1000000 + i, 'default', 'e', 's', i, json_build_object('type', 'track', 'event', 'Looked', 'messageId', 'm' || i,
         'userId', 'u', 'properties', json_build_object('text', repeat('x', 400)))::text FROM generate_series(1, $1) i`,
        [count],
      )
      await world.query(
        `INSERT INTO profile.timeline SELECT 'default', $2::uuid, i, 1000000 + i, 'w' FROM generate_series(1, $1) i`,
        [count, birth],
      )
      const began = performance.now()
      let [pieces, bytes] = [0, 0]
      for await (const piece of world.app.portable.streamPerson({ workspaceId: 'default', birth })) {
        pieces++
        bytes += piece.length
      }
      const ms = Math.round(performance.now() - began)
      tell('g19 speed', { events: count, ms, megabytes: Math.round(bytes / 2 ** 20), pieces })
      expect(ms).toBeLessThan(60_000)
    },
    limitMs(180_000),
  )
})
