import type { z } from 'zod'
import { type ErrorCode, errorTable } from '../error-table.ts'
import { describeShape, type Json, type JsonSchema } from './json-schema.ts'
import type { AnyRoute } from './route.ts'
import type { Scope } from './scope.ts'

export interface OpenApi {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Record<string, string>> }
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  /** The permission it needs; absent where anybody may call. */
  'x-scope'?: Scope
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, Answer>
}

export interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  description?: string
  schema: JsonSchema
}

export interface Answer {
  description: string
  content?: Record<string, { schema: JsonSchema }>
  /** The codes a refusal of this status can carry. */
  'x-codes'?: ErrorCode[]
}

/** An operation that is no route object: the wire that senders post to. */
export interface WireDescription {
  method: string
  path: string
  id: string
  summary: string
  body: z.ZodType
  reply: z.ZodType
  errors: readonly ErrorCode[]
}

export interface ApiDescription {
  routes: readonly AnyRoute[]
  wire: readonly WireDescription[]
  /** Permissions a secret key may hold; routes of the others are for members only. */
  keyScopes: readonly Scope[]
}

/** The whole API as OpenAPI 3.1, from the same objects that answer it. */
export function describeApi(api: ApiDescription): OpenApi {
  const doc: OpenApi = {
    openapi: '3.1.1',
    info: {
      title: 'Splot',
      version: '1',
      description:
        'Customer data of every channel: events in, live customers out. Refusals are RFC 9457 problems with a stable code.',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [],
    paths: {},
    components: { schemas: { Problem: describeProblem() }, securitySchemes },
  }
  for (const one of api.wire) addWire(doc, one)
  for (const route of api.routes) addRoute(doc, route, api.keyScopes)
  doc.tags = [...new Set(Object.values(doc.paths).flatMap(listTags))].map((name) => ({ name }))
  return doc
}

const securitySchemes = {
  writeKey: { type: 'http', scheme: 'basic', description: 'Write key as the user name, no password' },
  secretKey: { type: 'http', scheme: 'bearer', description: 'Secret key of a workspace' },
  session: { type: 'apiKey', in: 'cookie', name: 'splot_session', description: 'A signed-in member' },
}

const listTags = (methods: Record<string, Operation>) => Object.values(methods).flatMap((one) => one.tags)

function addWire(doc: OpenApi, one: WireDescription): void {
  const schemas = doc.components.schemas
  const operation: Operation = {
    operationId: one.id,
    summary: one.summary,
    tags: ['events in'],
    security: [{ writeKey: [] }],
    requestBody: {
      required: true,
      content: json(name(schemas, `${one.id}Body`, describeShape(one.body, 'input'))),
    },
    responses: {
      200: {
        description: 'Accepted: committed and on disk',
        content: json(name(schemas, `${one.id}Reply`, describeShape(one.reply, 'output'))),
      },
      ...describeRefusals(one.errors),
    },
  }
  put(doc, one.path, one.method, operation)
}

function addRoute(doc: OpenApi, route: AnyRoute, keyScopes: readonly Scope[]): void {
  const schemas = doc.components.schemas
  const reply = describeShape(route.reply, 'output')
  const body = route.body && describeShape(route.body, 'input')
  const parameters = [...listParameters(route.params, 'path'), ...listParameters(route.query, 'query')]
  const operation: Operation = {
    operationId: route.id,
    summary: route.summary,
    tags: [readTag(route.path)],
    ...(route.scope === 'public' ? {} : { 'x-scope': route.scope }),
    security: describeSecurity(route.scope, keyScopes),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? { requestBody: { required: true, content: json(name(schemas, `${route.id}Body`, body)) } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        // The only replies that are text are streams of server-sent events.
        content:
          reply.type === 'string'
            ? { 'text/event-stream': { schema: reply } }
            : json(name(schemas, `${route.id}Reply`, reply)),
      },
      ...(route.isTagged ? { 304: { description: 'Unchanged since the ETag of If-None-Match' } } : {}),
      ...describeRefusals([...listGeneralErrors(route), ...route.errors]),
    },
  }
  put(doc, route.path, route.method, operation)
}

function put(doc: OpenApi, path: string, method: string, operation: Operation): void {
  const methods = doc.paths[path] ?? {}
  const verb = method.toLowerCase()
  if (methods[verb]) throw new Error(`Two operations answer ${method} ${path}`)
  methods[verb] = operation
  doc.paths[path] = methods
}

function name(schemas: Record<string, JsonSchema>, operation: string, schema: JsonSchema): JsonSchema {
  const key = operation.replace(/^./, (letter) => letter.toUpperCase())
  if (schemas[key]) throw new Error(`Two operations are named ${operation}`)
  const { $defs, ...rest } = schema
  // A shape that contains itself refers to its definitions: they move to the document's, under the operation's name.
  const moved = (text: string) =>
    text
      .replaceAll('#/$defs/', `#/components/schemas/${key}.`)
      .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${key}"`)
  const move = (one: JsonSchema) => JSON.parse(moved(JSON.stringify(one))) as JsonSchema
  schemas[key] = move(rest)
  for (const [part, one] of Object.entries($defs ?? {})) schemas[`${key}.${part}`] = move(one)
  return { $ref: `#/components/schemas/${key}` }
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })

/** `/api/v1/customers/{id}` belongs to customers, `/api/auth/…` to auth. */
function readTag(path: string): string {
  const [, , second = '', third = ''] = path.split('/')
  return second === 'v1' ? third : second
}

function describeSecurity(scope: Scope | 'public', keyScopes: readonly Scope[]): Record<string, string[]>[] {
  if (scope === 'public') return []
  return keyScopes.includes(scope) ? [{ secretKey: [] }, { session: [] }] : [{ session: [] }]
}

function listParameters(shape: z.ZodType | undefined, place: 'path' | 'query'): Parameter[] {
  if (!shape) return []
  const { properties = {}, required = [] } = describeShape(shape, 'input')
  return Object.entries(properties).map(([key, { description, ...schema }]) => ({
    name: key,
    in: place,
    required: place === 'path' || required.includes(key),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

function listGeneralErrors(route: AnyRoute): ErrorCode[] {
  const codes: ErrorCode[] = ['internal']
  if (route.scope !== 'public')
    codes.push('unauthenticated', 'key_unknown', 'forbidden', 'key_kind', 'key_in_browser', 'rate_limited')
  if (route.scope !== 'public' && route.method !== 'GET') codes.push('origin_forbidden')
  if (route.params || route.query || route.body) codes.push('invalid', 'unknown_field')
  if (route.body) codes.push('body_empty', 'json_invalid', 'too_large')
  return codes
}

function describeRefusals(codes: readonly ErrorCode[]): Record<string, Answer> {
  const byStatus: Record<string, ErrorCode[]> = {}
  for (const code of [...new Set(codes)].sort()) {
    const status = String(errorTable[code].status)
    byStatus[status] = [...(byStatus[status] ?? []), code]
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errorTable[code].title.en}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        'x-codes': list,
      },
    ]),
  )
}

function describeProblem(): JsonSchema {
  const text: JsonSchema = { type: 'string' }
  const codes: Json[] = Object.keys(errorTable).sort()
  return {
    type: 'object',
    description:
      'A refusal (RFC 9457). `title`, `detail` and `hint` follow Accept-Language: Polish or English.',
    properties: {
      type: { ...text, format: 'uri' },
      title: text,
      status: { type: 'integer' },
      code: { ...text, description: 'Stable: switch on it', enum: codes },
      detail: text,
      path: { ...text, description: 'The offending value' },
      hint: { ...text, description: 'What would cure it' },
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'hint'],
  }
}
