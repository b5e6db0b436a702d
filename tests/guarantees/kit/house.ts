/**
 * The whole server over a data folder, in a process of its own, without a port: the pipeline turns when it is told to, and
 * the process ends. `house.ts FOLDER ACT` does one act of the canary's story and prints what it found as JSON.
 */
import { join } from 'node:path'
import { composePipelineHere, createApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { purgeErased } from '../../../server/erasure/purge.ts'
import { layFoundation } from '../../../server/foundation.ts'
import { systemClock } from '../../../server/platform/clock.ts'
import { systemIds } from '../../../server/platform/ids.ts'
import { silentLogger } from '../../../server/platform/logger.ts'
import { canary, canaryEvents, listHits, otherEvents } from './canary.ts'
import { readReply } from './client.ts'

const [dataDir = '', act = ''] = process.argv.slice(2)
const base = await layFoundation({
  config: { ...readConfig({}), dataDir, sample: false },
  clock: systemClock,
  ids: systemIds,
  logger: silentLogger,
})
const app = createApp(base, () => 'http://house.test', composePipelineHere(base))
const workspaceId = 'default'
await app.workspace.workspaces.ensure(workspaceId, 'Default')
const { key } = await app.workspace.keys.create({ kind: 'secret', workspaceId, name: 'house' })
app.workspace.keys.forget()

async function drain(): Promise<void> {
  while (await app.pipeline.turn());
  base.log.announce('pipeline', await base.log.offset('pipeline'))
  await app.follow.drain()
}

async function call(method: string, path: string, body?: unknown) {
  const request = new Request(`http://house.test${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  for (const handle of app.handlers) {
    const response = await handle(request, { remoteAddress: '127.0.0.1' })
    if (response !== null) return readReply(response)
  }
  throw new Error(path)
}

async function send(events: readonly object[], agent = 'Shop/1.0'): Promise<void> {
  const request = new Request('http://house.test/v1/batch', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      'content-type': 'application/json',
      'user-agent': agent,
    },
    body: JSON.stringify({ batch: events }),
  })
  const response = await app.collect.handle(request, { remoteAddress: '127.0.0.1' })
  const reply = response === null ? null : await readReply(response)
  if (reply?.status !== 200) throw new Error(`not accepted: ${reply?.text}`)
}

/** Her birth, by her e-mail; null where nobody has it. */
const find = () =>
  base.web.inWorkspace(workspaceId, (tx) =>
    app.identity.graph.findByIdentifier(tx, workspaceId, { kind: 'email', value: canary.email }, 'service'),
  )

/** Every answer that could tell of her. */
async function listAnswers(): Promise<string[]> {
  const texts: string[] = []
  for (const path of [
    '/api/v1/customers?limit=100',
    `/api/v1/customers?q=${encodeURIComponent(canary.name)}`,
    `/api/v1/search?q=${encodeURIComponent(canary.name)}`,
    `/api/v1/search?q=${encodeURIComponent(canary.email)}`,
    `/api/v1/customers/lookup?kind=email&value=${encodeURIComponent(canary.email)}`,
    `/api/v1/customers/${canary.known}`,
    `/api/v1/customers/${canary.known}/timeline`,
    `/api/v1/customers/${canary.known}/consents`,
    '/api/v1/live/events?limit=200',
    '/api/v1/consents?limit=200',
    '/api/v1/audit?limit=200',
  ])
    texts.push((await call('GET', path)).text)
  for await (const pos of Array.from({ length: (await base.log.head()) - 1 }, (_, i) => i + 1).slice(-300))
    texts.push((await call('GET', `/api/v1/live/events/${pos}`)).text)
  return texts
}

/** A mail to her, through the server's own mail server, and a message that waits on the site: both say her name. */
async function write(birth: string): Promise<void> {
  app.deliver.startSinks({})
  await app.deliver.sinksStarted()
  const now = systemClock.now()
  const usual = {
    ...{
      seq: 0,
      birth,
      purpose: 'service',
      lane: 'transactional' as const,
      itemId: '',
      version: 1,
      language: null,
    },
    ...{ notBefore: now, expiresAt: now + 86_400_000, priority: 0, campaignId: null, data: {} },
    ...{ address: null, zone: null },
  }
  const said = `Cześć, ${canary.name}`
  await base.web.inWorkspace(workspaceId, (tx) =>
    app.deliver.queue.request({ tx, workspaceId }, [
      { ...usual, run: 'mail', channel: 'email', ready: { subject: said, text: said } },
      { ...usual, run: 'shelf', channel: 'onsite', ready: { title: said, body: said } },
    ]),
  )
  await app.deliver.drain()
  await drain()
  const states = await base.web.inWorkspace(workspaceId, (tx) =>
    app.deliver.queue.list({ tx, workspaceId }, { births: [birth], state: 's' }, { before: null, limit: 9 }),
  )
  if (states.length !== 2) throw new Error('she was not written to')
}

const countHits = (texts: readonly string[]) =>
  texts.filter((text) => canary.words.some((word) => text.toLowerCase().includes(word.toLowerCase()))).length

async function countRows(): Promise<Record<string, number>> {
  const found = await find()
  const events = await base.warehouse.read<{ n: string }>('SELECT count() AS n FROM event')
  return {
    isKnown: found === null ? 0 : 1,
    warehouse: Number(events[0]?.n ?? 0),
    log: (await base.log.head()) - 1,
  }
}

/** What a deletion rewrote lies about for a moment here. @returns for how many seconds it does otherwise */
async function hurryOldParts(): Promise<number> {
  const [table] = await base.warehouse.read<{ said: string }>(
    `SELECT create_table_query AS said FROM system.tables WHERE database = currentDatabase() AND name = 'event'`,
  )
  await base.warehouse.exec('ALTER TABLE event MODIFY SETTING old_parts_lifetime = 1')
  return Number(/old_parts_lifetime = (\d+)/.exec(table?.said ?? '')?.[1])
}

const acts: Record<string, () => Promise<object>> = {
  async live() {
    await send(otherEvents(60))
    await send(canaryEvents(), canary.agent)
    await drain()
    const { id = '' } = (await find()) ?? {}
    await call('POST', `/api/v1/customers/${id}/consents`, {
      act: 'withdraw',
      purpose: 'profiling',
      reason: canary.reason,
    })
    await call('POST', `/api/v1/customers/${id}/contacts`, { kind: 'note', note: `${canary.name} asked` })
    await drain()
    await write(id)
    return { id, hits: countHits(await listAnswers()), ...(await countRows()) }
  },
  async erase() {
    const { birth = '' } = (await find()) ?? {}
    const by = { kind: 'member', id: 'm1', name: 'Ada' } as const
    const partsLie = await hurryOldParts()
    const began = performance.now()
    await app.erasure.erasePerson({ workspaceId, birth, by })
    const erasedMs = Math.round(performance.now() - began)
    const hits = countHits(await listAnswers())
    const rows = await countRows()
    const purged = await purgeErased(base.engine, app.erasure, true)
    const purgedMs = Math.round(performance.now() - began) - erasedMs
    // The warehouse takes its rewritten parts away by itself; a real purge comes hours after the erasure.
    for (let i = 0; i < 600 && listHits(join(dataDir, 'warehouse')).length > 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    return { hits, ...rows, partsLie, erasedMs, purged, purgedMs }
  },
  async restored() {
    const before = await countRows()
    await drain()
    const isAgreed = await app.erasure.isAgreed()
    const recovered = await app.erasure.recover()
    return {
      isKnownBefore: before.isKnown,
      isAgreed,
      recovered,
      hits: countHits(await listAnswers()),
      ...(await countRows()),
    }
  },
}

let found: object = {}
try {
  found = (await acts[act]?.()) ?? {}
  await app.collect.stop()
} finally {
  for (const room of [app.content, app.deliver]) await room[Symbol.asyncDispose]()
  await base.close()
}
process.stdout.write(`\n${JSON.stringify(found)}\n`)
process.exit(0)
