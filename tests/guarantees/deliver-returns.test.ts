import { makeReport } from '@splot/contract/plugin/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMarks } from '../../server/modules/deliver/rules/mark.ts'
import { makeProvider, openPostOffice, type PostOffice, type Provider } from './kit/post-office.ts'
import { openSeed } from './kit/seed.ts'
import { findCustomer, grant, idsOf, reasonOf, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** What comes back: clicks and openings through links of ours, bounces and complaints from providers. */
const { random } = openSeed('deliver-returns')
const person = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15'
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let provider: Provider
let office: PostOffice

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'returns', random: random.fork() })
  provider = makeProvider({ at: 'email', now: () => world.clock.now() })
  office = openPostOffice(world, [provider.channel])
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

const profiling = { properties: { purpose: 'profiling', consent_channel: 'any', wording_id: 'profiling' } }

async function makePerson(email: string, isFollowed: boolean): Promise<string> {
  const at = world.clock.now() - 60_000
  await world.accept([
    grant({ email }, { at }),
    ...(isFollowed ? [grant({ email }, { at, ...profiling })] : []),
  ])
  await world.drain()
  return String(await findCustomer(world, email))
}

async function send(run: string, births: readonly string[], more: object = {}) {
  await office.request(births.map((birth, seq) => ({ run, seq, birth, ...more })))
  await office.drain()
  await world.drain()
  return provider.handed.filter((one) => one.key.startsWith(`splot:${run}:`))
}

const visit = (url: string, o: { method?: string; agent?: string | null } = {}) => {
  const agent = o.agent === undefined ? person : o.agent
  const headers = agent === null ? {} : { 'user-agent': agent }
  return office.deliver.handle(new Request(url, { method: o.method ?? 'GET', headers }))
}

const events = async (name: string) =>
  (
    await world.query<{ body: string }>('SELECT body FROM platform.log WHERE body LIKE $1', [`%"${name}"%`])
  ).map((row) => JSON.parse(row.body))

const numbers = async (messageId: string) =>
  (
    await world.query<{ opens: number; clicks: number; machine_hits: number }>(
      'SELECT opens, clicks, machine_hits FROM deliver.message WHERE id = $1',
      [messageId],
    )
  )[0]

describe('links and pictures', () => {
  test('lead where the message led, are told of, and tell people from scanners', async () => {
    const birth = await makePerson('ola@example.pl', true)
    const [mail] = await send('links', [birth], { campaignId: 'c1' })
    const html = String(mail?.content.html)
    const click = /href="(https:\/\/splot\.test\/c\/[^"]+)"/.exec(html)?.[1] ?? ''
    const open = /src="(https:\/\/splot\.test\/o\/[^"]+)"/.exec(html)?.[1] ?? ''
    expect(String(mail?.content.text)).toContain('https://splot.test/c/')
    expect(mail?.content.unsubscribeUrl).toMatch(/^http.*\/u\//)
    // At once: a scanner, whatever it calls itself.
    expect((await visit(click))?.status).toBe(302)
    world.clock.advance(60_000)
    const reply = await visit(click)
    expect([reply?.status, reply?.headers.get('location')]).toEqual([302, 'https://sklep.example/a?b=1&c=2'])
    expect(reply?.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await visit(click, { method: 'HEAD' }))?.status).toBe(302)
    expect((await visit(click, { agent: 'Barracuda' }))?.status).toBe(302)
    const picture = await visit(open)
    expect([picture?.status, picture?.headers.get('content-type')]).toEqual([200, 'image/gif'])
    await visit(open)
    await world.drain()
    expect(await numbers(mail?.messageId ?? '')).toEqual({ opens: 2, clicks: 1, machine_hits: 3 })
    const [clicked] = await events('Email Link Clicked')
    expect(clicked.properties).toMatchObject({
      campaign_id: 'c1',
      link_url: 'https://sklep.example/a?b=1&c=2',
    })
    expect((await events('Email Opened')).length).toBe(1)
  })

  test('lead nowhere once a letter of them is changed (N29)', async () => {
    const birth = await makePerson('ula@example.pl', true)
    const [mail] = await send('tampered', [birth])
    const click = /href="(https:\/\/splot\.test\/c\/[^"]+)"/.exec(String(mail?.content.html))?.[1] ?? ''
    for (let at = click.indexOf('/c/') + 3; at < click.length; at += 3) {
      const wrong = `${click.slice(0, at)}${click[at] === 'A' ? 'B' : 'A'}${click.slice(at + 1)}`
      const reply = await visit(wrong)
      expect([reply?.status, reply?.headers.get('location')], wrong).toEqual([404, null])
    }
    for (const path of ['/c/https://evil.example', '/c/x', '/o/x', '/c/%00'])
      expect((await visit(`https://splot.test${path}`))?.headers.get('location') ?? null, path).toBeNull()
    expect((await visit(click, { method: 'POST' }))?.status).toBe(405)
  })

  test('stay as they were for who does not want to be followed', async () => {
    const silent = await makePerson('iza@example.pl', false)
    const refusing = await makePerson('ewa@example.pl', true)
    await world.accept([
      say(
        'Consent Withdrawn',
        { email: 'ewa@example.pl' },
        { properties: { purpose: 'profiling', consent_channel: 'any' } },
      ),
    ])
    await world.drain()
    const mails = await send('unfollowed', [silent, refusing])
    const htmlOf = (email: string) => String(mails.find((one) => one.address === email)?.content.html)
    // By default links are counted unless she refused, and the picture needs her yes.
    expect(htmlOf('iza@example.pl')).toContain('/c/')
    expect(htmlOf('iza@example.pl')).not.toContain('/o/')
    expect(htmlOf('ewa@example.pl')).toContain('href="https://sklep.example/a?b=1&amp;c=2"')
    expect(htmlOf('ewa@example.pl')).not.toContain('/o/')
  })
})

describe('reports of providers', () => {
  const hook = (
    reports: readonly object[],
    token = createMarks(world.base.secret).writeHook('default', 'recording'),
  ) =>
    office.deliver.handle(
      new Request(`https://splot.test/hooks/channels/default/recording/${token}`, {
        method: 'POST',
        body: JSON.stringify(reports),
      }),
    )

  test('a dead mailbox is told of once and never written to again', async () => {
    const birth = await makePerson('gone@example.pl', false)
    const [mail] = await send('bounced', [birth])
    const about = { messageId: mail?.messageId ?? null, isPermanent: true, shouldSuppress: true }
    const report = makeReport({ id: 'r1', what: 'bounced', reason: 'user_unknown', ...about })
    expect((await hook([report], 'AAAA'))?.status).toBe(404)
    expect(await events('Email Bounced')).toEqual([])
    for (let time = 0; time < 2; time++) expect((await hook([report]))?.status).toBe(200)
    await world.drain()
    const bounced = await events('Email Bounced')
    expect(new Set(bounced.map((one) => one.messageId)).size).toBe(1)
    expect(await reasonOf(world, 'gone@example.pl')).toBe('suppressed')
    expect((await send('bounced-again', [birth])).length).toBe(0)
    expect(await office.states('bounced-again')).toEqual({ r: 1 })
  })

  test('of two addresses one that bounced is passed over for the other', async () => {
    const birth = await makePerson('pierwszy@example.pl', false)
    const both = { externalIds: [...idsOf('pierwszy@example.pl'), ...idsOf('drugi@example.pl')] }
    await world.accept([{ type: 'track', event: 'Seen', messageId: 'two-addresses', context: both }])
    await world.drain()
    const [mail] = await send('two-1', [birth])
    const other = mail?.address === 'drugi@example.pl' ? 'pierwszy@example.pl' : 'drugi@example.pl'
    const about = { messageId: mail?.messageId ?? null, isPermanent: true, shouldSuppress: true }
    await hook([makeReport({ id: 'two', what: 'bounced', reason: 'user_unknown', ...about })])
    await world.drain()
    expect((await send('two-2', [birth])).map((one) => one.address)).toEqual([other])
  })

  test('a stranger’s report, or one about somebody erased, brings nobody back', async () => {
    const before = (await events('Email Bounced')).length
    const messageId = '00000000-0000-7000-8000-00000000ffff'
    expect((await hook([makeReport({ id: 'r2', what: 'bounced', messageId })]))?.status).toBe(200)
    expect((await events('Email Bounced')).length).toBe(before)
  })

  test('too many of them stop the campaign, in words, until a person lets it go on', async () => {
    const births: string[] = []
    for (let i = 0; i < 10; i++) births.push(await makePerson(`brake.${i}@example.pl`, false))
    const limits = { bounceShare: 0.05, complaintShare: 0.002, smallestSample: 10 }
    await world.query(
      `INSERT INTO deliver.settings (workspace_id, settings, updated_at, updated_by) VALUES ('default', $1, 1, 'x')`,
      [JSON.stringify(limits)],
    )
    world.clock.advance(2_000)
    const mails = await send('brake', births, { campaignId: 'c-brake' })
    expect(mails.length).toBe(10)
    const where = (run: (at: { tx: never; workspaceId: string }) => Promise<unknown>) =>
      world.base.web.inWorkspace('default', (tx) => run({ tx: tx as never, workspaceId: 'default' }))
    const progress = () => where((at) => office.deliver.queue.progress(at, { campaignId: 'c-brake' }))
    expect(await progress()).toMatchObject({ sent: 10, hold: null })
    await hook([makeReport({ id: 'b1', what: 'complained', messageId: mails[0]?.messageId ?? null })])
    expect(await progress()).toMatchObject({ complained: 1, hold: { state: 'paused', reason: 'complaints' } })
    // Counted where it happened: what the brake looks at is what a look at all messages would find.
    expect(await world.query('SELECT * FROM deliver.campaign_tally ORDER BY campaign_id')).toEqual(
      await world.query(
        `SELECT workspace_id, campaign_id, count(*) FILTER (WHERE state = 's')::int AS sent, count(bounced_at)::int AS bounced,
           count(complained_at)::int AS complained, count(unsubscribed_at)::int AS unsubscribed FROM deliver.message WHERE campaign_id IS NOT NULL GROUP BY 1, 2 ORDER BY 2`,
      ),
    )
    // What the campaign still asks for waits.
    await office.request([{ run: 'brake-late', seq: 0, birth: births[1] ?? '', campaignId: 'c-brake' }])
    await office.drain()
    expect(await office.states('brake-late')).toEqual({ w: 1 })
    await where((at) => office.deliver.queue.resume(at, { campaignId: 'c-brake' }))
    expect(await office.states('brake-late')).toEqual({ p: 1 })
    await where((at) => office.deliver.queue.cancel(at, { campaignId: 'c-brake' }))
    await office.request([{ run: 'brake-last', seq: 0, birth: births[2] ?? '', campaignId: 'c-brake' }])
    await office.drain()
    expect(await progress()).toMatchObject({
      requested: 12,
      sent: 10,
      expired: 2,
      hold: { state: 'stopped' },
    })
  })
})

describe('a try-out to a member', () => {
  test('shows the customer as its reader may see her, and does nothing to her', async () => {
    const trial = makeProvider({ id: 'trial', at: 'email', now: () => world.clock.now() })
    const desk = openPostOffice(world, [trial.channel], (given) => ({
      ...given,
      isMemberEmail: async () => true,
      content: {
        ...given.content,
        renderFor: async (_, rows) =>
          rows.map(({ customer, links }) => ({
            ok: true,
            parts: { subject: customer.firstName ?? '', text: `${links.unsubscribe} ${links.preferences}` },
          })),
      },
    }))
    const birth = await makePerson('tested@example.pl', false)
    const shownAs = { customer: { firstName: 'T.', traits: {} }, recent: {} }
    const about = { address: 'olga@tkalnia.example', purpose: 'service', lane: 'transactional' } as const
    await desk.request([{ run: 'try-out', birth, isTest: true, shownAs, ...about }])
    await desk.drain()
    const [mail] = trial.handed
    expect(mail).toMatchObject({ address: 'olga@tkalnia.example', content: { subject: 'T.' } })
    const tokens = [...String(mail?.content.text).matchAll(/\/[up]\/(\S+)/g)].map(([, token]) => token ?? '')
    expect(tokens.length).toBe(2)
    for (const token of tokens) {
      const read = world.app.consent.links.read(token, ['unsubscribe', 'preferences'])
      expect(read.ok && read.about.birth).not.toBe(birth)
    }
    const bounced = { what: 'bounced', messageId: mail?.messageId ?? null, shouldSuppress: true } as const
    const token = createMarks(world.base.secret).writeHook('default', 'trial')
    const report = new Request(`https://splot.test/hooks/channels/default/trial/${token}`, {
      method: 'POST',
      body: JSON.stringify([makeReport({ id: 't1', ...bounced })]),
    })
    const before = (await events('Email Bounced')).length
    expect((await desk.deliver.handle(report))?.status).toBe(200)
    await world.drain()
    expect((await events('Email Bounced')).length).toBe(before)
    expect(await reasonOf(world, 'tested@example.pl')).not.toBe('suppressed')
  })
})

test('the server as it is composed sends through its own mail server, tests to members alone', async () => {
  const { deliver } = world.app
  deliver.startSinks({})
  await deliver.sinksStarted()
  const birth = await makePerson('zosia@example.pl', false)
  const now = world.clock.now()
  const usual = {
    ...{
      seq: 0,
      birth,
      channel: 'email' as const,
      purpose: 'service',
      lane: 'transactional' as const,
      itemId: '',
    },
    ...{
      version: 1,
      language: null,
      notBefore: now,
      expiresAt: now + 86_400_000,
      priority: 0,
      campaignId: null,
    },
    ...{ data: {}, address: null, zone: null, ready: { subject: 'Potwierdź adres', text: 'Dzień dobry' } },
  }
  const stranger = { ...usual, run: 'own-stranger', address: 'obcy@example.pl', isTest: true }
  await world.base.web.inWorkspace('default', (tx) =>
    deliver.queue.request({ tx, workspaceId: 'default' }, [{ ...usual, run: 'own-customer' }, stranger]),
  )
  await world.carryOut(deliver.drain())
  expect(await office.states('own-customer')).toEqual({ s: 1 })
  expect(await office.states('own-stranger')).toEqual({ r: 1 })
  const [mail] = deliver.outbox.list({ limit: 5 })
  expect(mail).toMatchObject({ address: 'zosia@example.pl', title: 'Potwierdź adres' })
  expect(deliver.outbox.list({ limit: 5 }).length).toBe(1)
})
