import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { createFolderBlobs } from '../../platform/blobs/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { SplotError } from '../../platform/errors.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { mintBirthId } from '../../platform/ids.ts'
import { type Content, createContent } from './index.ts'
import type { ContentDeps } from './service/deps.ts'

let pg: TestDatabase
let content: Content
let workspaceId = ''
let now = 1_800_000_000_000
const audited: { action: string }[] = []
const asked: { url: string; body: string }[] = []
let answer = { status: 200, text: '' }
/** Journeys that send something. */
const journeys: { used: string; name: string }[] = []

const customer = {
  id: mintBirthId(1, 1, 1),
  name: 'Ola Kos',
  stage: 'loyal',
  births: [{ kind: 'email', value: 'ola@poczta.example' }],
  traits: { firstName: 'Ola', lastName: 'Kos', city: 'Łódź' },
}
const customers = {
  get: async (_ws: string, id: string, reader: { seesPii: boolean }) => {
    if (id !== customer.id) throw new SplotError('not_found')
    return reader.seesPii
      ? customer
      : { ...customer, name: 'Ola K.', traits: { firstName: 'Ola', lastName: 'K.' } }
  },
  lookUp: async () => ({ timeline: { items: [] } }),
} as unknown as ContentDeps['customers']

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'content' })
  let n = 0
  content = createContent({
    db: pg.app,
    clock: { ...systemClock, now: () => now },
    ids: { uuid: (at) => mintBirthId(at, ++n, 1), secret: () => `frame-token-number-${++n}` },
    audit: { record: async (_where, entry) => void audited.push(entry) },
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    customers,
    readGoods: async () => ({ products: {} }),
    listJourneys: async (_tx, ids) => journeys.filter(({ used }) => ids.includes(used)),
    blobs: createFolderBlobs(() => join(pg.engine.dataDir, 'blobs'), systemClock),
    workspaceIds: async () => [],
    secret: 's'.repeat(43),
    origin: () => 'https://splot.example',
    writing: {
      model: { url: 'https://model.example/v1/', key: 'k', model: 'm' },
      egress: {
        async call({ url, body }) {
          asked.push({ url, body: String(body) })
          return { status: answer.status, headers: {}, body: new TextEncoder().encode(answer.text) }
        },
      },
    },
  })
})
afterAll(async () => {
  await content[Symbol.asyncDispose]()
  await pg.close()
})
let count = 0
beforeEach(() => {
  workspaceId = `w${count++}`
  now += 1000
})

interface Ask {
  params?: object
  query?: object
  body?: object
  revision?: number
  who?: string
  scopes?: Scope[]
  in?: string
}
/** A route asked as the server would: its schemas parse, its reply must fit. */
async function ask<T = Record<string, unknown>>(id: string, o: Ask = {}): Promise<T> {
  const route = content.routes.find((one) => one.id === id) as AnyRoute
  const headers = o.revision === undefined ? {} : { 'if-match': `"${o.revision}"` }
  const who = o.who ?? 'Ewa'
  const ws = o.in ?? workspaceId
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
      id: who,
      name: who,
      workspaceId: ws,
      scopes: new Set(o.scopes ?? ['customers:read']),
    },
    workspaceId: ws,
  } as never)
  return route.reply.parse(reply) as T
}
const refused = (code: string) => expect.objectContaining({ code })

const document = {
  core: {
    texts: {
      pl: {
        headline: 'Zima w salonach, {{ customer.firstName }}',
        message: 'Płaszcze czekają na Panią.',
        offer: '20 % taniej do niedzieli',
        action: 'Do kolekcji',
      },
    },
    link: 'https://modra.example/zima',
  },
  channels: ['email', 'sms', 'app_push'],
}
interface ItemShape {
  id: string
  revision: number
  publishedVersion: number | null
  document: typeof document
  items: { id: string; name: string }[]
}
const create = (change: object = {}) =>
  ask<ItemShape>('createContent', {
    body: { kind: 'message', name: 'Zima', document: { ...document, ...change } },
  })

describe('drafts', () => {
  it('are saved under the revision that was read, and no other', async () => {
    const item = await create()
    expect(item.revision).toBe(1)
    const params = { id: item.id }
    const saved = await ask<ItemShape>('saveDraft', { params, body: { document }, revision: 1 })
    expect(saved.revision).toBe(2)
    await expect(ask('saveDraft', { params, body: { document }, revision: 1 })).rejects.toEqual(
      refused('revision_changed'),
    )
    await expect(ask('saveDraft', { params, body: { document } })).rejects.toEqual(
      refused('revision_missing'),
    )
  })

  it('of two saved at once one wins', async () => {
    const { id } = await create()
    const both = await Promise.allSettled(
      [1, 2].map(() => ask('saveDraft', { params: { id }, body: { document }, revision: 1 })),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are listed by folder, label, name; archived apart; page by page', async () => {
    const made = []
    for (const [name, folder, labels] of [
      ['A zima', 'kampanie/2026', ['zima']],
      ['B lato', 'kampanie', []],
      ['C', '', ['zima']],
    ] as const) {
      now += 10
      made.push(
        await ask<ItemShape>('createContent', { body: { kind: 'message', name, folder, labels, document } }),
      )
    }
    const names = async (query: object) =>
      (await ask<ItemShape>('listContent', { query })).items.map((one) => one.name)
    expect(await names({})).toEqual(['C', 'B lato', 'A zima'])
    expect(await names({ folder: 'kampanie' })).toEqual(['B lato', 'A zima'])
    expect(await names({ label: 'zima' })).toEqual(['C', 'A zima'])
    expect(await names({ q: 'LATO' })).toEqual(['B lato'])
    const first = await ask<ItemShape & { nextCursor: string; shelves: object[] }>('listContent', {
      query: { limit: '2' },
    })
    expect(await names({ limit: '2', cursor: first.nextCursor })).toEqual(['A zima'])
    expect(first.shelves).toEqual([
      { kind: 'folder', name: 'kampanie', items: 1 },
      { kind: 'folder', name: 'kampanie/2026', items: 1 },
      { kind: 'label', name: 'zima', items: 2 },
    ])
    await ask('changeContent', { params: { id: made[0]?.id }, body: { isArchived: true } })
    expect(await names({})).toEqual(['C', 'B lato'])
    expect(await names({ archived: 'true' })).toEqual(['A zima'])
    await ask('changeContent', { params: { id: made[0]?.id }, body: { isArchived: false, name: 'A2' } })
    expect(await names({})).toContain('A2')
  })

  it('of another workspace do not exist', async () => {
    const { id } = await create()
    for (const [route, rest] of [
      ['getContent', {}],
      ['deleteContent', {}],
      ['publishContent', { revision: 1 }],
      ['previewContent', { body: { channel: 'sms', language: 'pl' } }],
      ['copyContent', { body: { name: 'x' } }],
      ['listVersions', {}],
      ['reviewContent', {}],
    ] as const)
      await expect(ask(route, { params: { id }, in: 'elsewhere', ...rest }), route).rejects.toEqual(
        refused('not_found'),
      )
  })
})

describe('versions', () => {
  const publish = (id: string, revision: number, who = 'Ewa') =>
    ask<{ version: number; decision: string }>('publishContent', { params: { id }, revision, who })

  it('are published, never change, and can be compared', async () => {
    const { id } = await create()
    expect(await publish(id, 1)).toEqual({ version: 1, decision: 'published' })
    const fresh = { ...document, core: { ...document.core, link: 'https://modra.example/wiosna' } }
    await ask('saveDraft', { params: { id }, body: { document: fresh }, revision: 1 })
    const { changes } = await ask<{ changes: { words: string }[] }>('diffContent', {
      params: { id },
      query: { from: '1' },
    })
    expect(changes.map((one) => one.words)).toEqual([
      'Zmieniono: treść główna, odnośnik: „https://modra.example/zima” → „https://modra.example/wiosna”',
    ])
    expect((await publish(id, 2)).version).toBe(2)
    const old = await ask<{ document: typeof document }>('getVersion', { params: { id, version: '1' } })
    expect(old.document.core.link).toBe('https://modra.example/zima')
    const list = await ask<{ items: { version: number; isLive: boolean }[] }>('listVersions', {
      params: { id },
    })
    expect(list.items.map((one) => [one.version, one.isLive])).toEqual([
      [2, true],
      [1, false],
    ])
    const change = pg.app.inWorkspace(workspaceId, (tx) =>
      tx.change({ text: "UPDATE content.version SET document = '{}'", values: [] }),
    )
    await expect(change).rejects.toThrow(/permission denied/)
  })

  it('with an error are refused, with its place', async () => {
    const { id } = await create({ core: { ...document.core, link: 'javascript:alert(1)' } })
    await expect(publish(id, 1)).rejects.toMatchObject({
      code: 'content_unready',
      place: { path: expect.stringContaining('link') },
    })
    const { id: other } = await create({
      overrides: { sms: { pl: { text: 'Dla {{ custmer.firstName }}' } } },
    })
    await expect(publish(other, 1)).rejects.toMatchObject({
      code: 'content_unready',
      place: { path: 'sms.pl.text', hint: { pl: expect.stringContaining('custmer.firstName') } },
    })
    const { id: broken } = await create({ overrides: { sms: { pl: { text: '{% if %}' } } } })
    await expect(publish(broken, 1)).rejects.toMatchObject({
      code: 'content_unready',
      place: { path: 'sms.pl.text' },
    })
  })

  it('wait for a second person where the brand asks for one', async () => {
    await ask('saveBrand', { body: { kit: { needsApproval: true } }, revision: 0 })
    const { id } = await create()
    expect(await publish(id, 1)).toEqual({ version: 1, decision: 'submitted' })
    await expect(content.getPublished(workspaceId, id)).rejects.toEqual(refused('not_found'))
    const decide = (who: string, decision = 'approved') =>
      ask('decideVersion', { params: { id, version: '1' }, body: { decision }, who })
    await expect(decide('Ewa')).rejects.toEqual(refused('approval_self'))
    expect(await decide('Jan')).toEqual({ version: 1, decision: 'approved' })
    expect(await content.getPublished(workspaceId, id)).toEqual({ version: 1 })
    await expect(decide('Jan', 'rejected')).rejects.toEqual(refused('approval_closed'))
    expect(audited.slice(-2).map((one) => one.action)).toEqual(['content.submitted', 'content.approved'])
  })

  it('in use are not deleted', async () => {
    const { id } = await create()
    const use = { kind: 'campaign', user_id: 'c1', name: 'Zima 2026' }
    await pg.app.inWorkspace(workspaceId, (tx) => content.uses.put(tx, id, use))
    await expect(ask('deleteContent', { params: { id } })).rejects.toMatchObject({
      code: 'content_used',
      place: { values: { names: 'Zima 2026' } },
    })
    await pg.app.inWorkspace(workspaceId, (tx) => content.uses.delete(tx, id, use))
    journeys.push({ used: id, name: 'Porzucony koszyk' })
    await expect(ask('deleteContent', { params: { id } })).rejects.toMatchObject({
      code: 'content_used',
      place: { values: { names: 'Porzucony koszyk' } },
    })
    journeys.length = 0
    await ask('deleteContent', { params: { id } })
    await expect(ask('getContent', { params: { id } })).rejects.toEqual(refused('not_found'))
    await expect(pg.app.inWorkspace(workspaceId, (tx) => content.uses.put(tx, id, use))).rejects.toEqual(
      refused('not_found'),
    )
  })
})

describe('sending', () => {
  const data = {
    recent: {},
    products: {},
    links: { unsubscribe: 'https://x.example/u', preferences: 'https://x.example/p' },
    brand: { name: '' },
  }
  const person = (firstName?: string) => ({
    ...data,
    customer: { traits: {}, ...(firstName === undefined ? {} : { firstName }) },
  })

  it('renders the published version for many, skips who lacks a datum, keeps headers one line', async () => {
    const { id } = await create()
    await ask('publishContent', { params: { id }, revision: 1 })
    const message = {
      workspaceId,
      itemId: id,
      version: 1,
      channel: 'email' as const,
      language: 'pl' as const,
    }
    const made = await content.renderFor(message, [
      person('Ola'),
      person(),
      person('Ewa\r\nBcc: x@example.com'),
    ])
    expect(made[0]).toMatchObject({ ok: true, parts: { subject: 'Zima w\u00a0salonach, Ola' } })
    expect(made[0]?.ok && made[0].parts.html).toContain('https://x.example/u')
    expect(made[0]?.ok && made[0].parts.text).toContain('Rezygnuję z wiadomości: https://x.example/u')
    expect(made[1]).toMatchObject({ ok: false, reason: 'missing_variable', detail: 'customer.firstName' })
    expect(made[2]?.ok && made[2].parts.subject).not.toMatch(/[\r\n]/)
    const sms = await content.renderFor({ ...message, channel: 'sms' }, [person('Ola')])
    expect(sms[0]).toMatchObject({
      ok: true,
      parts: { text: expect.stringMatching(/^Zima w salonach, Ola\..*https:\/\/modra\.example\/zima$/) },
    })
    await expect(content.renderFor({ ...message, channel: 'post' }, [person('x')])).rejects.toEqual(
      refused('not_found'),
    )
  })
})

describe('previews and reviews', () => {
  it('show the draft as a customer would get it, masked by role', async () => {
    const { id } = await create({
      overrides: { app_push: { pl: { title: '{{ customer.lastName }} {{ customer.stage }}' } } },
    })
    const preview = (scopes: Scope[], customerId: string | null = customer.id) =>
      ask<{ rendered: { parts: { title: string } } }>('previewContent', {
        params: { id },
        body: { channel: 'app_push', language: 'pl', customerId },
        scopes,
      })
    expect((await preview(['customers:read', 'customers:pii'])).rendered.parts.title).toBe('Kos loyal')
    expect((await preview(['customers:read'])).rendered.parts.title).toBe('K. loyal')
    expect((await preview([], null)).rendered.parts.title).toBe('Nowak customer')
    await expect(preview([])).rejects.toEqual(refused('forbidden'))
    await expect(preview(['customers:read'], mintBirthId(2, 2, 2))).rejects.toEqual(refused('not_found'))
  })

  it('a preview names an unknown variable, and tells the price of an SMS', async () => {
    await ask('saveBrand', { body: { kit: { smsPartPriceMinor: 9 } }, revision: 0 })
    const { id } = await create({
      overrides: { sms: { pl: { text: `Żółw {{ custmer.firstName }}${'a'.repeat(70)}` } } },
    })
    const body = { channel: 'sms', language: 'pl' }
    const made = await ask<{
      sms: { parts: number; perMessageMinor: string } | null
      rendered: object
      findings: { code: string; what: string; cure: string }[]
    }>('previewContent', { params: { id }, body })
    expect(made.rendered).toMatchObject({
      ok: false,
      reason: 'missing_variable',
      detail: 'custmer',
    })
    expect(made.findings[0]).toMatchObject({
      code: 'unknown_variable',
      what: 'Nie ma zmiennej custmer.firstName',
      cure: expect.stringContaining('customer.firstName'),
    })
    expect(await ask('measureSms', { body: { text: `Żółw ${'a'.repeat(70)}` } })).toMatchObject({
      parts: 2,
      perMessageMinor: '18',
      plain: { parts: 1 },
    })
  })

  it('a review lists every variant and whether it is ready', async () => {
    const { id } = await create()
    const review = await ask<{ isReady: boolean; variants: { channel: string }[] }>('reviewContent', {
      params: { id },
    })
    expect(review.isReady).toBe(true)
    expect(review.variants.map((one) => one.channel).sort()).toEqual(['app_push', 'email', 'sms'])
  })

  it('a mail that readers would cut is told, one that is too large refused', async () => {
    const blocks = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        kind: 'text',
        id: `t${i}`,
        html: { pl: 'Płaszcz. '.repeat(100) },
      }))
    const { id } = await create({ body: { blocks: [...blocks(70), { kind: 'unsubscribe', id: 'u' }] } })
    expect(await ask('reviewContent', { params: { id } })).toMatchObject({
      isReady: true,
      findings: [expect.objectContaining({ code: 'mail_clipped', place: 'email.pl.html' })],
    })
    const columns = Array.from({ length: 80 }, (_, i) => ({
      kind: 'columns',
      id: `c${i}`,
      columns: [blocks(2), blocks(2)],
    }))
    await expect(create({ body: { blocks: columns } })).rejects.toThrow(/at most 300 blocks/)
  })

  it('a page is made of blocks and has no way out', async () => {
    const body = {
      blocks: [
        { kind: 'heading', id: 'h', text: { pl: 'Zapisz się' } },
        { kind: 'unsubscribe', id: 'u' },
      ],
    }
    const { id } = await ask<ItemShape>('createContent', {
      body: { kind: 'page', name: 'Strona', document: { ...document, channels: [], body } },
    })
    const made = await ask<{ rendered: { parts: { html: string } } }>('previewContent', {
      params: { id },
      body: { channel: 'page', language: 'pl' },
    })
    expect(made.rendered.parts.html).toContain('Zapisz się')
    expect(made.rendered.parts.html).not.toContain('Rezygnuję')
  })

  it('an infographic becomes an outline', async () => {
    const { id } = await create()
    expect(await ask('outlineInfographic', { params: { id }, query: { language: 'pl' } })).toMatchObject({
      title: expect.stringContaining('Zima'),
    })
    expect(await ask('listVariables')).toMatchObject({
      items: expect.arrayContaining([{ path: 'customer.firstName', label: 'Imię' }]),
    })
  })
})

describe('the brand', () => {
  it('is saved under the revision that was read and tells what is wrong with it', async () => {
    expect(await ask('getBrand')).toMatchObject({ revision: 0, findings: [] })
    const saved = await ask('saveBrand', { body: { kit: { colours: { text: '#aaaaaa' } } }, revision: 0 })
    expect(saved).toMatchObject({
      revision: 1,
      findings: [{ code: 'low_contrast', place: 'brand.colours.text' }],
    })
    await expect(ask('saveBrand', { body: { kit: {} }, revision: 0 })).rejects.toEqual(
      refused('revision_changed'),
    )
    expect(await ask('saveBrand', { body: { kit: {} }, revision: 1 })).toMatchObject({ revision: 2 })
  })
})

describe('writing help', () => {
  const body = { language: 'pl', brief: 'Nowe płaszcze na zimę', field: 'subject' }
  it('gives suggestions marked as a machine’s, read by the linter, without tags', async () => {
    await ask('saveBrand', { body: { kit: { forbidden: [{ word: 'promocja' }] } }, revision: 0 })
    answer = {
      status: 200,
      text: JSON.stringify({
        choices: [{ message: { content: '["Ciepło na zimę", "Zimowe promocje {{ x }}<script>"]' } }],
      }),
    }
    const { suggestions } = await ask<{
      suggestions: { text: string; aiMade: boolean; findings: { code: string }[] }[]
    }>('suggestTexts', { body })
    expect(suggestions).toEqual([
      { text: 'Ciepło na zimę', aiMade: true, findings: [] },
      {
        text: 'Zimowe promocje  x',
        aiMade: true,
        findings: [expect.objectContaining({ code: 'forbidden_word' })],
      },
    ])
    expect(asked.at(-1)).toMatchObject({
      url: 'https://model.example/v1/chat/completions',
      body: expect.stringContaining('promocja'),
    })
  })
  it.each([
    { status: 500, text: '' },
    { status: 200, text: 'garbage' },
    { status: 200, text: JSON.stringify({ choices: [{ message: { content: 'Jasne! Oto propozycje' } }] }) },
  ])('a model that answers otherwise is a clear error: %j', async (given) => {
    answer = given
    await expect(ask('suggestTexts', { body })).rejects.toEqual(refused('writing_failed'))
  })
})
