import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeads, type Heads } from '../../server/audit-heads.ts'
import { createHasher } from '../../server/platform/chain/rules.ts'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'
import { grant, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G20: the audit log and the ledger of consents are tamper-evident. Whoever rules the database changes, removes, adds or
 * cuts; a check finds it and names the position. Only what an erasure took is allowed to be gone.
 */
const { random } = openSeed('g20-tamper-evident')
const secret = 'a secret of the test, at least 256 bits long'
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let heads: Heads

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g20', random: random.fork() })
  heads = createHeads({ db: world.base.web, clock: world.clock, ids: world.base.ids, secret })
  await fill(scale(300))
}, 600_000)
afterAll(async () => {
  await world.close()
  await engine.close()
})

/** Acts of members and consents of customers, a few by each of many. */
async function fill(acts: number): Promise<void> {
  const actor = { kind: 'member', id: 'm1', name: 'Ada' } as const
  for (let i = 0; i < acts; i++) {
    world.clock.advance(60_000)
    const detail = { identifier: 'email', count: i, note: 'words of the act '.repeat(random.between(1, 12)) }
    await world.app.workspace.audit.record('default', {
      actor,
      action: 'customer.viewed',
      target: `c${i}`,
      detail,
    })
  }
  for (let i = 0; i < acts; i += 25) {
    const told = Array.from({ length: 25 }, (_, j) => {
      const email = `anna-${i + j}@example.pl`
      const properties = { proof: `form ${i + j}`, reason: 'because' }
      return random.chance(0.2) ? say('Consent Withdrawn', { email }) : grant({ email }, { properties })
    })
    await world.accept(told)
    await world.drain()
  }
}

const check = () => heads.verify('default', null)

/** Does the check find this change, and where? The change is undone afterwards. */
async function finds(
  change: string,
  values: unknown[] = [],
): Promise<{ kind?: string; seq?: number | null }> {
  const client = await world.root.connect()
  try {
    const { rowCount } = await client.query(change, values)
    expect(rowCount, change).toBeGreaterThan(0)
    const { audit, consent } = await check()
    return audit.fault ?? consent.fault ?? {}
  } catch (error) {
    // What the table itself refuses (a key that is taken, a word that is none) needs no finding.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('23'))
      return { kind: 'refused' }
    throw error
  } finally {
    client.release()
  }
}

interface Column {
  name: string
  type: string
}

const listColumns = (schema: string, table: string): Promise<Column[]> =>
  world.query<Column & Record<string, unknown>>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND column_name <> 'workspace_id' ORDER BY ordinal_position`,
    [schema, table],
  )

/** Another value that differs as little as can be. */
function alter({ name, type }: Column, dice: Random): string {
  if (type === 'boolean') return `NOT ${name}`
  if (type === 'bigint' || type === 'smallint' || type === 'integer') return `coalesce(${name}, 0) + 1`
  if (type === 'uuid')
    return `overlay(${name}::text placing (CASE WHEN right(${name}::text, 1) = 'a' THEN 'b' ELSE 'a' END) from 36)::uuid`
  const at = `1 + ${dice.int(1_000)} % greatest(length(coalesce(${name}, ' ')), 1)`
  return `CASE WHEN coalesce(${name}, '') = '' THEN 'x'
    ELSE overlay(${name} placing (CASE WHEN substr(${name}, ${at}, 1) = 'x' THEN 'y' ELSE 'x' END) from ${at}) END`
}

/** Takes a copy of a table, lets something be done to it, and puts it back. */
async function onCopy<T>(table: string, act: () => Promise<T>): Promise<T> {
  await world.query(`CREATE TABLE public.kept AS TABLE ${table}`)
  try {
    return await act()
  } finally {
    await world.query(`DELETE FROM ${table}`)
    await world.query(`INSERT INTO ${table} TABLE public.kept`)
    await world.query('DROP TABLE public.kept')
  }
}

describe('G20', () => {
  test('an untouched log is whole, and long enough to prove something', async () => {
    const verdict = await check()
    expect(verdict).toMatchObject({ isWhole: true, audit: { fault: null }, consent: { fault: null } })
    const [size] = await world.query<{ bytes: string }>(
      `SELECT (SELECT sum(length(a::text)) FROM workspace.audit a) + (SELECT sum(length(r::text)) FROM consent.record r) AS bytes`,
    )
    tell('g20', { audit: verdict.audit.links, consent: verdict.consent.links, bytes: Number(size?.bytes) })
    expect(verdict.audit.links).toBeGreaterThanOrEqual(scale(300))
    expect(verdict.consent.links).toBeGreaterThanOrEqual(scale(300))
  })

  test(
    'every byte of a megabyte of entries: a flipped bit never has the same fingerprint',
    () => {
      const hasher = createHasher(secret, 'workspace.audit')
      let [bytes, found] = [0, 0]
      for (let entry = 0; bytes < 2 ** 20 * Math.min(1, scale(1)); entry++) {
        const text = Buffer.from(`entry ${entry}: ${random.hex(random.between(100, 400))}`)
        const digest = hasher.digest([entry, text.toString('latin1')])
        for (let i = 0; i < text.length; i++) {
          const flipped = Buffer.from(text)
          flipped[i] = (flipped[i] ?? 0) ^ (1 << random.int(7))
          if (hasher.digest([entry, flipped.toString('latin1')]) !== digest) found++
          bytes++
        }
      }
      tell('g20 bytes', { bytes, found })
      expect(found).toBe(bytes)
    },
    limitMs(120_000),
  )

  test.each([
    ['workspace', 'audit'],
    ['workspace', 'audit_link'],
    ['consent', 'record'],
    ['consent', 'record_link'],
  ])(
    '%s.%s: a change of any column of any row is found',
    async (schema, table) => {
      const columns = await listColumns(schema, table)
      expect(columns.length).toBeGreaterThan(3)
      const missed: string[] = []
      await onCopy(`${schema}.${table}`, async () => {
        for (const column of columns) {
          for (let i = 0; i < 3; i++) {
            const rows = await world.query<{ ctid: string }>(
              `SELECT ctid::text FROM ${schema}.${table} ORDER BY ctid`,
            )
            const victim = random.pick(rows).ctid
            const was = await world.query(`SELECT * FROM ${schema}.${table} WHERE ctid = $1::tid`, [victim])
            const change = `UPDATE ${schema}.${table} SET ${column.name} = ${alter(column, random)} WHERE ctid = $1::tid`
            const found = await finds(change, [victim])
            if (found.kind === undefined) missed.push(`${column.name} of ${JSON.stringify(was)}`)
            await world.query(`DELETE FROM ${schema}.${table}`)
            await world.query(`INSERT INTO ${schema}.${table} TABLE public.kept`)
          }
        }
      })
      expect(missed).toEqual([])
      expect((await check()).isWhole).toBe(true)
    },
    limitMs(240_000),
  )

  test('the position is named: changed, removed, slipped in, taken out of the middle', async () => {
    const [link] = await world.query<{ seq: number; ref: string }>(
      'SELECT seq::int AS seq, ref FROM workspace.audit_link ORDER BY seq OFFSET 100 LIMIT 1',
    )
    const { seq = 0, ref = '' } = link ?? {}
    const id = [ref]
    await onCopy('workspace.audit', async () => {
      expect(await finds(`UPDATE workspace.audit SET target = 'other' WHERE id = $1::uuid`, id)).toEqual({
        kind: 'altered',
        seq,
        ref,
      })
    })
    await onCopy('workspace.audit', async () => {
      expect(await finds('DELETE FROM workspace.audit WHERE id = $1::uuid', id)).toEqual({
        kind: 'missing',
        seq,
        ref,
      })
    })
    await onCopy('workspace.audit', async () => {
      const slipped = `INSERT INTO workspace.audit SELECT workspace_id, '00000000-0000-7000-8000-000000000001', at, actor_kind,
        actor_id, actor_name, action, target, detail FROM workspace.audit WHERE id = $1::uuid`
      expect(await finds(slipped, id)).toMatchObject({ kind: 'foreign', seq: null })
    })
    await onCopy('workspace.audit_link', async () => {
      expect(await finds('DELETE FROM workspace.audit_link WHERE ref = $1', id)).toMatchObject({
        kind: 'missing',
        seq,
      })
    })
  })

  test('a cut tail is found: by the head, and by one kept elsewhere where the head was put back too', async () => {
    const kept = await heads.getHead('default')
    const cut = async (from: number) => {
      await world.query(
        'DELETE FROM workspace.audit WHERE id::text IN (SELECT ref FROM workspace.audit_link WHERE seq > $1)',
        [from],
      )
      await world.query('DELETE FROM workspace.audit_link WHERE seq > $1', [from])
    }
    await onCopy('workspace.audit', () =>
      onLinks(async () => {
        await cut(kept.audit.seq - 3)
        expect((await check()).audit.fault).toMatchObject({ kind: 'cut', seq: kept.audit.seq - 2 })
        await world.query(
          `UPDATE workspace.audit_head h SET seq = l.seq, hash = l.hash FROM workspace.audit_link l
           WHERE l.seq = $1 AND h.workspace_id = l.workspace_id`,
          [kept.audit.seq - 3],
        )
        expect((await check()).isWhole).toBe(true)
        const verdict = await heads.verify('default', kept)
        expect(verdict.audit.fault).toMatchObject({ kind: 'cut', seq: kept.audit.seq - 2 })
      }),
    )
    expect((await heads.verify('default', kept)).isWhole).toBe(true)
  })

  test('a head that was changed, or is of another workspace, proves nothing and says so', async () => {
    const kept = await heads.getHead('default')
    const other = { ...kept, audit: { ...kept.audit, seq: kept.audit.seq - 1 } }
    expect(await heads.verify('default', other)).toMatchObject({ isWhole: false, isForgedHead: true })
    expect(await heads.verify('default', { ...kept, workspace: 'other' })).toMatchObject({
      isForgedHead: true,
    })
  })

  test('without the secret nobody makes a link: a chain with another key does not hold', async () => {
    const stranger = createHeads({
      db: world.base.web,
      clock: world.clock,
      ids: world.base.ids,
      secret: 'another',
    })
    expect((await stranger.verify('default', null)).audit.fault).toMatchObject({ kind: 'broken', seq: 1 })
  })

  test('erasure takes entries away and leaves the chain whole; taken without erasure they are missed', async () => {
    const [row] = await world.query<{ birth: string }>(
      'SELECT birth_id::text AS birth FROM consent.record LIMIT 1',
    )
    const birth = row?.birth ?? ''
    await onCopy('consent.record', async () => {
      expect((await finds('DELETE FROM consent.record WHERE birth_id = $1::uuid', [birth])).kind).toBe(
        'missing',
      )
    })
    const actor = { kind: 'member', id: 'm1', name: 'Ada' } as const
    await world.app.erasure.erasePerson({ workspaceId: 'default', birth, by: actor })
    const left = await world.query('SELECT FROM consent.record WHERE birth_id = $1::uuid', [birth])
    expect(left).toEqual([])
    expect((await check()).isWhole).toBe(true)
  })
})

/** The links and their head, put back together. */
async function onLinks(act: () => Promise<void>): Promise<void> {
  await world.query('CREATE TABLE public.links AS TABLE workspace.audit_link')
  await world.query('CREATE TABLE public.heads AS TABLE workspace.audit_head')
  try {
    await act()
  } finally {
    await world.query('DELETE FROM workspace.audit_link')
    await world.query('INSERT INTO workspace.audit_link TABLE public.links')
    await world.query('DELETE FROM workspace.audit_head')
    await world.query('INSERT INTO workspace.audit_head TABLE public.heads')
    await world.query('DROP TABLE public.links, public.heads')
  }
}
