import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSmtpSink } from '../../plugins/channels/email-smtp/sink.ts'
import { sendBatch } from './kit/client.ts'
import { drain, Installation, pause, type ServerProcess } from './kit/installation.ts'
import { limitMs, openSeed, tell } from './kit/seed.ts'
import { grant } from './kit/shopper.ts'

/**
 * G10 with a real server: it is killed while a campaign is being launched, and again while its mails leave. The mail server
 * outlives it. Everybody meant is a recipient once, nobody gets two mails, nobody is forgotten; what was under way at the
 * second kill is unknown, and shown so.
 */
const { random } = openSeed('g10-campaign-killed')
const people = 1_100

const mails = new Map<string, number>()
let installation: Installation
let sink: Awaited<ReturnType<typeof openSmtpSink>>
let server: ServerProcess
let cookie = ''

beforeAll(async () => {
  const keep = ({ address }: { address: string }) => void mails.set(address, (mails.get(address) ?? 0) + 1)
  sink = await openSmtpSink({ port: 0, now: () => Date.now(), keep })
  installation = new Installation({
    env: { SPLOT_SINKS: 'off', SPLOT_EGRESS_ALLOW: `127.0.0.1:${sink.port}` },
  })
  server = await installation.start()
  const token = /welcome\?token=(\S+)/.exec(server.output())?.[1]
  const entered = await post('/welcome', { token })
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}, limitMs(240_000))

afterAll(async () => {
  await installation?.[Symbol.asyncDispose]()
  await sink?.[Symbol.asyncDispose]()
})

async function call(method: string, path: string, body?: object, revision?: number): Promise<Response> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      cookie,
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return reply
}
const post = (path: string, body: object, revision?: number) => call('POST', path, body, revision)

interface Campaign {
  id: string
  state: string
  revision: number
  plan: object
  total: number
}
const read = async <T>(path: string): Promise<T> => (await (await call('GET', path)).json()) as T

async function meetPeople(): Promise<void> {
  const key = await installation.key('secret')
  const said = Array.from({ length: people }, (_, i) =>
    grant({ email: `k${i}@example.pl` }, { at: Date.now() - 60_000 }),
  )
  for (let from = 0; from < people; from += 500)
    expect(await sendBatch(server.url, key, said.slice(from, from + 500))).toBe(true)
  await drain(server.url, { isWarehouseToo: false })
}

/** A draft to everybody, by a mail server of its own, at any hour. */
async function draftCampaign(): Promise<Campaign> {
  const quiet = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }
  await call('PUT', '/consents/settings', { pack: 'pl', quiet })
  await call('PUT', '/channels/email-smtp', { settings: sink.settings })
  const core = {
    purpose: 'marketing',
    texts: { pl: { headline: 'Zima', message: 'Ciepło.', action: 'Zobacz' } },
  }
  const made = { kind: 'message', name: 'Zima', document: { core: { ...core, link: 'https://example.pl/' } } }
  const item = (await (await post('/content', made)).json()) as { id: string }
  await post(`/content/${item.id}/publish`, { note: '' }, 1)
  const draft = (await (await post('/campaigns', { name: 'Zima' })).json()) as Campaign
  const goal = {
    kpi: 'clicks',
    target: 10,
    days: 7,
    deadline: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  }
  const plan = { ...draft.plan, goal, itemId: item.id, audience: { kind: 'everyone' } }
  await call('PUT', `/campaigns/${draft.id}`, { revision: draft.revision, name: 'Zima', plan })
  return draft
}

/** Killed, and started anew on what it left; the minute after which another takes what it held is not waited for. */
async function killAndStart(): Promise<{ atKill: number }> {
  await server.kill9()
  const atKill = mails.size
  server = await installation.start()
  const client = await installation.connect('root')
  await client.query('UPDATE deliver.message SET lease_until = 0 WHERE lease_until > 0')
  await client.end()
  return { atKill }
}

async function until<T>(look: () => Promise<T | null>, everyMs = 5): Promise<T> {
  const deadline = performance.now() + limitMs(200_000)
  for (;;) {
    const seen = await look()
    if (seen !== null) return seen
    if (performance.now() > deadline) throw new Error('Not seen in time')
    await pause(everyMs)
  }
}

test('G10: killed while it is launched and while it is sent: everybody once', {
  timeout: limitMs(500_000),
}, async () => {
  await meetPeople()
  const { id } = await draftCampaign()
  await post(`/campaigns/${id}/launch`, { confirmedPeople: people })
  // While the audience is taken down, page by page.
  const begun = await until(async () => (await read<Campaign>(`/campaigns/${id}`)).total || null)
  await pause(random.int(40))
  await killAndStart()
  // While mails leave.
  const some = random.between(50, 400)
  await until(async () => (mails.size >= some ? true : null))
  const { atKill } = await killAndStart()
  const readResults = () => read<Results>(`/campaigns/${id}/results`)
  await until(async () => {
    const { state } = await read<Campaign>(`/campaigns/${id}`)
    return state === 'finished' ? true : null
  }, 250).catch(async (error: unknown) => {
    // What it hangs on is worth more than that it hangs.
    throw new Error(JSON.stringify(await readResults()), { cause: error })
  })
  const results = await readResults()
  const { accounts } = results
  tell('g10-campaign', { begun, atKill, unknown: accounts.unknown, mails: mails.size })
  expect(begun).toBeLessThan(people)
  expect(atKill).toBeLessThan(people)
  expect(Math.max(...mails.values())).toBe(1)
  expect(await countRecipients(id)).toBe(people)
  expect(accounts, JSON.stringify(results)).toMatchObject({ audience: people, waiting: 0, leftOut: 0 })
  // Nothing is lost: what is not known to be sent was in somebody's hands at the kill, and is told as unknown; a mail that a
  // starved machine could not hand over in its time is told with its reason.
  const told = results.skips.reduce((sum, one) => sum + one.people, 0)
  expect(accounts.sent + accounts.unknown + told).toBe(people)
  expect(told, JSON.stringify(results.skips)).toBeLessThan(people / 100)
  expect(accounts.unknown).toBeLessThanOrEqual(mostInHand)
  expect(mails.size).toBeGreaterThanOrEqual(accounts.sent)
})

/** Handed over in one transaction at most (`mostAtOnce` of the sender's line), by as many as work beside each other. */
const mostInHand = 600

interface Results {
  campaign: Campaign
  accounts: Record<'audience' | 'sent' | 'unknown' | 'waiting', number>
  skips: { people: number }[]
}

async function countRecipients(id: string): Promise<number> {
  const client = await installation.connect('root')
  const text =
    'SELECT count(*)::int AS n, count(DISTINCT birth_id)::int AS people FROM deliver.campaign_recipient WHERE campaign_id = $1'
  const { rows } = await client.query<{ n: number; people: number }>(text, [id])
  await client.end()
  expect(rows[0]?.n).toBe(rows[0]?.people)
  return rows[0]?.n ?? 0
}
