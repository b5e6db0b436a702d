import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, scopesOfRole } from '../../server/modules/workspace/roles.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { createApi } from '../../server/platform/http/api.ts'
import type { Actor, AnyRoute } from '../../server/platform/http/route.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { furnishAudience } from './kit/audience-calls.ts'
import { furnishCommerce } from './kit/commerce-calls.ts'
import { furnishConnections } from './kit/connect-calls.ts'
import { furnishLibrary, makeMessage } from './kit/content-calls.ts'
import { twoArms } from './kit/experiment-calls.ts'
import { furnishLoyalty } from './kit/loyalty-calls.ts'
import { furnishOrders } from './kit/order-calls.ts'
import { limitMs, openSeed } from './kit/seed.ts'
import { furnishSegment } from './kit/segment-calls.ts'
import { addresses, type Belongings, describeCall } from './kit/tenant-calls.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G15: workspaces never see each other. Two workspaces hold the same kind of life with canaries in every text; every
 * route is called by every role with its own and with foreign ids, and again with the code's fence taken down, so that
 * row-level security stands alone: no foreign byte ever comes back, and nothing foreign changes.
 */
const { random } = openSeed('g15-workspaces')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let own: Belongings
let foreign: Belongings

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g15', random: random.fork() })
  own = await furnish('ours')
  foreign = await furnish('theirs')
}, 600_000)
afterAll(async () => {
  await world?.close()
  await engine?.close()
})

const canary = (workspaceId: string) => `canary${workspaceId}`

/** Two customers, merged once and parted, a key, a quarantined event: one of everything, canaries in all of it. */
async function furnish(workspaceId: string): Promise<Belongings> {
  const word = canary(workspaceId)
  await world.app.workspace.workspaces.ensure(workspaceId, `Name ${word}`)
  const key = await world.key(workspaceId)
  const events = [1, 2].map((n) => ({
    type: 'identify',
    userId: `${word}-user-${n}`,
    anonymousId: `${word}-web-${n}`,
    messageId: `${word}-m-${n}`,
    traits: { email: `${word}.${n}@example.pl`, firstName: word, city: word, phone: `+4860010020${n}` },
    context: { campaign: { source: word } },
  }))
  const guest = {
    type: 'track',
    event: `Seen ${word}`,
    anonymousId: `${word}-guest`,
    messageId: `${word}-m-3`,
    properties: { word },
  }
  await world.accept([...events, guest], key)
  await world.drain()
  await world.query(
    `INSERT INTO collect.quarantine (workspace_id, pos, code, detail, at)
     SELECT workspace_id, max(pos), 'poison', $2, 1 FROM platform.log WHERE workspace_id = $1 GROUP BY 1`,
    [workspaceId, word],
  )
  const rows = await world.query<{ value: string; birth_id: string }>(
    `SELECT value, birth_id FROM identity.identifier WHERE workspace_id = $1 AND kind IN ('user_id', 'anonymous_id')`,
    [workspaceId],
  )
  const birthOf = (value: string) => rows.find((row) => row.value === value)?.birth_id ?? ''
  const customers: [string, string] = [birthOf(`${word}-user-1`), birthOf(`${word}-guest`)]
  const joined = await world.carryOut(
    world.call('POST', '/api/v1/customers/merge', { ids: customers, reason: word }, key),
  )
  expect(joined.status, joined.text).toBe(200)
  const [{ id: keyId } = { id: '' }] = await world.query<{ id: string }>(
    'SELECT id FROM workspace.api_key WHERE workspace_id = $1',
    [workspaceId],
  )
  const [{ pos } = { pos: '1' }] = await world.query<{ pos: string }>(
    'SELECT max(pos) AS pos FROM collect.quarantine WHERE workspace_id = $1',
    [workspaceId],
  )
  const user = `user-of-${workspaceId}`
  await world.query(
    `INSERT INTO workspace."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, $2, $3, true, to_timestamp(0), to_timestamp(0))`,
    [user, word, `${word}@staff.example`],
  )
  await world.query(
    `INSERT INTO workspace.member (workspace_id, user_id, role, created_at) VALUES ($1, $2, 'admin', 1)`,
    [workspaceId, user],
  )
  await world.app.workspace.audit.record(workspaceId, {
    actor: { kind: 'member', id: user, name: word },
    action: 'canary.planted',
    target: word,
    detail: {},
  })
  const contentId = await furnishContent(workspaceId, word)
  await furnishLoyalty((...asked) => make(workspaceId, ...asked), word, customers[0])
  return {
    workspaceId,
    customers,
    mergeId: String(joined.json.mergeId),
    keyId,
    memberId: user,
    contentId,
    ...(await furnishLibrary((...asked) => make(workspaceId, ...asked), word, contentId)),
    formId: await furnishForm(workspaceId, word),
    importId: await make(workspaceId, '/imports', { kind: 'customers', name: word, bytes: 9 }),
    reservationId: await furnishCommerce((...asked) => make(workspaceId, ...asked), word, customers[0]),
    orderId: await furnishOrder(workspaceId, word),
    ...(await furnishDelivery(workspaceId, word)),
    campaignId: await make(workspaceId, '/campaigns', { name: word }),
    journeyId: await make(workspaceId, '/journeys', { name: word }),
    replayId: await make(workspaceId, '/journey-replays', { graph: {} }),
    experimentId: await make(workspaceId, '/experiments', { name: word, arms: twoArms }),
    audienceId: await furnishAudience((...asked) => make(workspaceId, ...asked), word),
    segmentId: await furnishSegment((...asked) => make(workspaceId, ...asked), word),
    listId: await make(workspaceId, `/campaign-lists?name=${word}&source=typed`, { word }),
    requestId: await furnishRequest(workspaceId, word),
    messageId: await furnishMessage(workspaceId, customers[0], word),
    pos: Number(pos),
    word,
  }
}

async function furnishDelivery(workspaceId: string, word: string) {
  const connectionId = await furnishConnections((...asked) => make(workspaceId, ...asked), word)
  const [row] = await world.query('SELECT id FROM connect.delivery WHERE workspace_id = $1', [workspaceId])
  return { connectionId, deliveryId: String(row?.id) }
}

/** Something made by an administrator of the workspace. */
async function make(workspaceId: string, path: string, body: object, method = 'POST'): Promise<string> {
  const fetch = openApi(world.app.routes, actAs('admin', workspaceId))
  const headers = {
    'content-type': 'application/json',
    origin: 'http://world.test',
    'if-match': '"1"',
    'idempotency-key': `${path}-once`,
  }
  const init = { method, headers, body: JSON.stringify(body) }
  const reply = await fetch(new Request(`http://world.test/api/v1${path}`, init))
  const text = await reply.text()
  expect(reply.status, text).toBe(200)
  return String((JSON.parse(text) as { id?: string }).id)
}

/** An order of what lies in its store. */
async function furnishOrder(workspaceId: string, word: string): Promise<string> {
  await furnishOrders((...asked) => make(workspaceId, ...asked), word)
  const asked = 'SELECT id::text AS id FROM commerce.order_head WHERE workspace_id = $1'
  return (await world.query<{ id: string }>(asked, [workspaceId]))[0]?.id ?? ''
}

/** A message with a version, its word in every text. */
async function furnishContent(workspaceId: string, word: string): Promise<string> {
  const id = await make(workspaceId, '/content', { kind: 'message', name: word, document: makeMessage(word) })
  await make(workspaceId, `/content/${id}/publish`, { note: word })
  return id
}

const furnishRequest = (workspaceId: string, word: string): Promise<string> =>
  make(workspaceId, '/privacy-requests', { kind: 'access', via: 'letter', note: word })

/** A message that waits for its turn. */
async function furnishMessage(workspaceId: string, birth: string, word: string): Promise<string> {
  const now = world.clock.now()
  const asked = {
    ...{
      run: word,
      seq: 0,
      birth,
      channel: 'email' as const,
      purpose: 'marketing',
      lane: 'marketing' as const,
    },
    ...{ itemId: '', version: 1, language: null, notBefore: now, expiresAt: now + 86_400_000, priority: 0 },
    ...{ campaignId: word, data: {}, address: `${word}@example.pl`, zone: null, ready: { subject: word } },
  }
  const { queue } = world.app.deliver
  return world.base.web.inWorkspace(workspaceId, async (tx) => {
    await queue.request({ tx, workspaceId }, [asked])
    const [row] = await queue.list({ tx, workspaceId }, { run: word }, { before: null, limit: 1 })
    return row?.id ?? ''
  })
}

function furnishForm(workspaceId: string, word: string): Promise<string> {
  const label = { pl: word, en: word }
  const definition = { title: label, fields: [{ kind: 'text', name: 'topic', label }] }
  return make(workspaceId, '/forms', { name: word, definition })
}

/** The API as an actor of this role in this workspace meets it. */
function openApi(routes: readonly AnyRoute[], actor: Actor | null): (request: Request) => Promise<Response> {
  const { clock, ids } = world.base
  const api = createApi({ routes, authenticate: async () => actor, clock, ids, logger: silentLogger })
  return async (request) => api.fetch(request, { remoteAddress: '127.0.0.1' })
}

function actAs(role: (typeof roles)[number], workspaceId: string): Actor {
  return {
    kind: 'member',
    id: `user-of-${workspaceId}`,
    name: role,
    workspaceId,
    scopes: new Set(scopesOfRole[role]),
  }
}

let callCount = 0
async function call(fetch: (request: Request) => Promise<Response>, route: AnyRoute, things: Belongings) {
  const { path, body } = describeCall(route, things)
  const stop = new AbortController()
  const asking = fetch(
    new Request(`http://world.test${path}`, {
      method: route.method,
      headers: {
        'content-type': 'application/json',
        origin: 'http://world.test',
        // Each call is one of its own, where a route asks for that.
        'idempotency-key': `g15-call-${++callCount}`,
      },
      signal: stop.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const response = await world.carryOut(asking)
  const isStream = response.headers.get('content-type')?.includes('event-stream')
  const text = isStream ? '' : await response.text()
  stop.abort()
  return { status: response.status, text: `${text}\n${JSON.stringify([...response.headers])}` }
}

/** Everything of a workspace, to see that nothing of it changed. */
async function photograph(workspaceId: string): Promise<string> {
  const tables = await listTables()
  const lines: string[] = []
  for (const { name } of tables) {
    const rows = await world.query<{ line: string }>(
      `SELECT t::text AS line FROM ${name} t WHERE workspace_id = $1 ORDER BY 1`,
      [workspaceId],
    )
    lines.push(name, ...rows.map((row) => row.line))
  }
  return lines.join('\n')
}

interface Table {
  name: string
  isFenced: boolean
}

/** Every table that says whose its rows are. */
function listTables(): Promise<Table[]> {
  return world.query<pg.QueryResultRow & Table>(
    `SELECT n.nspname || '.' || quote_ident(c.relname) AS name, c.relrowsecurity AND c.relforcerowsecurity AS "isFenced"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
}

describe('every route, every role, own and foreign ids', () => {
  test('every scoped route of the app is known to this test', () => {
    const unknown = world.app.routes.filter((route) => route.scope !== 'public' && !(route.id in addresses))
    expect(unknown.map((route) => route.id)).toEqual([])
    expect(world.app.routes.length).toBeGreaterThan(25)
  })

  test('no foreign byte in any answer, nothing foreign changes, and a role does what its scopes say', {
    timeout: limitMs(120_000),
  }, async () => {
    const before = await photograph('theirs')
    let calls = 0
    for (const role of roles) {
      const actor = actAs(role, 'ours')
      const fetch = openApi(world.app.routes, actor)
      for (const route of world.app.routes.filter((one) => one.scope !== 'public')) {
        const reply = await call(fetch, route, foreign)
        calls++
        const name = `${role} ${route.id}`
        expect(reply.text, name).not.toContain(foreign.word)
        expect(reply.status, `${name}: ${reply.text}`).toBeLessThan(500)
        const { isForeign, needs } = addresses[route.id] ?? { isForeign: false }
        const asked = [route.scope, ...(needs === undefined ? [] : [needs])]
        const isAllowed = asked.every((one) => one !== 'public' && actor.scopes.has(one))
        expect(reply.status === 403, `${name} ${reply.status}`).toBe(!isAllowed)
        if (isAllowed && isForeign) expect({ name, status: reply.status }).toEqual({ name, status: 404 })
      }
    }
    expect(calls).toBeGreaterThan(100)
    expect(await photograph('theirs')).toBe(before)
  })

  test('the same calls with own ids do answer: the test can see', { timeout: limitMs(120_000) }, async () => {
    const fetch = openApi(world.app.routes, actAs('admin', 'ours'))
    let seen = 0
    // What asks for a member's own session needs a cookie, which these actors have none of.
    const reading = world.app.routes.filter(
      (one) => one.scope !== 'public' && one.method === 'GET' && !one.path.startsWith('/api/v1/me'),
    )
    for (const route of reading) {
      const reply = await call(fetch, route, own)
      expect(reply.status, `${route.id}: ${reply.text}`).toBeLessThan(300)
      if (reply.text.includes(own.word)) seen++
    }
    expect(seen).toBeGreaterThan(5)
  })

  test('nobody at all -> 401 everywhere', async () => {
    const fetch = openApi(world.app.routes, null)
    for (const route of world.app.routes.filter((one) => one.scope !== 'public'))
      expect((await call(fetch, route, own)).status, route.id).toBe(401)
  })
})

/** The code asks for one workspace, the transaction declares another: the fence of the code is down. */
function disguise(db: Db): Db {
  return {
    inWorkspace: (workspaceId, run) => db.inWorkspaces(['ours'], (tx) => run({ ...tx, workspaceId })),
    inWorkspaces: (_, run) => db.inWorkspaces(['ours'], run),
    derive: (_, run) => db.derive(['ours'], run),
    inPlatform: (run) => db.inPlatform(run),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  }
}

describe('row-level security alone', () => {
  test('with the fence of the code down no room gives a foreign byte', {
    timeout: limitMs(120_000),
  }, async () => {
    const before = await photograph('theirs')
    world.options = { ...world.options, disguise }
    world.boot()
    const open =
      /^\/api\/v1\/(keys|members|workspaces|me|setup|roles|welcome|invite|sample|sources|live\/stream)/
    const routes = world.app.routes.filter((one) => one.scope !== 'public' && !open.test(one.path))
    const fetch = openApi(world.app.routes, actAs('admin', 'theirs'))
    let calls = 0
    for (const route of routes) {
      const reply = await call(fetch, route, foreign).catch(() => null)
      calls++
      if (reply) expect(reply.text.replaceAll(`"${foreign.word}"`, ''), route.id).not.toContain(foreign.word)
    }
    world.options = { ...world.options, disguise: (db) => db }
    world.boot()
    expect(calls).toBeGreaterThan(10)
    expect(await photograph('theirs')).toBe(before)
  })

  test('every table is fenced, except those read before the workspace is known, by name', async () => {
    const tables = await listTables()
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((one) => !one.isFenced).map((one) => one.name)).toEqual([
      // A delivery names its connection alone; whose it is, is read there.
      'connect.door',
      'workspace.api_key',
      'workspace.link',
      'workspace.member',
      'workspace.session',
      'workspace.workspace',
    ])
  })

  test('reads, changes and deletions reach no foreign row, and no row can be given away', async () => {
    const client = await connectAs('app')
    let tried = 0
    for (const { name, isFenced } of await listTables()) {
      if (!isFenced) continue
      const rows = await world.query(`SELECT * FROM ${name} WHERE workspace_id = 'theirs' LIMIT 1`)
      const [row] = rows
      const tries: [string, unknown[]][] = [
        [`SELECT * FROM ${name} WHERE workspace_id <> 'ours'`, []],
        [`UPDATE ${name} SET workspace_id = workspace_id WHERE workspace_id = 'theirs'`, []],
        [`DELETE FROM ${name} WHERE workspace_id = 'theirs'`, []],
      ]
      if (row) {
        const columns = Object.keys(row)
        tries.push([
          `INSERT INTO ${name} (${columns.map((one) => `"${one}"`)}) VALUES (${columns.map((_, i) => `$${i + 1}`)})`,
          columns.map((column) => row[column]),
        ])
      }
      for (const [text, values] of tries) {
        tried++
        expect({ text, rows: await attempt(client, text, values) }).toEqual({ text, rows: 0 })
      }
    }
    await client.end()
    expect(tried).toBeGreaterThan(50)
  })

  test('the role of the server is nobody: no superuser, owns nothing, runs no program, reads no file', async () => {
    const found = await world.query<{ rolname: string; is_strong: boolean; owns: string }>(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS is_strong,
         (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname IN ('splot_app', 'splot_worker') ORDER BY 1`,
    )
    expect(found).toEqual([
      { rolname: 'splot_app', is_strong: false, owns: '0' },
      { rolname: 'splot_worker', is_strong: false, owns: '0' },
    ])
    for (const role of ['app', 'worker'] as const) {
      const client = await connectAs(role)
      for (const text of [
        `COPY platform.migration TO PROGRAM 'true'`,
        `SELECT pg_read_file('/etc/passwd')`,
        'CREATE EXTENSION pgcrypto',
        'ALTER TABLE profile.stated DISABLE ROW LEVEL SECURITY',
        'SET ROLE splot_owner',
        `SELECT * FROM profile.match_words('theirs', ARRAY['%canary%'], 10)`,
      ])
        expect({ role, text, rows: await attempt(client, text) }).toEqual({ role, text, rows: 0 })
      await client.end()
    }
  })

  test('the worker reads by position over all workspaces in exactly these tables', async () => {
    const rows = await world.query<{ name: string; cmd: string }>(
      `SELECT schemaname || '.' || tablename AS name, cmd FROM pg_policies
       WHERE qual = 'true' AND 'splot_worker' = ANY (roles) ORDER BY 1`,
    )
    expect(rows).toEqual([
      // Loops of commerce find what is due before they know whose it is.
      { name: 'commerce.document', cmd: 'SELECT' },
      { name: 'commerce.fact', cmd: 'SELECT' },
      { name: 'commerce.order_head', cmd: 'SELECT' },
      { name: 'commerce.payment_refund', cmd: 'SELECT' },
      { name: 'commerce.points_account', cmd: 'SELECT' },
      { name: 'commerce.points_lot', cmd: 'SELECT' },
      { name: 'commerce.redemption', cmd: 'SELECT' },
      { name: 'commerce.reservation', cmd: 'SELECT' },
      { name: 'commerce.wish_watch', cmd: 'SELECT' },
      // Those of connections and imports likewise.
      { name: 'connect.connection', cmd: 'SELECT' },
      { name: 'connect.delivery', cmd: 'SELECT' },
      { name: 'connect.import', cmd: 'SELECT' },
      { name: 'connect.import_parcel', cmd: 'SELECT' },
      // The guards of experiments look at all that run.
      { name: 'decide.experiment', cmd: 'SELECT' },
      // The loop of audiences at ad platforms likewise.
      { name: 'deliver.ad_audience', cmd: 'SELECT' },
      { name: 'deliver.ad_member', cmd: 'SELECT' },
      { name: 'deliver.ad_told', cmd: 'SELECT' },
      // The loop of campaigns finds what is due before it knows whose it is.
      { name: 'deliver.campaign', cmd: 'SELECT' },
      { name: 'identity.override', cmd: 'SELECT' },
      // So does the clockwork of journeys.
      { name: 'journey.enrollment', cmd: 'SELECT' },
      { name: 'journey.journey', cmd: 'SELECT' },
      { name: 'journey.outbox', cmd: 'SELECT' },
      { name: 'journey.replay', cmd: 'SELECT' },
      { name: 'platform.log', cmd: 'SELECT' },
      { name: 'profile.timeline', cmd: 'SELECT' },
      { name: 'seal.erasure', cmd: 'SELECT' },
      // Those of segments: timers that are due, versions that are to be built.
      { name: 'segment.next_eval', cmd: 'SELECT' },
      { name: 'segment.segment', cmd: 'SELECT' },
      // And who was woken by what changed beside the log.
      { name: 'segment.woken', cmd: 'SELECT' },
    ])
  })
})

async function connectAs(role: 'app' | 'worker'): Promise<pg.Client> {
  const { default: driver } = await import('pg')
  const client = new driver.Client(engine.address(role, 'g15'))
  await client.connect()
  return client
}

/** Rows a statement reaches from within `ours`; refused outright counts as none. */
async function attempt(client: pg.Client, text: string, values: unknown[] = []): Promise<number> {
  await client.query("BEGIN; SET LOCAL splot.workspaces = 'ours'")
  try {
    return (await client.query(text, values)).rowCount ?? 0
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // 42501: no right, or the fence; 0A000 and 58P01: not here at all.
    if (!['42501', '0A000', '58P01'].includes(code)) throw error
    return 0
  } finally {
    await client.query('ROLLBACK')
  }
}
