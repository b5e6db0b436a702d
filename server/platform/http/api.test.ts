import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { systemIds } from '../ids.ts'
import { silentLogger } from '../logger.ts'
import { createApi } from './api.ts'
import { type AnyRoute, definePublicRoute } from './route.ts'

const common = { scope: 'public', summary: 'A thing', reply: z.unknown(), errors: [] } as const
const routes: AnyRoute[] = [
  definePublicRoute({
    ...common,
    method: 'POST',
    path: '/api/things',
    id: 'createThing',
    body: z.strictObject({
      name: z.string().max(5),
      count: z.int().min(1).optional(),
      kind: z.enum(['a', 'b']).optional(),
    }),
    handle: async ({ body }) => body,
  }),
  definePublicRoute({
    ...common,
    method: 'GET',
    path: '/api/things/{id}',
    id: 'getThing',
    params: z.strictObject({ id: z.string() }),
    handle: async ({ params }) => params,
  }),
  definePublicRoute({
    ...common,
    method: 'GET',
    path: '/api/tagged/{id}',
    id: 'getTagged',
    params: z.strictObject({ id: z.string() }),
    isTagged: true,
    handle: async ({ params }) => params,
  }),
  definePublicRoute({
    ...common,
    method: 'GET',
    path: '/api/broken',
    id: 'getBroken',
    handle: () => Promise.reject(new TypeError('anna@example.pl')),
  }),
]

const logged: object[] = []
const logger = { ...silentLogger, error: (entry: object) => void logged.push(entry) }
const api = createApi({ routes, authenticate: async () => null, clock: systemClock, ids: systemIds, logger })

async function ask(path: string, init: RequestInit & { duplex?: 'half' } = {}) {
  const headers = { 'accept-language': 'pl', ...init.headers }
  const reply = await api.request(`http://localhost${path}`, { ...init, headers })
  return { status: reply.status, type: reply.headers.get('content-type'), body: await reply.json() }
}
const post = (body: object) => ask('/api/things', { method: 'POST', body: JSON.stringify(body) })

describe('the API', () => {
  it.each([
    [{}, 'Popraw pole body.name. To pole jest wymagane.'],
    [{ name: 7 }, 'Popraw pole body.name. Oczekiwany typ: tekst.'],
    [{ name: 'za długie' }, 'Popraw pole body.name. Największa dozwolona liczba znaków: 5.'],
    [{ name: 'ok', count: 0 }, 'Popraw pole body.count. Najmniejsza dozwolona wartość: 1.'],
    [{ name: 'ok', kind: 'c' }, 'Popraw pole body.kind. Dozwolone wartości: a, b.'],
  ])('says in Polish what is wrong with %o', async (body, hint) => {
    expect((await post(body)).body).toMatchObject({ code: 'invalid', hint })
  })

  it('says it in English too, in words', async () => {
    const reply = await ask('/api/things', {
      method: 'POST',
      body: JSON.stringify({}),
      headers: { 'accept-language': 'en' },
    })
    expect(reply.body).toMatchObject({ hint: 'Correct the field body.name. It is required.' })
  })

  it('reads no further than the limit, whatever length was told', async () => {
    let read = 0
    const endless = new ReadableStream({
      pull(controller) {
        read++
        controller.enqueue(new Uint8Array(100_000).fill(32))
      },
    })
    const reply = await ask('/api/things', { method: 'POST', body: endless, duplex: 'half' })
    expect(reply.body.code).toBe('too_large')
    expect(read).toBeLessThan(20)
  })

  it.each([
    ['{"name":"\\u0000"}', 'nul_char'],
    ['{"\\u0000":1}', 'nul_char'],
    ['{"name":"\\ud800"}', 'unicode_invalid'],
    ['{"__proto__":1}', 'reserved_key'],
  ])('refuses %s: no store would keep it unchanged', async (body, code) => {
    const reply = await ask('/api/things', { method: 'POST', body })
    expect(reply).toMatchObject({ status: 422, body: { code } })
  })

  it('takes the words that only look like NUL', async () => {
    const reply = await ask('/api/things', { method: 'POST', body: '{"name":"\\\\u0000x"}' })
    expect(reply.body.code).not.toBe('nul_char')
  })

  it('refuses NUL in a path', async () => {
    expect((await ask('/api/things/a%00b')).body).toMatchObject({ code: 'nul_char', path: 'params.id' })
    expect((await ask('/api/things/ab')).body).toEqual({ id: 'ab' })
  })

  it('answers for a path that is not there with a problem', async () => {
    const reply = await ask('/api/nothing')
    expect(reply).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: { code: 'not_found' },
    })
  })

  it('logs of a defect its kind and place, never its message', async () => {
    const reply = await ask('/api/broken')
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(logged).toMatchObject([{ operation: 'getBroken', error: 'TypeError' }])
    expect(JSON.stringify(logged)).not.toContain('anna')
  })
})

describe('a tagged reply', () => {
  const get = (id: string, tag?: string) =>
    api.request(
      `http://localhost/api/tagged/${id}`,
      tag === undefined ? {} : { headers: { 'if-none-match': tag } },
    )

  it('is not sent again to who holds it', async () => {
    const first = await get('a')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/)
    expect(await first.json()).toEqual({ id: 'a' })
    for (const held of [tag, `"other", ${tag}`, tag.slice(2), '*']) {
      const again = await get('a', held)
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, ''])
    }
  })

  it('is sent where it is another', async () => {
    const other = (await get('b')).headers.get('etag') ?? ''
    const reply = await get('a', other)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('etag')).not.toBe(other)
  })
})
