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

/** A draft, by a mail server of its own, at any hour. */
async function draftCampaign(audience: object): Promise<Campaign> {
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
  const plan = { ...draft.plan, goal, itemId: item.id, audience }
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
  const { id } = await draftCampaign({ kind: 'everyone' })
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

const viewers = 240
const viewerOf = (i: number): string => `widz${i}@example.pl`
/** One in six looked, and never agreed to be written to. */
const isWilling = (i: number): boolean => i % 6 !== 0

async function meetViewers(): Promise<void> {
  const key = await installation.key('secret')
  const at = Date.now() - 60_000
  const looks = Array.from({ length: viewers }, (_, i) => ({
    ...{
      type: 'track',
      event: 'Jacket Viewed',
      messageId: `look-${i}`,
      timestamp: new Date(at).toISOString(),
    },
    ...{ userId: `widz-${i}`, properties: {} },
    context: { traits: { email: viewerOf(i) } },
  }))
  const said = looks.flatMap((_, i) => (isWilling(i) ? [grant({ email: viewerOf(i) }, { at })] : []))
  expect(await sendBatch(server.url, key, [...looks, ...said])).toBe(true)
  await drain(server.url, { isWarehouseToo: false })
}

test('a campaign to a segment is sent to whoever is in and agreed, and to nobody of those held out', {
  timeout: limitMs(300_000),
}, async () => {
  await meetViewers()
  await call('PUT', '/hold-out', { percent: 20, periodDays: 90, reason: 'Ile daje marketing' })
  const seen = { kind: 'event', events: ['Jacket Viewed'], measure: 'count', op: 'gte', value: 1 }
  const segment = { name: 'Oglądali kurtki', condition: { ...seen, window: 'ever' } }
  const { id: segmentId } = (await (await post('/segments', segment)).json()) as { id: string }
  await until(async () => {
    const { people: members } = await read<{ people: number }>(`/segments/${segmentId}`)
    return members === viewers ? true : null
  }, 100)
  const { id } = await draftCampaign({ kind: 'segment', segmentId })
  mails.clear()
  await post(`/campaigns/${id}/launch`, {})
  await until(
    async () => ((await read<Campaign>(`/campaigns/${id}`)).state === 'finished' ? true : null),
    250,
  )
  const { accounts, skips } = await read<Results>(`/campaigns/${id}/results`)
  const countOf = (reason: string) =>
    skips.flatMap((one) => (one.reason === reason ? [one.people] : []))[0] ?? 0
  const heldOut = countOf('held_out')
  const refused = countOf('no_consent')
  tell('segment-campaign', { sent: mails.size, heldOut, refused })
  expect(heldOut).toBeGreaterThan(0)
  expect(accounts).toMatchObject({ audience: viewers, waiting: 0 })
  const told = skips.reduce((sum, one) => sum + one.people, 0)
  expect(accounts.sent + accounts.unknown + told).toBe(viewers)
  // A starved machine may lose the answer to a mail, or not get to one in its time; nobody else gets any.
  expect(mails.size).toBeGreaterThanOrEqual(accounts.sent)
  expect(mails.size).toBeLessThanOrEqual(viewers - heldOut - refused)
  const willing = new Set(
    Array.from({ length: viewers }, (_, i) => i)
      .filter(isWilling)
      .map(viewerOf),
  )
  expect([...mails].filter(([address, times]) => !willing.has(address) || times !== 1)).toEqual([])
})

/** Handed over in one transaction at most (`mostAtOnce` of the sender's line), by as many as work beside each other. */
const mostInHand = 600

interface Results {
  campaign: Campaign
  accounts: Record<'audience' | 'sent' | 'unknown' | 'waiting', number>
  skips: { reason: string; people: number }[]
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
