import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from './platform/clock.ts'
import { silentLogger } from './platform/logger.ts'
import { createSampleDay, type SampleDay, type SampleDayDeps } from './sample-day.ts'
import { closeLeftKeys } from './sample-program.ts'

let server: Server
let paths: string[]
let open: number
let days: SampleDay[]
let opened: { name: string; scopes: readonly string[] }[]
let closed: string[]
let swept: { workspaceId: string; names: readonly string[] }[]

/** An intake that takes everything. */
beforeEach(async () => {
  paths = []
  open = 0
  days = []
  opened = []
  closed = []
  swept = []
  server = createServer((request, response) => {
    paths.push(`${request.url} ${request.headers.authorization}`)
    request.resume().on('end', () => response.end('{"accepted":1,"rejected":[]}'))
  })
  server.on('connection', (socket) => {
    open++
    socket.on('close', () => open--)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  for (const day of days) await day.stopAll()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
})

function openDay(o: Partial<SampleDayDeps> = {}): SampleDay {
  const day = createSampleDay({
    origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writeKey: async (workspaceId, name) => `wk-${workspaceId}-${name.replaceAll(' ', '-')}`,
    openServerKey: async (workspaceId, made) => {
      opened.push(made)
      const key = `sk-${workspaceId}-${made.name.replaceAll(' ', '-')}`
      return { key, close: async () => void closed.push(key) }
    },
    closeServerKeys: async (workspaceId, names) => void swept.push({ workspaceId, names }),
    mailbox: () => '/nowhere/outbox.jsonl',
    languageOf: async () => 'en',
    isSample: async (workspaceId) => workspaceId !== 'default',
    hasPast: async () => true,
    clock: systemClock,
    logger: silentLogger,
    ...o,
  })
  days.push(day)
  return day
}

async function waitUntil(isTrue: () => boolean, limitMs = 60_000): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error('It did not come true in time')
    await systemClock.sleep(20)
  }
}

test('plays in a process of its own, tells how far it is, and stops', async () => {
  const day = openDay()
  expect(day.read('sample')).toEqual({ running: false, sent: 0, total: 0, clock: null, speed: 0 })
  expect(await day.start('sample', 2_000)).toMatchObject({ running: true, speed: 2_000 })
  await waitUntil(() => day.read('sample').sent > 20)
  const state = day.read('sample')
  expect(state.total).toBeGreaterThan(2_700)
  expect(Date.parse(state.clock ?? '')).toBeGreaterThan(0)
  expect(day.read('other').running).toBe(false)
  const stopped = await day.stop('sample')
  expect(stopped.running).toBe(false)
  expect(stopped.sent).toBeLessThan(stopped.total)
  // What was on its way when the player was stopped arrives yet; after that nothing does.
  await waitUntil(() => open === 0)
  const arrived = paths.length
  await systemClock.sleep(300)
  expect(paths.length).toBe(arrived)
  const keys = new Set(paths.map((path) => Buffer.from(path.split(' ')[2] ?? '', 'base64').toString()))
  expect(keys).toContain('wk-sample-Web-shop:')
  expect(keys.size).toBeGreaterThan(1)
  expect(paths.some((path) => path.startsWith('/v1/import'))).toBe(false)
})

test('sends the past first where nothing has arrived yet', async () => {
  const day = openDay({ hasPast: async () => false })
  await day.start('sample', 2_000)
  await waitUntil(() => paths.some((path) => path.startsWith('/v1/t ')))
  const events = paths.filter((path) => path.startsWith('/v1/'))
  expect(events[0]).toMatch(/^\/v1\/import /)
  expect(Buffer.from(events[0]?.split(' ')[2] ?? '', 'base64').toString()).toBe('sk-sample-History-import:')
  expect(opened.find((one) => one.name === 'History import')?.scopes).toEqual(['events:write'])
  await day.stop('sample')
  expect(closed.sort()).toEqual([
    'sk-sample-Brand-marketing',
    'sk-sample-Brand-shop-and-tills',
    'sk-sample-History-import',
  ])
})

test('the brand writes and sends with a key of its own, for as long as the day lasts', async () => {
  const day = openDay()
  await day.start('sample', 2_000)
  await waitUntil(() =>
    paths.some((path) => path.startsWith('/api/v1/brand Bearer sk-sample-Brand-marketing')),
  )
  expect(opened.map((one) => one.name)).toEqual(['Brand marketing', 'Brand shop and tills'])
  const [{ scopes = [] } = {}] = opened
  for (const forbidden of ['events:write', 'customers:read', 'customers:pii', 'consents:write'])
    expect(scopes).not.toContain(forbidden)
  expect(closed).toEqual([])
  await day.stop('sample')
  expect(closed.sort()).toEqual(['sk-sample-Brand-marketing', 'sk-sample-Brand-shop-and-tills'])
})

test('keys that a dying server left behind are closed at the next start, and before the next day', async () => {
  const day = openDay()
  await closeLeftKeys(
    { closeServerKeys: async (workspaceId, names) => void swept.push({ workspaceId, names }) },
    'sample',
  )
  expect(swept).toEqual([
    {
      workspaceId: 'sample',
      names: expect.arrayContaining([
        'Import historii',
        'History import',
        'Marketing marki',
        'Brand marketing',
      ]),
    },
  ])
  await day.start('sample', 2_000)
  expect(swept.length).toBe(2)
})

test('one day at a time: two starts are one', async () => {
  let launches = 0
  const day = openDay({
    writeKey: async () => {
      launches++
      return 'wk'
    },
  })
  await Promise.all([day.start('sample', 100), day.start('sample', 300)])
  expect(await day.start('sample', 500)).toMatchObject({ running: true, speed: 100 })
  expect(launches).toBe(8)
})

test('nowhere but in the sample workspace', async () => {
  await expect(openDay().start('default', 240)).rejects.toMatchObject({ code: 'not_sample' })
})

test('a player that cannot go on leaves no day running', async () => {
  const day = openDay({ origin: () => 'no address' })
  await day.start('sample', 240)
  await waitUntil(() => !day.read('sample').running)
  expect(day.read('sample')).toMatchObject({ sent: 0, total: 0 })
})

test('stops also what is only just starting', async () => {
  const day = openDay({
    writeKey: async (workspaceId, name) => {
      await systemClock.sleep(5)
      return `wk-${workspaceId}-${name.replaceAll(' ', '-')}`
    },
  })
  const started = day.start('sample', 2_000)
  expect(await day.stop('sample')).toMatchObject({ running: false })
  await started
  expect(day.read('sample').running).toBe(false)
  const again = day.start('sample', 2_000)
  await day.stopAll()
  await again
  expect(day.read('sample').running).toBe(false)
})
