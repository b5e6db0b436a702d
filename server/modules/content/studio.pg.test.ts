import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { createFolderBlobs } from '../../platform/blobs/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import { mintBirthId, systemIds } from '../../platform/ids.ts'
import { type Content, createContent } from './index.ts'
import type { ContentDeps } from './service/deps.ts'

let pg: TestDatabase
let content: Content
let now = 1_800_000_000_000
/** What she did, newest first, and how many minutes ago. */
let lived: { event: string; minutesAgo: number }[] = []
const birth = mintBirthId(1, 1, 1)
const maja = {
  id: birth,
  name: 'Maja Wilk',
  stage: 'customer',
  traits: { firstName: 'Maja', city: 'Poznań' },
  births: [{ id: birth, kind: 'email', value: 'maja@poczta.example' }],
}
const customers = {
  get: async () => maja,
  lookUp: async () => ({
    timeline: {
      items: lived.map((one) => ({
        event: one.event,
        at: new Date(now - one.minutesAgo * 60_000).toISOString(),
      })),
    },
  }),
} as unknown as ContentDeps['customers']

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'content' })
  content = createContent({
    db: pg.app,
    clock: { ...systemClock, now: () => now, monotonic: () => now },
    ids: systemIds,
    audit: { record: async () => {} },
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    customers,
    readGoods: async () => ({ products: {} }),
    listJourneys: async () => [],
    blobs: createFolderBlobs(() => join(pg.engine.dataDir, 'blobs'), systemClock),
    workspaceIds: async () => [],
    secret: 's'.repeat(43),
    origin: () => 'https://splot.example',
    writing: { model: null, egress: null },
  })
})
afterAll(async () => {
  await content[Symbol.asyncDispose]()
  await pg.close()
})

interface Ask {
  params?: object
  query?: object
  body?: object
  revision?: number
}
async function ask<T>(id: string, o: Ask = {}): Promise<T> {
  const route = content.routes.find((one) => one.id === id) as AnyRoute
  const headers = o.revision === undefined ? {} : { 'if-match': `"${o.revision}"` }
  const reply = await route.handle({
    params: route.params?.parse(o.params ?? {}) ?? {},
    query: route.query?.parse(o.query ?? {}) ?? {},
    body: route.body?.parse(o.body ?? {}) ?? {},
    language: 'pl',
    raw: new Request('http://splot.test/', { headers }),
    remoteAddress: '',
    signal: new AbortController().signal,
    actor: {
      kind: 'member',
      id: 'Ewa',
      name: 'Ewa',
      workspaceId: 'w1',
      scopes: new Set(['customers:read', 'customers:pii']),
    },
    workspaceId: 'w1',
  } as never)
  return route.reply.parse(reply) as T
}
const fetchPath = (url: string, method = 'GET') =>
  content.handle(new Request(new URL(url, 'https://splot.example'), { method }))

const core = {
  texts: { pl: { headline: 'Zima w salonach', message: 'Płaszcze czekają.', action: 'Do kolekcji' } },
  link: 'https://modra.example/zima',
}
const shoes = 'https://modra.example/trzewiki.png'
const winter = 'https://modra.example/zima.png'
const living = {
  kind: 'live_picture',
  id: 'hero',
  url: winter,
  alt: { pl: 'Nowa kolekcja' },
  cases: [
    {
      when: {
        match: 'all',
        tests: [{ on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 30 }],
      },
      url: shoes,
    },
  ],
}
const document = {
  core,
  channels: ['email', 'sms'],
  body: { blocks: [living, { kind: 'unsubscribe', id: 'out' }] },
}

interface Item {
  id: string
  revision: number
}
interface Tried {
  shown: { channel: string; rendered: { ok: boolean; parts: Record<string, string> }; sms: object | null }[]
  variants: { channel: string }[]
  findings: { place: string; code: string }[]
  isReady: boolean
}

it('tries what nobody has saved: every channel as one person sees it', async () => {
  lived = []
  const tried = await ask<Tried>('tryContent', { body: { document, customerId: birth, languages: ['pl'] } })
  expect(tried.shown.map((one) => one.channel).sort()).toEqual(['email', 'sms'])
  const mail = tried.shown.find((one) => one.channel === 'email')
  expect(mail?.rendered.parts.html).toContain(winter)
  expect(tried.shown.find((one) => one.channel === 'sms')?.sms).not.toBeNull()
  lived = [{ event: 'Product Viewed', minutesAgo: 3 }]
  const later = await ask<Tried>('tryContent', { body: { document, customerId: birth, languages: ['pl'] } })
  expect(later.shown.find((one) => one.channel === 'email')?.rendered.parts.html).toContain(shoes)
})

it('refuses a living picture that leads nowhere on the web', async () => {
  const broken = {
    ...document,
    body: { blocks: [{ ...living, url: 'javascript:alert(1)' }, document.body.blocks[1]] },
  }
  const { findings, isReady } = await ask<Tried>('tryContent', { body: { document: broken } })
  expect(isReady).toBe(false)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'bad_link', place: 'body.blocks[0].url' }))
})

it('chooses the picture when it is opened, not when it is sent', async () => {
  const item = await ask<Item>('createContent', { body: { kind: 'message', name: 'Zima', document } })
  await ask('publishContent', { params: { id: item.id }, body: {}, revision: item.revision })
  const message = {
    workspaceId: 'w1',
    itemId: item.id,
    version: 1,
    channel: 'email',
    language: 'pl',
  } as const
  const person = {
    customer: { traits: {} },
    recent: {},
    products: {},
    links: { unsubscribe: 'https://x.example/u', preferences: 'https://x.example/p' },
    brand: { name: '' },
  }
  const [known, nobody] = await content.renderFor(message, [{ ...person, birth }, person])
  const html = known?.ok ? (known.parts.html ?? '') : ''
  const address = /https:\/\/splot\.example\/live\/[\w-]+/.exec(html)?.[0] ?? ''
  expect(address).not.toContain('maja')
  expect(nobody?.ok && nobody.parts.html).toContain(winter)
  lived = []
  const early = await fetchPath(address)
  expect(early?.status).toBe(302)
  expect(early?.headers.get('location')).toBe(winter)
  expect(early?.headers.get('cache-control')).toContain('no-store')
  lived = [{ event: 'Product Viewed', minutesAgo: 1 }]
  // Within some seconds the choice is remembered; then it is made anew.
  now += 6_000
  expect((await fetchPath(address))?.headers.get('location')).toBe(shoes)
  lived = [{ event: 'Product Viewed', minutesAgo: 45 }]
  now += 6_000
  expect((await fetchPath(address))?.headers.get('location')).toBe(winter)
})

it('answers nothing at an address somebody made up or changed', async () => {
  const token = 'A'.repeat(120)
  expect((await fetchPath(`/live/${token}`))?.status).toBe(404)
  expect((await fetchPath(`/live/${token}`, 'POST'))?.status).toBe(405)
})

it('shows a mail in a frame where it runs nothing and opens nothing', async () => {
  const html =
    '<html><head></head><body><script>alert(1)</script><img src="https://splot.example/o/abc123" alt=""><p>Treść</p></body></html>'
  const { path } = await ask<{ path: string }>('openFrame', { body: { html } })
  const shown = await fetchPath(path)
  const csp = shown?.headers.get('content-security-policy') ?? ''
  expect(csp).toMatch(/default-src 'none'/)
  expect(csp).toMatch(/; sandbox$/)
  expect(csp).not.toMatch(/script-src|allow-/)
  const text = (await shown?.text()) ?? ''
  expect(text).toContain('Treść')
  expect(text).not.toContain('/o/abc123')
  expect((await fetchPath('/frames/nobody-made-this-address'))?.status).toBe(404)
  now += 11 * 60_000
  expect((await fetchPath(path))?.status).toBe(404)
})

it('tells in lists what an item says, where it goes and whether its draft is newer', async () => {
  const item = await ask<Item>('createContent', { body: { kind: 'message', name: 'Wiosna', document } })
  const find = async (query: object = {}) => {
    const { items } = await ask<{ items: (Item & { state: string })[] }>('listContent', { query })
    return items.find((one) => one.id === item.id)
  }
  expect(await find()).toMatchObject({
    state: 'draft',
    headline: 'Zima w salonach',
    languages: ['pl'],
    channels: ['email', 'sms'],
    uses: [],
  })
  await ask('publishContent', { params: { id: item.id }, body: {}, revision: item.revision })
  expect((await find())?.state).toBe('live')
  await ask('saveDraft', { params: { id: item.id }, revision: item.revision, body: { document } })
  expect((await find())?.state).toBe('changed')
  expect(await find({ state: 'live' })).toBeUndefined()
  expect(await find({ language: 'en' })).toBeUndefined()
  expect(await find({ q: 'salonach' })).toBeDefined()
})

it('takes what never happened for what it is, whatever happens to those who lack a datum', async () => {
  lived = []
  const of = (when: object) => ({
    core,
    channels: ['email'],
    body: {
      blocks: [
        {
          kind: 'dynamic',
          id: 'now',
          cases: [{ when, blocks: [{ kind: 'heading', id: 'yes', level: 1, text: { pl: 'Spełniony' } }] }],
          otherwise: [{ kind: 'heading', id: 'no', level: 1, text: { pl: 'Niespełniony' } }],
        },
        { kind: 'unsubscribe', id: 'out' },
      ],
    },
  })
  const tests = [
    { on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 30 },
    { on: 'trait', name: 'points', is: 'less', value: 5 },
    { on: 'trait', name: 'points', is: 'more', value: -5 },
  ]
  for (const onMissing of ['skip', 'empty'])
    for (const test of tests) {
      const tried = await ask<Tried>('tryContent', {
        body: {
          document: { ...of({ match: 'all', tests: [test] }), onMissing },
          customerId: birth,
          languages: ['pl'],
        },
      })
      const html = tried.shown[0]?.rendered.parts?.html ?? JSON.stringify(tried.shown[0])
      expect(html, `${onMissing} ${test.on}`).toContain('Niespełniony')
      expect(html).not.toContain('>Spełniony')
    }
})
