import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Pages } from './modules/content/index.ts'
import type { KeyAuth } from './modules/workspace/index.ts'
import { createPageDoor } from './page-door.ts'
import { createScriptDoor } from './script-door.ts'

const formId = '01234567-0000-7000-8000-000000000000'
const key = 'splot_wk_of_the_page'
const info = { remoteAddress: '10.0.0.1' }
const asked: unknown[] = []

const pages = {
  readScript: async (workspaceId: string) => ({ brand: { name: workspaceId }, purposes: [] }),
  showForm: async (place: { formId: string }) =>
    place.formId === formId ? { html: '<form>', css: 'a{}', isDone: false } : null,
  sendForm: async (sending: { typed: object }, stand: object) => {
    asked.push(sending.typed, stand)
    return { html: '<p>', css: '', isDone: true }
  },
  showPage: async ({ slug }: { slug: string }) =>
    slug === 'zima' ? '<html><!--splot-head--><style>b{c:d}</style></html>' : null,
  frame: async () => '<html><!--splot-head--><style>e{}</style></html>',
} as unknown as Pages

const message = (id: string, slot: string) => ({ id, slot, title: id, body: '', url: null })
const folder = mkdtempSync(join(tmpdir(), 'splot-door-'))
writeFileSync(join(folder, 'splot.js'), 'script')
const script = createScriptDoor({
  folder,
  pages,
  shelf: {
    list: async (where, o) => {
      asked.push(where, o)
      return [message('new', 'top'), message('old', 'top'), message('side', 'side')]
    },
    stands: async (where, o) => {
      asked.push(where, o)
      return o.look.slots.map((slot) => message(`standing:${slot}`, slot))
    },
    seen: async (where, o) => void asked.push(where, o),
  },
  authenticate: async (text) =>
    text === key || text === 'splot_sk_secret'
      ? ({ kind: text === key ? 'write' : 'secret', workspaceId: 'w1' } as KeyAuth)
      : null,
  listTags: async () => [],
  findPushKey: async () => 'push-key',
})
const page = createPageDoor({
  pages,
  keyOf: async (workspaceId) => (workspaceId === 'default' ? key : null),
  origin: () => 'https://splot.example',
})

const ask = async (door: typeof script, path: string, init: RequestInit = {}) => {
  const reply = await door(new Request(`http://localhost${path}`, init), info)
  return reply
}
const post = (path: string, body: string) => ask(script, path, { method: 'POST', body })

describe('the door of the page script', () => {
  it('serves its files, small, once to whoever holds them, and nothing else', async () => {
    const reply = await ask(script, '/splot.js', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(reply?.headers.get('content-encoding')).toBe('gzip')
    const etag = reply?.headers.get('etag') ?? ''
    expect((await ask(script, '/splot.js', { headers: { 'if-none-match': etag } }))?.status).toBe(304)
    expect((await ask(script, '/splot-sw.js'))?.status).toBe(404)
    for (const path of ['/', '/splot.map', '/v1/b', '/s/', '/s/short/settings', `/s/${key}/../settings/`])
      expect(await ask(script, path), path).toBeNull()
  })

  it('tells a page of its workspace, by a write key alone', async () => {
    const reply = await ask(script, `/s/${key}/settings`)
    expect(await reply?.json()).toMatchObject({ brand: { name: 'w1' }, pushKey: 'push-key' })
    expect(reply?.headers.get('access-control-allow-origin')).toBe('*')
    expect((await ask(script, '/s/splot_wk_nobody/settings'))?.status).toBe(401)
    expect((await ask(script, '/s/splot_sk_secret/settings'))?.status).toBe(403)
    expect((await ask(script, `/s/${key}/settings`, { method: 'OPTIONS' }))?.status).toBe(204)
  })

  it('gives each slot one message, and takes back what was closed', async () => {
    asked.length = 0
    const page = { about: 'szal', store: 's\0', language: 'en' }
    const body = JSON.stringify({ anonymousId: 'browser-1', slots: ['top', 'none', 7], ...page })
    expect(await (await post(`/s/${key}/slots`, body))?.json()).toEqual({
      items: [message('new', 'top'), message('standing:none', 'none')],
    })
    await post(`/s/${key}/slots/seen`, JSON.stringify({ anonymousId: 'browser-1', ids: ['new', 3] }))
    expect(asked).toEqual([
      { workspaceId: 'w1' },
      { who: { anonymousId: 'browser-1' }, slots: ['top', 'none'] },
      { workspaceId: 'w1' },
      // What waits for her goes before what stands there; a store that no shop would name so is none.
      {
        who: { anonymousId: 'browser-1' },
        look: { slots: ['none'], about: 'szal', store: null, language: 'en' },
      },
      { workspaceId: 'w1' },
      { who: { anonymousId: 'browser-1' }, ids: ['new'] },
    ])
  })

  it.each([
    ['slots', '', 400],
    ['slots', '[]', 400],
    ['slots', '{"anonymousId":"x"}', 422],
    ['slots/seen', '{"anonymousId":{}}', 422],
    ['slots', JSON.stringify({ anonymousId: 'x'.repeat(17_000) }), 413],
    ['nothing', '{}', 404],
    ['forms/01234567-0000-7000-8000-00000000000f', 'a=b', 200],
  ])('%s with %s answers %i', async (path, body, status) => {
    expect((await post(`/s/${key}/${path}`, body))?.status).toBe(status)
  })

  it('shows a form and takes it, by the last value under each name', async () => {
    asked.length = 0
    expect(await (await ask(script, `/s/${key}/forms/${formId}?lang=pl`))?.json()).toMatchObject({
      html: '<form>',
    })
    const other = formId.replace('0123', '9999')
    expect((await ask(script, `/s/${key}/forms/${other}`))?.status).toBe(404)
    await post(`/s/${key}/forms/${formId}?lang=en`, 'f_a=1&f_a=2&__proto__=x')
    expect(asked).toEqual([
      // An own name like any other.
      Object.fromEntries([
        ['f_a', '2'],
        ['__proto__', 'x'],
      ]),
      { action: `/s/${key}/forms/${formId}?lang=en`, level: 2 },
    ])
  })
})

describe('the door of pages', () => {
  it('names its one sheet of styles by its hash, and lets nothing else in', async () => {
    const reply = await ask(page, '/l/zima?utm_source=x')
    const hash = createHash('sha256').update('b{c:d}').digest('base64')
    const policy = reply?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'sha256-${hash}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    const html = await reply?.text()
    expect(html).toContain('<link rel="canonical" href="https://splot.example/l/zima">')
    expect(html).toContain(`<script src="/splot.js" data-key="${key}" async></script>`)
  })

  it.each([
    ['/l/default/zima', 'GET', 200],
    ['/l/other/zima', 'GET', 200],
    ['/l/lato', 'GET', 404],
    ['/l/zima', 'POST', 405],
    [`/f/default/${formId}`, 'GET', 200],
    [`/f/default/${formId}`, 'POST', 200],
    [`/f/default/${formId.replace('0123', '9999')}`, 'GET', 404],
    [`/f/default/${formId}`, 'DELETE', 405],
  ])('%s %s -> %i', async (path, method, status) => {
    const init = method === 'POST' ? { method, body: 'a=b' } : { method }
    expect((await ask(page, path, init))?.status).toBe(status)
  })

  it.each(['/live', '/l/', '/l/a/b/c', '/l/Zima', '/f/default/1', '/f/../etc', '/l/%2e%2e/zima'])(
    'leaves %s to others',
    async (path) => {
      expect(await ask(page, path)).toBeNull()
    },
  )
})
