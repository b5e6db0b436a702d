import type { Condition } from '@splot/contract/segment/condition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../tests/testkit/one-connection.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { createApi } from '../../platform/http/api.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { hashToUuid, systemIds } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import { openAbsent } from '../../platform/warehouse/absent.ts'
import { createSegmentDesk, type DeskDeps } from './index.ts'
import { createBuildLoop } from './service/build.ts'
import type { BuildDeps } from './service/build-job.ts'
import { putFlips } from './store/members.ts'
import { type BuildPlace, finishBuild, listDefinitions, putBuild } from './store/programs.ts'
import { listDueWorkspaces, putDue } from './store/standings.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

const now = Date.parse('2026-11-22T12:00:00Z')
const workspaceId = 'desk'
const people = ['Hanna', 'Maja', 'Zofia'].map((name) => ({ name, root: hashToUuid(name) }))
const [hanna = { name: '', root: '' }, maja = hanna] = people
let pg: TestDatabase
let api: ReturnType<typeof createApi>
let scopes: Set<Scope>
const uses: { kind: 'campaign'; id: string; name: string }[] = []

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'segment' })
  const clock = { now: () => now, monotonic: () => now, sleep: async () => {} }
  const deps = {
    ...{ db: forbidNesting(pg.app), clock, ids: systemIds, warehouse: openAbsent() },
    audit: { record: async () => {} },
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    nameCustomers: async (_id: string, births: readonly string[], seesPii: boolean) =>
      new Map(
        births.map((birth) => {
          const name = people.find((one) => one.root === birth)?.name ?? null
          return [birth, name === null || seesPii ? name : `${name.charAt(0)}.`]
        }),
      ),
    pageRoots: async () => people.map((one) => one.root),
    estimateCustomers: async () => 30,
    evaluate: async (_where: object, _condition: Condition, roots: readonly string[]) =>
      new Map(roots.map((root) => [root, root === maja.root])),
    interruptPipeline: async () => 0,
    listUses: async () => uses,
    nameProducts: async (_tx: object, ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (id === 'p-1' ? [[id, 'Golf Szron'] as const] : []))),
    listThings: async () => ({ stores: [], categories: ['Buty'], purposes: [], lists: [], campaigns: [] }),
  }
  const routes = createSegmentDesk(deps as Partial<DeskDeps> as DeskDeps)
  scopes = new Set<Scope>(['segments:read', 'segments:manage', 'customers:pii'])
  const actor = () => ({ kind: 'member' as const, id: 'm', name: 'Olga', workspaceId, scopes })
  api = createApi({ routes, authenticate: async () => actor(), clock, ids: systemIds, logger: silentLogger })
}, 60_000)
afterAll(() => pg?.close())

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers = { 'content-type': 'application/json', 'accept-language': 'pl' }
  const url = `http://splot.test/api/v1/segments${path}`
  const reply = await api.fetch(new Request(url, { method, headers, ...init }), {
    remoteAddress: '',
  } as never)
  return { status: reply.status, body: await reply.json() }
}

const seen: Condition = {
  ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1, window: 'ever' },
}
const inside = (segment: string): Condition => ({ kind: 'segment', segment })
const make = async (name: string, condition: Condition = seen, more: object = {}): Promise<Json> => {
  const made = await ask('POST', '', { name, condition, ...more })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return made.body
}

describe('the desk of segments', () => {
  it('saved anew while it is built, it is built anew: what was on its way for the version before is let go', async () => {
    const { id } = await make('Zmieniany w budowie')
    const inSegments = <T>(act: (tx: WorkspaceTx) => Promise<T>) => pg.app.inWorkspace(workspaceId, act)
    const rows = await inSegments(async (tx) =>
      (await listDefinitions(tx, workspaceId)).filter((one) => one.id === id),
    )
    expect(rows).toMatchObject([{ nextVersion: 1 }])
    const saved = await ask('PUT', `/${id}/condition`, { condition: { kind: 'not', of: seen }, version: 1 })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    await inSegments(async (tx) => {
      expect(await putBuild(tx, workspaceId, rows, { pos: 9, at: 9, fillAfter: maja.root, filled: 1 })).toBe(
        0,
      )
      expect(await finishBuild(tx, workspaceId, rows)).toBe(0)
    })
    const after = await inSegments((tx) => listDefinitions(tx, workspaceId))
    const fresh = after.filter((one) => one.id === id)
    expect(fresh).toMatchObject([{ version: 0, nextVersion: 2, buildPos: null, fillAfter: null }])
    const progress = async (place: BuildPlace | null) => {
      if (place !== null) await inSegments((tx) => putBuild(tx, workspaceId, fresh, place))
      return (await ask('GET', `/${id}`)).body.progress
    }
    const reading = { pos: 10, at: 4, fillAfter: null, filled: 0 }
    const settling = { pos: 10, at: 10, fillAfter: maja.root, filled: 6 }
    expect([await progress(null), await progress(reading), await progress(settling)]).toEqual([0, 0.2, 0.6])
    // More customers than were thought: never done before it is.
    expect(await progress({ ...settling, filled: 40 })).toBe(0.99)
    expect(await inSegments((tx) => finishBuild(tx, workspaceId, fresh))).toBe(1)
    expect(await progress(null)).toBeNull()
    expect((await ask('DELETE', `/${id}`)).status).toBe(200)
  })

  it('makes one whose first version is to be built, copies it as a draft, sorts it into folders', async () => {
    const made = await make('Oglądają', seen, { folder: 'sezon/zima' })
    expect(made).toMatchObject({ state: 'live', version: 0, nextVersion: 1, people: 0, uses: [] })
    expect(made.sentence).toMatch(/co najmniej 1 raz$/)
    const copy = (await ask('POST', `/${made.id}/copy`, { name: 'Kopia' })).body
    expect(copy).toMatchObject({ state: 'draft', nextVersion: null, folder: 'sezon/zima' })
    expect((await ask('PATCH', `/${copy.id}`, { state: 'live' })).body).toMatchObject({ nextVersion: 1 })
    const { body } = await ask('GET', '?folder=sezon')
    expect(body.items.map((one: Json) => one.name).sort()).toEqual(['Kopia', 'Oglądają'])
    expect(body.folders).toEqual([{ name: 'sezon/zima', items: 2 }])
    expect((await ask('GET', '?q=ZIMA')).body.items).toHaveLength(2)
    expect((await ask('GET', '?archived=true')).body.folders).toEqual([])
  })

  it('keeps amounts in the currency of the workspace where they name none', async () => {
    const value: Condition = { kind: 'orders', measure: 'value', op: 'gte', value: 500, window: 'ever' }
    const euros: Condition = { ...value, currency: 'EUR' }
    const made = await make('Kwoty', { kind: 'any', of: [value, euros] })
    expect(made.condition.of).toEqual([{ ...value, currency: 'PLN' }, euros])
    expect(made.sentence).toBe(
      'Wartość zakupów co najmniej 500\u00a0zł lub wartość zakupów co najmniej 500\u00a0€',
    )
    expect((await ask('DELETE', `/${made.id}`)).status).toBe(200)
  })

  it('a changed condition is a version: two who save at once do not overwrite each other', async () => {
    const { id } = await make('Wersje')
    const other: Condition = { kind: 'all', of: [seen, { kind: 'sample', percent: 10, salt: 's' }] }
    const change = { condition: other, version: 1 }
    expect((await ask('PUT', `/${id}/condition`, change)).body).toMatchObject({ nextVersion: 2 })
    expect(await ask('PUT', `/${id}/condition`, change)).toMatchObject({
      status: 409,
      body: { code: 'segment_version' },
    })
    const { items } = (await ask('GET', `/${id}/versions`)).body
    expect(items.map((one: Json) => [one.version, one.isLive])).toEqual([
      [2, false],
      [1, false],
    ])
    const empty = await make('Z niczego', { kind: 'all', of: [] })
    for (const made of [id, empty.id]) {
      const { sentence } = (await ask('GET', `/${made}`)).body
      const [newest] = (await ask('GET', `/${made}/versions`)).body.items
      expect(newest.sentence).toBe(sentence)
    }
    const { lines } = (await ask('GET', `/${id}/diff?from=1&to=2`)).body
    expect(lines.map((one: Json) => one.mark)).toEqual(['removed', 'added', 'added', 'added'])
  })

  it('refuses what cannot be evaluated, at its place: shapes, cycles over several steps, what is gone (56)', async () => {
    const first = await make('Pierwszy')
    const second = await make('Drugi', inside(first.id))
    const cycle = await ask('PUT', `/${first.id}/condition`, { condition: inside(second.id), version: 1 })
    expect(cycle).toMatchObject({ status: 422, body: { code: 'segment_cycle', path: 'body.condition' } })
    expect(cycle.body.title).toContain('Pierwszy → Drugi → Pierwszy')
    const gone = await ask('POST', '', { name: 'x', condition: inside(hashToUuid('nobody')) })
    expect(gone.body.code).toBe('segment_missing')
    const many = await ask('POST', '', {
      name: 'x',
      condition: { kind: 'any', of: Array(10_000).fill(seen) },
    })
    expect(many).toMatchObject({ status: 422, body: { code: 'condition_too_large' } })
    const blank = { kind: 'all', of: [seen, { ...seen, window: 'sometimes' }] }
    expect((await ask('POST', '/explain', { condition: blank })).body).toMatchObject({
      code: 'condition_shape',
      path: 'body.condition.of[1].window',
    })
  })

  it('says who leans on one, and neither deletes it nor puts it away while somebody does', async () => {
    const used = await make('Używany')
    await make('Oparty', inside(used.id))
    const removal = await ask('DELETE', `/${used.id}`)
    expect(removal).toMatchObject({ status: 409, body: { code: 'segment_used' } })
    expect(removal.body.title).toContain('Oparty')
    expect((await ask('PATCH', `/${used.id}`, { state: 'archived' })).status).toBe(409)
    const free = await make('Wolny')
    uses.push({ kind: 'campaign', id: 'c', name: 'Zima' })
    expect((await ask('DELETE', `/${free.id}`)).body.title).toContain('Zima')
    uses.length = 0
    expect(await ask('DELETE', `/${free.id}`)).toMatchObject({ status: 200, body: { done: true } })
    expect((await ask('GET', `/${free.id}`)).status).toBe(404)
  })

  it('counts each day by the clock of the place, also those of 23 and of 25 hours', async () => {
    const { id } = await make('Doby')
    // In Warsaw the clocks go forward on 29 March and back on 25 October: first and last milliseconds of days around them.
    const moments = [
      ['2026-03-28T22:59:59.999Z', '2026-03-28'],
      ['2026-03-28T23:00:00.000Z', '2026-03-29'],
      ['2026-03-29T21:59:59.999Z', '2026-03-29'],
      ['2026-03-29T22:00:00.000Z', '2026-03-30'],
      ['2026-10-24T21:59:59.999Z', '2026-10-24'],
      ['2026-10-24T22:00:00.000Z', '2026-10-25'],
      ['2026-10-25T22:59:59.999Z', '2026-10-25'],
      ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ] as const
    await pg.db.inWorkspace(workspaceId, async (tx) => {
      for (const [i, [at]] of moments.entries()) {
        const root = hashToUuid(`doba ${i}`)
        const flip = {
          segmentId: id,
          version: 1,
          root,
          birth: root,
          isEntry: true,
          at: Date.parse(at),
          seq: 1,
        }
        await putFlips(tx, workspaceId, [{ ...flip, cause: { kind: 'timer' } }])
      }
    })
    const { days } = (await ask('GET', `/${id}/history?days=366`)).body
    const counted = days.flatMap((one: Json) => (one.entered === 0 ? [] : [[one.day, one.entered]]))
    const expected = new Map<string, number>()
    for (const [, day] of moments) expected.set(day, (expected.get(day) ?? 0) + 1)
    expect(counted).toEqual([...expected])
    expect(days.at(-1)).toMatchObject({ day: '2026-11-22', people: moments.length })
    expect(new Set(days.map((one: Json) => one.day)).size).toBe(366)
  })

  it('shows members page by page and who came and went, names masked for who may not see them', async () => {
    const { id } = await make('Ludzie')
    const flip = (root: string, isEntry: boolean, at: number) => ({
      ...{ segmentId: id, version: 1, root, birth: root, isEntry, at, seq: 1 },
      cause: { kind: 'event' as const, name: 'Product Viewed', pos: 1, birth: root },
    })
    await pg.db.inWorkspace(workspaceId, async (tx) => {
      for (const [i, one] of people.entries())
        await putFlips(tx, workspaceId, [flip(one.root, true, now - 86_400_000 * (i + 1))])
      await putFlips(tx, workspaceId, [flip(hanna.root, false, now - 1_000)])
    })
    const first = (await ask('GET', `/${id}/members?limit=1`)).body
    expect(first.items).toMatchObject([{ name: 'Maja', cause: { event: 'Product Viewed' } }])
    // No cursor of ours: the list begins anew.
    const foreign = await ask('GET', `/${id}/members?limit=1&cursor=1_${'-'.repeat(36)}`)
    expect(foreign).toMatchObject({ status: 200, body: { items: [{ name: 'Maja' }] } })
    scopes.delete('customers:pii')
    const second = (await ask('GET', `/${id}/members?limit=1&cursor=${first.nextCursor}`)).body
    expect(second).toMatchObject({ items: [{ name: 'Z.' }], nextCursor: null })
    const { days, latest } = (await ask('GET', `/${id}/history?days=7`)).body
    expect(days.at(-1)).toEqual({ day: '2026-11-22', entered: 0, left: 1, people: 2 })
    expect(days.at(-2)).toMatchObject({ entered: 1, people: 3 })
    expect(latest[0]).toMatchObject({
      isEntry: false,
      customer: { name: 'H.' },
      cause: { text: 'Oglądanie' },
    })
    scopes.add('customers:pii')
  })

  it('whoever is not in a segment that never began is not everyone: what speaks of it waits, and is shown', async () => {
    const draft = await make('Szkic', seen, { isDraft: true })
    const { id } = await make('Nie w szkicu', { kind: 'not', of: inside(draft.id) })
    const worker = { ...pg.db, inPlatform: async () => [workspaceId] }
    const deps = { worker, log: { interrupt: async () => 7 }, clock: { now: () => now } }
    const turn = () => createBuildLoop(deps as unknown as BuildDeps).turn()
    const find = async () => {
      const rows = await pg.app.inWorkspace(workspaceId, (tx) => listDefinitions(tx, workspaceId))
      return rows.find((one) => one.id === id)
    }
    await turn()
    expect(await find()).toMatchObject({ nextVersion: 1, buildPos: null, broken: 'segment_missing' })
    expect((await ask('GET', `/${id}`)).body.broken).toContain('skład segmentu stoi w miejscu')
    expect((await ask('PATCH', `/${draft.id}`, { state: 'live' })).status).toBe(200)
    await pg.app.inWorkspace(workspaceId, async (tx) => {
      // What else was begun here is done.
      const others = (await listDefinitions(tx, workspaceId)).filter((one) => one.id !== id)
      await finishBuild(tx, workspaceId, others)
    })
    await turn()
    expect(await find()).toMatchObject({ nextVersion: 1, buildPos: 7 })
  })

  it('a storm of one workspace hides the timers of no other', async () => {
    const rows = Array.from({ length: 2_001 }, (_, i) => ({ root: hashToUuid(`due ${i}`), at: i }))
    await pg.app.inWorkspace('storm', (tx) => putDue(tx, 'storm', rows))
    await pg.app.inWorkspace('calm', (tx) => putDue(tx, 'calm', [{ root: hanna.root, at: 5_000 }]))
    const list = (known: string[]) => pg.db.inPlatform((tx) => listDueWorkspaces(tx, 6_000, known))
    expect([await list([]), await list(['storm']), await list(['storm', 'calm'])]).toEqual([
      ['storm'],
      ['calm'],
      [],
    ])
  })

  it('without an analytic engine a preview reads the first customers and says how far off it may be', async () => {
    const { body } = await ask('POST', '/preview', { condition: seen })
    expect(body).toMatchObject({ people: 10, customers: 30, sample: [{ name: 'Maja' }] })
    expect(body.error).toBeGreaterThan(0)
    const catalogue = (await ask('GET', '/catalogue')).body
    const viewed = catalogue.events.find((one: Json) => one.id === 'Product Viewed')
    expect(viewed).toMatchObject({ name: 'Oglądanie' })
    expect(viewed.properties.map((one: Json) => one.id)).toContain('category')
    expect(JSON.stringify(catalogue.events)).not.toContain('"email"')
  })
})
