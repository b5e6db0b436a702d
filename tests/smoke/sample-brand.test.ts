import { afterAll, expect, it } from 'vitest'
import { Installation, pause, type ServerProcess } from '../guarantees/kit/installation.ts'

/** The sample brand on a whole server: after a day it has said something, somebody read it, and no key is left behind. */
const place = new Installation({ env: { SPLOT_SAMPLE: 'on' } })
afterAll(() => place[Symbol.asyncDispose]())

let server: ServerProcess
let cookie = ''

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + 120_000
  for (;;) {
    const seen = await look()
    if (seen !== null) return seen
    if (performance.now() > deadline) throw new Error(`Not seen in time\n${server.output()}`)
    await pause(250)
  }
}

interface Listed {
  id: string
  name: string
  state: string
}
const listAll = async (path: string) => (await call<{ items: Listed[] }>('GET', path)).items
const listKeys = async () =>
  (await call<{ items: { kind: string; name: string; revokedAt: string | null }[] }>('GET', '/keys')).items
    .filter((one) => one.kind === 'secret' && one.revokedAt === null)
    .map((one) => one.name)
    .sort()

interface History {
  running: boolean
  customers: number
}
const readHistory = () => call<History>('GET', '/sample/history')

it('fills its shelves, writes, sends and is read, with keys that do not outlive a server that dies; one act removes it', async () => {
  server = await place.start()
  const token = /welcome\?token=(\S+)/.exec(server.output())?.[1]
  await call('POST', '/welcome', { token })
  await call('POST', '/me/workspace', { workspaceId: 'sample' })
  const isPreparing = async () => (await call<{ running: boolean }>('GET', '/sample/goods')).running
  expect(await isPreparing()).toBe(true)
  // Its shelves fill by themselves, by the routes any shop's feed uses; then that key is worthless.
  await until(async () =>
    (await listAll('/catalog/promotions')).some((one) => one.id === 'zima-w-welnie') ? true : null,
  )
  await until(async () => ((await listKeys()).length === 0 ? true : null))
  await until(async () => ((await isPreparing()) ? null : true))
  expect((await listAll('/stores')).length).toBe(9)
  expect((await listAll('/catalog/search?q=szron')).map((one) => one.id)).toContain('golf-szron')
  // Its segments and journeys are there before anybody is, and running.
  expect((await listAll('/segments')).length).toBe(10)
  const journeys = await call<{ items: Journey[] }>('GET', '/journeys')
  expect(journeys.items.map((one) => [one.state, one.hasChanges, one.entered])).toEqual(
    Array.from({ length: 5 }, () => ['live', false, 0]),
  )
  // Two years of its customers come block by block, and stop when asked to.
  await call('POST', '/sample/history')
  await until(async () => ((await readHistory()).customers >= 200 ? true : null))
  const { customers } = await call<History>('DELETE', '/sample/history')
  expect(customers).toBeLessThan(20_000)
  expect(await listKeys()).toEqual([])

  await call('POST', '/sample/day', { speed: 300 })
  await until(async () => ((await listKeys()).length === 3 ? true : null))
  // A server that dies in the middle of the day leaves keys behind; the next start makes them worthless.
  await server.kill9()
  server = await place.start()
  expect(await listKeys()).toEqual([])
  // Who is there is known from the customers themselves: a new process goes on where the last one stopped.
  expect(await readHistory()).toMatchObject({ running: false, customers: expect.any(Number) })
  expect((await readHistory()).customers).toBeGreaterThanOrEqual(100)

  await call('POST', '/sample/day', { speed: 2_000 })
  const finished = await until(
    async () => (await listAll('/campaigns')).find((one) => one.state === 'finished') ?? null,
  )
  await until(async () =>
    (await listAll('/campaigns')).some((one) => one.state === 'sampled') ? true : null,
  )
  const results = await until(async () => {
    const found = await call<Results>('GET', `/campaigns/${finished.id}/results`)
    return found.progress.opened.people > 0 && found.progress.clicked.people > 0 ? found : null
  })
  expect(results.accounts.sent).toBeGreaterThan(100)
  // Some of the two years' customers have said no since: each is in one place, and nobody waits.
  const { audience, waiting, ...ends } = results.accounts
  expect(Object.values(ends).reduce((sum, one) => sum + one, 0)).toBe(audience)
  expect([waiting, results.accounts.failed, results.accounts.expired]).toEqual([0, 0, 0])
  expect(ends.sent + ends.unknown).toBeGreaterThan(audience * 0.9)
  const contents = await listAll('/content?limit=100')
  expect(contents.filter((one) => one.state === 'live').length).toBe(5 + 8)
  // What they did today brought people in; what an import told of the past brought nobody.
  const entered = (await call<{ items: Journey[] }>('GET', '/journeys')).items.map((one) => one.entered)
  expect(entered.filter((people) => people > 0).length).toBeGreaterThanOrEqual(4)
  expect(Math.max(...entered)).toBeLessThan(400)
  expect(
    (await call<{ items: Segment[] }>('GET', '/segments')).items.filter((one) => one.people === 0),
  ).toEqual([])
  expect((await call<{ revision: number }>('GET', '/brand')).revision).toBeGreaterThan(0)
  expect((await fetch(`${server.url}/l/sample/klub`)).status).toBe(200)
  await call('DELETE', '/sample/day')
  expect(await listKeys()).toEqual([])

  await call('DELETE', '/sample')
  expect((await fetch(`${server.url}/l/sample/klub`)).status).toBe(404)
  expect(await server.stop()).toBe(0)
}, 300_000)

interface Journey {
  state: string
  hasChanges: boolean
  entered: number
}
interface Segment {
  name: string
  people: number
}
interface Results {
  accounts: Record<
    'audience' | 'sent' | 'unknown' | 'waiting' | 'failed' | 'expired' | 'refused' | 'leftOut',
    number
  >
  progress: { opened: { people: number }; clicked: { people: number } }
}
