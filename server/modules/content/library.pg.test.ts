import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { waitUntilBlocked } from '../../../tests/testkit/blocked.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../tests/testkit/one-connection.ts'
import { createFolderBlobs } from '../../platform/blobs/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import { systemIds } from '../../platform/ids.ts'
import { type Content, createContent } from './index.ts'
import { compileContent } from './service/compile.ts'
import type { ContentDeps } from './service/deps.ts'
import { createDraftPages } from './service/draft-page.ts'
import { deletePicture } from './service/pictures.ts'
import { createUpkeep } from './service/upkeep.ts'
import { putPageAddress } from './store/page-address.ts'

let pg: TestDatabase
let content: Content
let deps: Parameters<typeof createContent>[0]
let whilePublishing: () => Promise<void> = async () => {}
let now = 1_800_000_000_000
let workspaceId = ''
let count = 0
let workspaces: string[] = []
const audited: string[] = []
const folder = () => join(pg.engine.dataDir, 'blobs')

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'content' })
  const clock = { ...systemClock, now: () => now }
  deps = {
    db: forbidNesting(pg.app),
    clock,
    ids: systemIds,
    blobs: createFolderBlobs(folder, clock),
    readGoods: async () => ({ products: {} }),
    listJourneys: async () => [],
    workspaceIds: async () => workspaces,
    audit: {
      record: async (_where, entry) => {
        audited.push(entry.action)
        if (entry.action === 'content.published') await whilePublishing()
      },
    },
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    customers: {} as ContentDeps['customers'],
    secret: 's'.repeat(43),
    origin: () => 'https://splot.example',
    writing: { model: null, egress: null },
  }
  content = createContent(deps)
})
afterAll(async () => {
  await content[Symbol.asyncDispose]()
  await pg.close()
})
beforeEach(() => {
  workspaceId = `w${count++}`
  workspaces = [workspaceId]
  now += 1_000
})

interface Ask {
  params?: object
  query?: object
  body?: object
  revision?: number
}
/** A route asked as the server would: its schemas parse, its reply must fit. */
async function ask<T = Record<string, unknown>>(id: string, o: Ask = {}): Promise<T> {
  const route = content.routes.find((one) => one.id === id) as AnyRoute
  const headers = o.revision === undefined ? {} : { 'if-match': `"${o.revision}"` }
  const reply = await route.handle({
    params: route.params?.parse(o.params ?? {}) ?? {},
    query: route.query?.parse(o.query ?? {}) ?? {},
    body: route.body?.parse(o.body ?? {}) ?? {},
    language: 'pl',
    raw: new Request('http://splot.test/', { headers }),
    actor: { kind: 'member', id: 'Ewa', name: 'Ewa', workspaceId, scopes: new Set() },
    workspaceId,
  } as never)
  return route.reply.parse(reply) as T
}
const refused = (code: string, path?: string) =>
  expect.objectContaining({
    code,
    ...(path === undefined ? {} : { place: expect.objectContaining({ path }) }),
  })

interface Made {
  id: string
  revision: number
}
const texts = { pl: { headline: 'Zima w salonach', message: 'Ręcznie tkane płaszcze.', offer: '-20 %' } }
const makeMessage = (core: object = {}, more: object = {}) =>
  ask<Made>('createContent', {
    body: {
      kind: 'message',
      name: 'Zima',
      document: { core: { texts, ...core }, channels: ['sms'] },
      ...more,
    },
  })
const publish = ({ id, revision }: Made) => ask('publishContent', { params: { id }, body: {}, revision })

describe('pictures', () => {
  /** A PNG of one grey point with a comment, and something behind its end. */
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
  }
  const makePng = (lines = Buffer.alloc(2)) =>
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
      chunk('tEXt', Buffer.from('GPS 51.77,19.45')),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', Buffer.alloc(0)),
      Buffer.from('<script>alert(1)</script>'),
    ])
  const png = makePng()
  const add = (bytes: Buffer = png, name = '../../x\\con.pdf') =>
    ask<{ id: string; path: string; width: number }>('addPicture', {
      body: { name, data: bytes.toString('base64') },
    })
  const get = (path: string, method = 'GET') =>
    content.handle(new Request(`http://splot.test${path}`, { method }))
  const listFiles = () =>
    readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.startsWith(`${workspaceId}/`) && path.length > 64,
    )

  const makeUnmoved = (where: string) =>
    pg.app.inWorkspace(where, (tx) =>
      tx.change({
        text: `UPDATE content.picture SET bytes = 'kept in a row', blob = NULL, size = NULL WHERE workspace_id = $1`,
        values: [where],
      }),
    )
  const countUnmoved = async (where: string) =>
    (
      await pg.app.inWorkspace(where, (tx) =>
        tx.rows({ text: 'SELECT id FROM content.picture WHERE bytes IS NOT NULL', values: [] }),
      )
    ).length

  it('are taken in under a name of ours, without what is not picture, and served so that nothing runs', async () => {
    const made = await add()
    expect(made).toMatchObject({ width: 1, path: `/pictures/${workspaceId}/${made.id}` })
    const reply = await get(made.path)
    const served = Buffer.from((await reply?.arrayBuffer()) ?? new ArrayBuffer(0)).toString('latin1')
    expect(served).toContain('IDAT')
    expect(served).not.toMatch(/GPS|script/)
    expect(reply?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply?.headers.get('content-security-policy')).toContain('sandbox')
    expect(await ask('listPictures')).toMatchObject({ items: [{ id: made.id, createdBy: 'Ewa' }] })
    expect(listFiles()).toHaveLength(1)
  })

  it('of no picture, or a bomb of one, are refused with the cure', async () => {
    const huge = Buffer.from(png)
    huge.writeUInt32BE(65_535, 16)
    huge.writeUInt32BE(65_535, 20)
    const bomb = makePng(Buffer.alloc(100_000_000))
    for (const bytes of [Buffer.from('<svg onload="x">'), Buffer.from('MZ'), huge, png.subarray(0, 40), bomb])
      await expect(add(bytes)).rejects.toEqual(refused('picture_refused'))
  })

  it('of another workspace, or elsewhere, are not there', async () => {
    const made = await add()
    expect((await get(made.path.replace(workspaceId, 'elsewhere')))?.status).toBe(404)
    expect(await get('/pictures/../x')).toBeNull()
    expect((await get(made.path, 'POST'))?.status).toBe(405)
  })

  it('added before there were blobs are moved there, and seen before and after', async () => {
    const made = await add()
    await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.change({
        text: 'UPDATE content.picture SET bytes = $2, blob = NULL, size = NULL WHERE workspace_id = $1',
        values: [workspaceId, Buffer.from('kept in a row')],
      }),
    )
    const read = async () => (await get(made.path))?.text()
    expect(await read()).toBe('kept in a row')
    await content.loop.turn()
    expect(await read()).toBe('kept in a row')
    const [row] = await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows({
        text: 'SELECT bytes, size FROM content.picture WHERE workspace_id = $1',
        values: [workspaceId],
      }),
    )
    expect(row).toEqual({ bytes: null, size: 13 })
    // Of the first bytes nothing is shown any more: they go, not at once.
    expect(listFiles()).toHaveLength(2)
    now += 3_700_000
    await content.loop.turn()
    expect(listFiles()).toHaveLength(1)
    expect(await read()).toBe('kept in a row')
  })

  it('of a workspace that fails hold up no other’s', async () => {
    await add()
    const broken = workspaceId
    await makeUnmoved(broken)
    workspaceId = `w${count++}`
    await add()
    await makeUnmoved(workspaceId)
    const blobs = createFolderBlobs(folder, deps.clock)
    const put: typeof blobs.put = (space, bytes) =>
      space === broken ? Promise.reject(new Error('the disk is full')) : blobs.put(space, bytes)
    const workspaceIds = async () => [broken, workspaceId]
    const loop = createUpkeep({ ...deps, workspaceIds, blobs: { ...blobs, put } })
    // Told of, after everybody had a turn.
    await expect(loop.turn()).rejects.toThrow('the disk is full')
    expect(await countUnmoved(broken)).toBe(1)
    expect(await countUnmoved(workspaceId)).toBe(0)
  })

  it('one deleted while it is published is refused, or is gone and the publishing refused', async () => {
    const publishing = async (made: { path: string }) =>
      makeMessage({ pictures: [{ url: `https://splot.example${made.path}`, alt: { pl: 'x' } }] })
    const first = await add()
    const item = await publishing(first)
    let deleting: Promise<unknown> = Promise.resolve()
    whilePublishing = async () => {
      // Somebody else, at a connection of her own.
      const actor = { kind: 'member', id: 'Jan', name: 'Jan' } as const
      const asked = { id: first.id, actor }
      deleting = deletePicture({ ...deps, db: pg.app }, workspaceId, asked).catch((error: unknown) => error)
      await waitUntilBlocked(pg, deleting)
    }
    await publish(item)
    whilePublishing = async () => {}
    expect(await deleting).toEqual(refused('picture_used'))
    expect((await get(first.path))?.status).toBe(200)

    const second = await add()
    const late = await publishing(second)
    await ask('deletePicture', { params: { id: second.id } })
    await expect(publish(late)).rejects.toEqual(refused('content_unready', 'body'))
  })

  it('are deleted unless something published shows them, which says where', async () => {
    const made = await add()
    const url = `https://splot.example${made.path}`
    const item = await makeMessage({ pictures: [{ url, alt: { pl: 'x' } }] })
    const params = { id: made.id }
    const uses = () => ask<{ items: object[]; isFree: boolean }>('listPictureUses', { params })
    expect(await uses()).toEqual({
      items: [{ kind: 'message', id: item.id, name: 'Zima', state: 'draft' }],
      isFree: true,
    })
    await publish(item)
    expect((await uses()).items).toEqual([expect.objectContaining({ state: 'live' })])
    await expect(ask('deletePicture', { params })).rejects.toEqual(refused('picture_used'))
    const changed = await ask<Made>('saveDraft', {
      params: { id: item.id },
      body: { document: { core: { texts }, channels: ['sms'] } },
      revision: item.revision,
    })
    await expect(ask('deletePicture', { params })).rejects.toEqual(refused('picture_used'))
    await publish(changed)
    expect(await uses()).toMatchObject({ items: [{ state: 'sent' }], isFree: true })
    await ask('deletePicture', { params })
    expect((await get(made.path))?.status).toBe(404)
    await expect(ask('deletePicture', { params })).rejects.toEqual(refused('not_found'))
    now += 3_700_000
    await content.loop.turn()
    expect(listFiles()).toEqual([])
    expect(audited.slice(-1)).toEqual(['picture.deleted'])
  })

  it('as the brand’s logo, or of a workspace that is removed', async () => {
    const made = await add()
    await ask('saveBrand', { body: { kit: { logoUrl: `https://splot.example${made.path}` } }, revision: 0 })
    await expect(ask('deletePicture', { params: { id: made.id } })).rejects.toEqual(refused('picture_used'))
    await content.dropFiles(workspaceId)
    expect((await get(made.path))?.status).toBe(404)
    expect(listFiles()).toEqual([])
  })
})

describe('a search', () => {
  it('finds words of any text, whatever their accents and order, also of drafts saved before', async () => {
    await makeMessage()
    await makeMessage({ texts: { pl: { headline: 'Lato' } } }, { name: 'Wyprzedaż', folder: 'Wiosna/Łąka' })
    const names = async (q: string) =>
      (await ask<{ items: { name: string }[] }>('listContent', { query: { q } })).items.map((one) => one.name)
    expect(await names('plaszcze RECZNIE')).toEqual(['Zima'])
    expect(await names('łąka lato')).toEqual(['Wyprzedaż'])
    expect(await names('płaszcze lato')).toEqual([])
    expect(await names('headline')).toEqual([])
    await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.change({
        text: 'UPDATE content.item SET words = NULL WHERE workspace_id = $1',
        values: [workspaceId],
      }),
    )
    expect(await names('recznie')).toEqual([])
    await content.loop.turn()
    expect(await names('recznie')).toEqual(['Zima'])
  })
})

describe('a series', () => {
  interface Series {
    id: string
    revision: number
    parts: { day: number; role: string | null; item: { id: string; name: string; state: string } }[]
  }
  const create = async (parts = 3) => {
    const source = await makeMessage()
    return ask<Series>('createSeries', {
      body: { sourceId: source.id, name: 'Zima krok po kroku', parts, days: 6 },
    })
  }

  it('is shown before it is made, then stands in order with a state of its own for each part', async () => {
    const { id } = await makeMessage()
    const plan = await ask<{ parts: { day: number }[] }>('planSeries', {
      params: { id },
      body: { parts: 3, days: 6 },
    })
    expect(plan.parts.map((one) => one.day)).toEqual([0, 3, 6])
    const made = await create()
    expect(made.parts.map(({ day, role, item }) => [day, role, item.name, item.state])).toEqual([
      [0, 'announce', 'Zima krok po kroku 1/3', 'draft'],
      [3, 'show', 'Zima krok po kroku 2/3', 'draft'],
      [6, 'close', 'Zima krok po kroku 3/3', 'draft'],
    ])
    expect(await ask('getSeries', { params: { id: made.id } })).toEqual(made)
    expect(await ask('listSeries')).toEqual({ items: [made] })
    const inFolder = await ask<{ items: object[] }>('listContent', {
      query: { folder: 'Zima krok po kroku' },
    })
    expect(inFolder.items).toHaveLength(3)
  })

  it('is ordered anew; a message joins and another leaves; nothing is in two', async () => {
    const [made, other] = [await create(2), await create(2)]
    const [first, second] = made.parts.map((part) => part.item.id)
    const guest = await makeMessage()
    const params = { id: made.id }
    const save = (parts: object[], revision = 1) =>
      ask<Series>('saveSeries', { params, body: { name: 'Inaczej', parts }, revision })
    const saved = await save([
      { itemId: second, day: 0 },
      { itemId: guest.id, day: 2 },
    ])
    expect(saved.parts.map(({ day, role, item }) => [day, role, item.id])).toEqual([
      [0, 'close', second],
      [2, null, guest.id],
    ])
    await expect(save([])).rejects.toEqual(refused('revision_changed'))
    const taken = [
      { itemId: second, day: 0 },
      { itemId: other.parts[0]?.item.id ?? '', day: 1 },
    ]
    await expect(save(taken, 2)).rejects.toEqual(refused('part_taken', 'body.parts[1]'))
    expect((await ask<Series>('getSeries', { params })).revision).toBe(2)
    await expect(
      save(
        [
          { itemId: second, day: 3 },
          { itemId: first, day: 1 },
        ],
        2,
      ),
    ).rejects.toThrow('never fall')
    await ask('deleteSeries', { params })
    await expect(ask('getSeries', { params })).rejects.toEqual(refused('not_found'))
    expect(await ask('getContent', { params: { id: guest.id } })).toMatchObject({ name: 'Zima' })
  })

  it('loses a part that is deleted as a message', async () => {
    const made = await create(2)
    await ask('deleteContent', { params: { id: made.parts[0]?.item.id } })
    expect((await ask<Series>('getSeries', { params: { id: made.id } })).parts).toHaveLength(1)
  })
})

describe('the banner', () => {
  it('says what the workspace says, and no refusal that is harder than agreeing', async () => {
    expect(await ask('getBanner')).toMatchObject({ settings: { isOn: true, texts: {} }, revision: 0 })
    const settings = { isOn: false, texts: { pl: { title: 'Ciasteczka' } } }
    const saved = await ask('saveBanner', { body: { settings }, revision: 0 })
    expect(saved).toMatchObject({ settings, revision: 1, updatedBy: 'Ewa' })
    await expect(ask('saveBanner', { body: { settings }, revision: 0 })).rejects.toEqual(
      refused('revision_changed'),
    )
    const unfair = { texts: { en: { refuse: 'Maybe later' } } }
    await expect(ask('saveBanner', { body: { settings: unfair }, revision: 1 })).rejects.toEqual(
      refused('banner_unfair', 'body.settings.texts.en.refuse'),
    )
  })
})

describe('a page nobody has published', () => {
  it('can be drawn from its draft, a message cannot', async () => {
    const body = { blocks: [{ kind: 'heading', id: 'h', level: 1, text: { pl: 'Szkic {{ brand.name }}' } }] }
    const { id } = await ask<Made>('createContent', {
      body: { kind: 'page', name: 'Strona', document: { core: { texts }, channels: [], body } },
    })
    expect(await content.renderDraftPage(workspaceId, id, 'pl')).toContain('<h1>Szkic')
    const message = await makeMessage()
    expect(await content.renderDraftPage(workspaceId, message.id, 'pl')).toBeNull()
  })

  it('is compiled once for each draft, however often its link is opened', async () => {
    let compiled = 0
    const compile: typeof compileContent = (source) => {
      compiled++
      return compileContent(source)
    }
    const render: ContentDeps['render'] = {
      render: async (set, rows) =>
        rows.map(() => ({ ok: true, parts: { html: set.parts.html?.source ?? '' } })),
      check: async () => ({}),
      async [Symbol.asyncDispose]() {},
    }
    const draw = createDraftPages({ ...deps, render }, compile)
    const documentOf = (text: string) => {
      const heading = { kind: 'heading', id: 'h', level: 1, text: { pl: text } }
      return { core: { texts }, channels: [], body: { blocks: [heading] } }
    }
    const body = { kind: 'page', name: 'Strona', document: documentOf('Raz') }
    const { id, revision } = await ask<Made>('createContent', { body })
    const looks = await Promise.all(Array.from({ length: 8 }, () => draw(workspaceId, id, 'pl')))
    for (const look of looks) expect(look).toContain('Raz')
    expect(compiled).toBe(1)
    await ask('saveDraft', { params: { id }, body: { document: documentOf('Dwa') }, revision })
    expect(await draw(workspaceId, id, 'pl')).toContain('Dwa')
    expect(compiled).toBe(2)
  })
})

describe('landing pages in the list', () => {
  it('say where they are seen and how they begin; a message says neither', async () => {
    const picture = { kind: 'picture', id: 'p', url: 'https://tkalnia.example/zima.jpg' }
    const heading = { kind: 'heading', id: 'h', level: 1, text: { pl: 'Zima' } }
    const spacer = { kind: 'spacer', id: 's', height: 24 }
    const more = Array.from({ length: 8 }, (_, i) => ({
      kind: 'text',
      id: `t${i}`,
      html: { pl: '<p>x</p>' },
    }))
    const document = { core: { texts }, channels: [], body: { blocks: [picture, spacer, heading, ...more] } }
    const page = await ask<Made>('createContent', { body: { kind: 'page', name: 'Zima', document } })
    await makeMessage()
    const list = async () => (await ask<{ items: Listed[] }>('listContent')).items
    const find = async () => (await list()).find((one) => one.id === page.id)
    await pg.app.inWorkspace(workspaceId, (tx) =>
      putPageAddress(tx, { slug: 'zima', itemId: page.id, at: now }),
    )
    // Not published: nobody sees it there yet.
    expect(await find()).toMatchObject({ path: null })
    await publish(page)
    expect(await find()).toMatchObject({
      path: `/l/${workspaceId}/zima`,
      firstBlocks: [
        { kind: 'picture', url: picture.url },
        ...['heading', 'text', 'text', 'text', 'text'].map((kind) => ({ kind, url: null })),
      ],
    })
    const message = (await list()).find((one) => one.kind === 'message')
    expect(message).toMatchObject({ path: null, firstBlocks: null })
  })
})

interface Listed {
  id: string
  kind: string
}
