import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeApi, type OpenApi } from './openapi.ts'
import { type AnyRoute, definePublicRoute, defineRoute } from './route.ts'

const leaf = z.object({
  id: z.uuid(),
  get children() {
    return z.array(leaf)
  },
})

const routes: AnyRoute[] = [
  defineRoute({
    method: 'PATCH',
    path: '/api/v1/things/{id}',
    id: 'changeThing',
    summary: 'Change a thing',
    scope: 'customers:write',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({ limit: z.coerce.number().int().max(200).default(50), q: z.string().optional() }),
    body: z.strictObject({ email: z.email().optional(), count: z.int() }),
    reply: z.object({ tree: leaf, at: z.iso.datetime().nullable() }),
    errors: ['merge_conflict'],
    handle: async () => ({ tree: { id: '', children: [] }, at: null }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/members',
    id: 'listThings',
    summary: 'List',
    scope: 'members:manage',
    reply: z.string(),
    errors: [],
    handle: async () => '',
  }),
  definePublicRoute({
    method: 'POST',
    path: '/api/auth/enter',
    id: 'enter',
    summary: 'Enter',
    scope: 'public',
    reply: z.object({}),
    errors: ['sign_in_failed'],
    handle: async () => ({}),
  }),
]
const describeThem = (list = routes) =>
  describeApi({ routes: list, wire: [], keyScopes: ['customers:write'] })

/** Every `$ref` of the document. */
function listRefs(doc: OpenApi): string[] {
  return [...JSON.stringify(doc).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1] ?? '')
}

describe('the description of the API', () => {
  const doc = describeThem()
  const change = doc.paths['/api/v1/things/{id}']?.patch

  it('names the permission and who can have it', () => {
    expect(change?.['x-scope']).toBe('customers:write')
    expect(change?.security).toEqual([{ secretKey: [] }, { session: [] }])
    expect(doc.paths['/api/v1/members']?.get?.security).toEqual([{ session: [] }])
    expect(doc.paths['/api/auth/enter']?.post?.security).toEqual([])
  })

  it('tells parameters as they come in: with defaults, not required', () => {
    expect(change?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 200, default: 50 } },
      { name: 'q', in: 'query', required: false, schema: { type: 'string' } },
    ])
  })

  it('names bodies and replies, and every reference leads somewhere, recursive shapes too', () => {
    expect(doc.components.schemas.ChangeThingBody).toEqual({
      type: 'object',
      properties: { email: { type: 'string', format: 'email' }, count: { type: 'integer' } },
      required: ['count'],
      additionalProperties: false,
    })
    const refs = listRefs(doc)
    expect(refs.length).toBeGreaterThan(5)
    for (const ref of refs) {
      expect(ref).toMatch(/^#\/components\/schemas\//)
      expect(Object.keys(doc.components.schemas)).toContain(ref.slice('#/components/schemas/'.length))
    }
  })

  it('lists refusals by status, general ones included', () => {
    expect(change?.responses['409']?.['x-codes']).toEqual(['merge_conflict'])
    expect(change?.responses['403']?.['x-codes']).toEqual([
      'forbidden',
      'key_in_browser',
      'key_kind',
      'origin_forbidden',
    ])
    expect(change?.responses['400']?.['x-codes']).toContain('unknown_field')
    expect(Object.keys(doc.paths['/api/auth/enter']?.post?.responses ?? {})).toEqual(['200', '401', '500'])
  })

  it('shows a text reply as a stream', () => {
    expect(Object.keys(doc.paths['/api/v1/members']?.get?.responses['200']?.content ?? {})).toEqual([
      'text/event-stream',
    ])
  })

  it('refuses two operations of one name or one place', () => {
    const [first, second] = routes
    if (!first || !second) throw new Error('no routes')
    expect(() => describeThem([first, { ...first, id: 'other' }])).toThrow(/Two operations answer/)
    expect(() => describeThem([first, { ...first, path: '/api/v1/other' }])).toThrow(
      /Two operations are named/,
    )
  })
})
