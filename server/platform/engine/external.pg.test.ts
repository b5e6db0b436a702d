import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { silentLogger } from '../logger.ts'
import { type DbAddress, type Engine, inspectEngine, startEngine } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-external-test-'))
const seam = { clock: systemClock, log: silentLogger }
let server: Engine

/** The embedded server, dressed as somebody else's. */
function toUrl(address: DbAddress, database = address.database): string {
  const host = encodeURIComponent(address.host)
  return `postgresql://${address.user}:${address.password}@localhost/${database}?host=${host}`
}

async function ask(address: ReturnType<Engine['address']>): Promise<unknown> {
  if (!('connectionString' in address)) throw new Error('a foreign address was expected')
  const client = new pg.Client({ connectionString: address.connectionString })
  await client.connect()
  try {
    await client.query(`SET ROLE ${address.setRole}`)
    const { rows } = await client.query('SELECT current_user AS me, current_database() AS at')
    return rows[0]
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  server = await startEngine({
    dataDir: folder,
    databaseUrl: null,
    migrationUrl: null,
    ...seam,
  })
  const root = new pg.Client(server.address('root', 'postgres') as pg.ClientConfig)
  await root.connect()
  for (const sql of ['DROP DATABASE splot', 'DROP ROLE splot_worker, splot_app']) await root.query(sql)
  await root.query("CREATE ROLE hired LOGIN CREATEROLE PASSWORD 'h'")
  await root.query("CREATE ROLE intruder LOGIN PASSWORD 'i'")
  await root.query('CREATE DATABASE theirs OWNER hired')
  await root.end()
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function urlOf(user: string, password: string): string {
  return toUrl({ ...(server.address('owner') as DbAddress), user, password, database: 'theirs' })
}

test('a user who may make roles gets ours made, and steps down to them', async () => {
  const databaseUrl = urlOf('hired', 'h')
  await using engine = await startEngine({
    dataDir: join(folder, 'a'),
    databaseUrl,
    migrationUrl: null,
    ...seam,
  })
  expect(engine.kind).toBe('external')
  expect(engine.version).toMatch(/^18\./)
  expect(await ask(engine.address('app'))).toEqual({ me: 'splot_app', at: 'theirs' })
  expect(await ask(engine.address('worker'))).toEqual({ me: 'splot_worker', at: 'theirs' })
  expect(await ask(engine.address('owner'))).toEqual({ me: 'hired', at: 'theirs' })
  expect(await ask(engine.address('owner', 'postgres'))).toEqual({ me: 'hired', at: 'postgres' })
})

test('a user who may not is told what an administrator must run', async () => {
  const databaseUrl = urlOf('intruder', 'i')
  const start = startEngine({ dataDir: join(folder, 'b'), databaseUrl, migrationUrl: null, ...seam })
  await expect(start).rejects.toMatchObject({
    code: 'roles_missing',
    message: expect.stringContaining('GRANT'),
  })
})

test('a wrong password is told without repeating it', async () => {
  const databaseUrl = urlOf('hired', 'wrong-secret')
  const start = startEngine({ dataDir: join(folder, 'c'), databaseUrl, migrationUrl: null, ...seam })
  await expect(start).rejects.toMatchObject({
    code: 'server_unreachable',
    message: expect.not.stringContaining('wrong-secret'),
  })
  const report = await inspectEngine({ dataDir: join(folder, 'c'), databaseUrl })
  expect(report.problems.map(({ code }) => code)).toEqual(['server_unreachable'])
})
