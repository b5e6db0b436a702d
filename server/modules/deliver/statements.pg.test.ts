import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitUntilBlocked } from '../../../tests/testkit/blocked.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { Statement, WorkspaceTx } from '../../platform/db/index.ts'
import { firstIdAt } from './rules/first-id.ts'
import { sendable } from './rules/parts.ts'
import { prune } from './service/prune.ts'
import { listBodies } from './store/bodies.ts'
import { findMessage } from './store/messages.ts'
import { eraseRows, listAddresses } from './store/privacy.ts'
import { findReturned, noteReturn } from './store/returns.ts'
import { listDueLines, lockLost } from './store/sending.ts'
import { lockOwner } from './store/shelf.ts'
import { countedAtMost, listLineStatus } from './store/status.ts'
import { findCampaignTally, sumTally } from './store/tallies.ts'
import { listTellings, listUntold } from './store/telling.ts'

/** What is asked again and again must not grow with all that was ever sent. */
let pg: TestDatabase
const many = 50_000
const id = (n: number) => firstIdAt(1_700_000_000_000 + n)
const birth = '00000000-0000-7000-8000-0000000000b1'

const fill = `
  INSERT INTO deliver.message (workspace_id, id, run, seq, birth_id, channel, purpose, lane, version, priority, campaign_id, data,
    requested_at, due_at, expires_at, state, via, address, settled_at, provider_id)
  SELECT $1, (lpad(to_hex(1700000000000 + i), 12, '0') || '70008000000000000000')::uuid, 'r', i, md5((i / 3)::text)::uuid,
    CASE WHEN i % 7 = 0 THEN 'sms' ELSE 'email' END, 'marketing', CASE WHEN i % 5 = 0 THEN 't' ELSE 'm' END::"char", 1, 0,
    'c' || (i / 20000), '{}', i, i, i, CASE WHEN i % 50 = 0 THEN 'p' WHEN i % 50 = 1 THEN 'w' WHEN i % 5000 = 2 THEN 'h' ELSE 's' END::"char",
    'v', 'a' || i || '@example.pl', CASE WHEN i % 50 > 1 THEN i END, 'p' || i
  FROM generate_series(1, ${many}) i`
const bodies = `
  INSERT INTO deliver.body (workspace_id, message_id, birth_id, parts)
  SELECT workspace_id, id, birth_id, '{}' FROM deliver.message WHERE workspace_id = $1 AND state = 's'`

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'deliver' })
  for (const workspaceId of ['w1', 'w2'])
    await pg.app.inWorkspace(workspaceId, async (tx) => {
      await tx.change({ text: fill, values: [workspaceId] })
      await tx.change({ text: bodies, values: [workspaceId] })
    })
  await pg.owner.inPlatform(async (tx) => {
    // The owner counts rows it may not see as none.
    for (const table of ['message', 'body'])
      await tx.change({ text: `ALTER TABLE deliver.${table} NO FORCE ROW LEVEL SECURITY`, values: [] })
    await tx.change({ text: 'ANALYZE deliver.message, deliver.body', values: [] })
    for (const table of ['message', 'body'])
      await tx.change({ text: `ALTER TABLE deliver.${table} FORCE ROW LEVEL SECURITY`, values: [] })
  })
}, 180_000)
afterAll(() => pg.close())

/** The statements a verb of the store sends. */
async function listen(run: (tx: WorkspaceTx) => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const rows = async (statement: Statement) => {
    heard.push(statement)
    return []
  }
  await run({
    ...{ workspaceId: 'w1', workspaceIds: ['w1'], rows },
    change: async (statement) => (await rows(statement)).length,
  })
  return heard
}

interface Plan {
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}
const listNodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(listNodes)]
const literal = (value: unknown): string =>
  value === null
    ? 'NULL'
    : typeof value === 'number'
      ? `${value}`
      : `'${String(value).replaceAll("'", "''")}'`

class Undone extends Error {}

/** Rows of messages and bodies it reads, planned for these values and for any; what it changes is undone. */
async function countRead({ text, values }: Statement): Promise<number> {
  let most = 0
  for (const mode of ['force_custom_plan', 'force_generic_plan'])
    await pg.app
      .inWorkspace('w1', async (tx) => {
        const run = (one: string) => tx.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>({ text: one, values: [] })
        await run(`SET LOCAL plan_cache_mode = ${mode}`)
        await run(`PREPARE asked AS ${text}`)
        const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
        const [row] = await run(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked${given}`)
        await run('DEALLOCATE asked')
        const nodes = row === undefined ? [] : listNodes(row['QUERY PLAN'][0].Plan)
        const read = nodes
          .filter((node) => /^(message|body)$/.test(node['Relation Name'] ?? ''))
          .map(
            (node) =>
              ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) *
              (node['Actual Loops'] ?? 1),
          )
        most = Math.max(most, ...read)
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
  return most
}

const named = { messageId: id(7), via: 'v', providerId: null }
const verbs: Record<string, (tx: WorkspaceTx) => Promise<unknown>> = {
  'the status page': (tx) => listLineStatus(tx, 'w1', sendable, 1e12),
  'the brake, of a campaign': (tx) => findCampaignTally(tx, 'w1', 'c1'),
  'the brake, of a channel': (tx) => sumTally(tx, 'w1', 'v', 1),
  'what is untold': (tx) => listTellings(tx, 'w1', { before: 1, limit: 20 }),
  'what is told of it': (tx) => listUntold(tx, 'w1', [id(1), id(2)]),
  'what is due': (tx) => listDueLines(tx, ['w1', 'w2'], sendable, 1e12),
  'hand-overs without an outcome': (tx) => lockLost(tx, 'w1', 1e12, 500),
  'a bounce, by our id': (tx) => noteReturn(tx, 'w1', 'bounced', { ...named, at: 1 }),
  'a bounce, by the provider’s': (tx) =>
    noteReturn(tx, 'w1', 'bounced', { ...named, messageId: null, providerId: 'p7', at: 1 }),
  'what a report is about': (tx) => findReturned(tx, 'w1', named),
}

/** The open ones of the longest line, for what counts them; elsewhere a handful of rows. */
const few = (name: string) => (name === 'the status page' ? 1_500 : 50)

describe('no look at all messages for', () => {
  it('(as one would be seen)', async () => {
    const text = `SELECT max(settled_at) FROM deliver.message WHERE workspace_id = $1 AND state = 's'`
    expect(await countRead({ text, values: ['w1'] })).toBeGreaterThan(many / 2)
  })

  it.each(Object.keys(verbs))('%s', async (name) => {
    const heard = await listen(verbs[name] ?? (async () => {}))
    expect(heard.length).toBeGreaterThan(0)
    for (const statement of heard) expect(await countRead(statement)).toBeLessThan(few(name))
  })
})

it('the status page counts what a look at all messages would find', async () => {
  const now = 25_000
  const found = await pg.app.inWorkspace('w1', (tx) => listLineStatus(tx, 'w1', sendable, now))
  const wanted = await pg.app.inWorkspace('w1', (tx) =>
    tx.rows<{ channel: string; lane: string; pending: number; due: number; held: number; handed: number }>({
      text: `SELECT channel, lane::text, count(*) FILTER (WHERE state = 'p')::int AS pending,
         count(*) FILTER (WHERE state = 'p' AND due_at <= $1)::int AS due, min(due_at) FILTER (WHERE state = 'p') AS "oldestDueAt",
         count(*) FILTER (WHERE state = 'w')::int AS held, count(*) FILTER (WHERE state = 'h')::int AS handed, false AS "isMore"
       FROM deliver.message WHERE workspace_id = 'w1' AND state IN ('p', 'w', 'h') GROUP BY 1, 2 ORDER BY 1, 2 DESC`,
      values: [now],
    }),
  )
  expect(found).toEqual(wanted)
  expect(found.reduce((sum, line) => sum + line.pending, 0)).toBe(many / 50)
  expect(countedAtMost).toBeGreaterThan(many)
})

describe('retention', () => {
  const count = () =>
    pg.app.inWorkspace('w2', async (tx) => {
      const text = `SELECT (SELECT count(*)::int FROM deliver.message WHERE workspace_id = 'w2') AS rows,
         (SELECT count(*)::int FROM deliver.body WHERE workspace_id = 'w2') AS bodies,
         (SELECT count(*)::int FROM deliver.message WHERE workspace_id = 'w2' AND state IN ('p', 'w', 'h')) AS open`
      return (await tx.rows<{ rows: number; bodies: number; open: number }>({ text, values: [] }))[0]
    })

  it('what was said goes first, then the rows; what waits stays, however old; nothing younger goes', async () => {
    const before = await count()
    const cut = (bodies: number, rows: number) =>
      pg.app.inWorkspace('w2', (tx) => prune({ tx, workspaceId: 'w2' }, { bodies, rows }, []))
    expect(await cut(0, 0)).toEqual({ bodies: 0, rows: 0 })
    // So many a call: the next one goes on.
    expect(await cut(1_700_000_000_000 + many, 0)).toEqual({ bodies: 10_000, rows: 0 })
    expect(await cut(0, 1_700_000_000_000 + 1_000)).toEqual({ bodies: 0, rows: 959 })
    const after = await count()
    expect(after?.open).toBe(before?.open)
    expect(after?.rows).toBe((before?.rows ?? 0) - 959)
    expect(after?.bodies).toBe((before?.bodies ?? 0) - 10_000)
  })

  it('takes nothing of whoever is on hold', async () => {
    const [own] = await pg.app.inWorkspace('w2', (tx) =>
      tx.rows<{ birth: string; id: string }>({
        text: `SELECT m.birth_id::text AS birth, m.id::text FROM deliver.message m JOIN deliver.body b ON b.message_id = m.id
               WHERE m.workspace_id = 'w2' AND b.workspace_id = 'w2' AND m.state = 's' ORDER BY m.id LIMIT 1`,
        values: [],
      }),
    )
    const { birth: kept = '', id: messageId = '' } = own ?? {}
    const bodiesOf = () =>
      pg.app.inWorkspace('w2', (tx) => listBodies(tx, 'w2', [messageId]).then((rows) => rows.length))
    const cut = (held: readonly string[]) =>
      pg.app.inWorkspace('w2', async (tx) => {
        const at = 1_700_000_000_000 + 20_000
        await prune({ tx, workspaceId: 'w2' }, { bodies: at, rows: at }, held)
        return (await findMessage(tx, 'w2', messageId)) !== null
      })
    expect(await bodiesOf()).toBe(1)
    expect([await cut([kept]), await bodiesOf()]).toEqual([true, 1])
    expect([await cut([]), await bodiesOf()]).toEqual([false, 0])
  })
})

describe('an erasure', () => {
  it('waits for who is handing over, and leaves nothing of what was said then', async () => {
    const message = `INSERT INTO deliver.message (workspace_id, id, run, seq, birth_id, channel, purpose, lane, version, priority, data,
        requested_at, due_at, expires_at, state)
      VALUES ('w1', $1, 'race', 1, $2, 'email', 'service', 't', 1, 0, '{}', 1, 1, 1, 'p')`
    await pg.app.inWorkspace('w1', (tx) => tx.change({ text: message, values: [id(900_000), birth] }))
    let erasing: Promise<number> = Promise.resolve(0)
    await pg.app.inWorkspace('w1', async (tx) => {
      await tx.rows({
        text: `SELECT FROM deliver.message WHERE workspace_id = 'w1' AND id = $1 FOR UPDATE`,
        values: [id(900_000)],
      })
      erasing = pg.db.inWorkspace('w1', (other) => eraseRows(other, 'w1', [birth]))
      await waitUntilBlocked(pg, erasing)
      await tx.change({
        text: `INSERT INTO deliver.body (workspace_id, message_id, birth_id, parts) VALUES ('w1', $1, $2, 'Dzień dobry, Maju')`,
        values: [id(900_000), birth],
      })
    })
    expect(await erasing).toBe(2)
    const left = await pg.app.inWorkspace('w1', async (tx) => [
      await listAddresses(tx, 'w1', [birth]),
      await tx.rows({ text: `SELECT FROM deliver.body WHERE birth_id = $1`, values: [birth] }),
    ])
    expect(left).toEqual([[], []])
  })

  it('is waited for by who lays a message on the shelf: nobody who is gone has one there', async () => {
    const message = `INSERT INTO deliver.message (workspace_id, id, run, seq, birth_id, channel, purpose, lane, version, priority, data,
        requested_at, due_at, expires_at, state)
      VALUES ('w1', $1, 'shelf', 1, $2, 'onsite', 'service', 't', 1, 0, '{}', 1, 1, 1, 'h')`
    await pg.app.inWorkspace('w1', (tx) => tx.change({ text: message, values: [id(900_001), birth] }))
    let owner: Promise<string | null> = Promise.resolve('nobody asked')
    await pg.app.inWorkspace('w1', async (tx) => {
      await eraseRows(tx, 'w1', [birth])
      owner = pg.db.inWorkspace('w1', (other) => lockOwner(other, 'w1', id(900_001)))
      await waitUntilBlocked(pg, owner)
    })
    expect(await owner).toBeNull()
  })
})
