import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { JsonSchema } from '../server/platform/http/json-schema.ts'
import type { OpenApi, Operation, Parameter } from '../server/platform/http/openapi.ts'

/** console/app/api.gen.ts: the API's shapes and operations as TypeScript types. */
export function renderClient(doc: OpenApi): string {
  const types = Object.entries(doc.components.schemas).map(
    ([name, schema]) => `export type ${nameOf(name)} = ${writeType(schema)}\n`,
  )
  const operations = Object.entries(doc.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => writeOperation(path, method, one)),
  )
  return [
    '// Made from the API by `npm run generate`. Do not edit.',
    '',
    ...types,
    '/** Every operation by its name: how it is asked, what it answers. */',
    'export interface Operations {',
    ...operations,
    '}',
    '',
  ].join('\n')
}

function writeOperation(path: string, method: string, one: Operation): string {
  const fields = [`method: '${method.toUpperCase()}'`, `path: '${path}'`]
  for (const place of ['path', 'query'] as const) {
    const list = (one.parameters ?? []).filter((parameter) => parameter.in === place)
    if (list.length > 0) fields.push(`${place === 'path' ? 'params' : 'query'}: ${writeParameters(list)}`)
  }
  const body = one.requestBody?.content['application/json']?.schema
  if (body) fields.push(`body: ${writeType(body)}`)
  const reply = one.responses['200']?.content?.['application/json']?.schema
  if (reply) fields.push(`reply: ${writeType(reply)}`)
  return `  /** ${one.summary} */\n  ${one.operationId}: {\n${fields.map((field) => `    ${field}`).join('\n')}\n  }`
}

function writeParameters(list: readonly Parameter[]): string {
  const fields = list.map(
    (one) => `${quoteKey(one.name)}${one.required ? '' : '?'}: ${writeType(one.schema)}`,
  )
  return `{ ${fields.join('; ')} }`
}

/** A JSON Schema as a TypeScript type. */
export function writeType(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref.replace('#/components/schemas/', ''))
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const sides = schema.anyOf ?? schema.oneOf
  if (sides) return [...new Set(sides.map(writeType))].join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => `(${writeType(one)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => writeType({ ...schema, type })).join(' | ')
  return writePlain(schema)
}

function writePlain(schema: JsonSchema): string {
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return schema.items ? `(${writeType(schema.items)})[]` : 'unknown[]'
    case 'object':
      return writeObject(schema)
    default:
      return schema.properties ? writeObject(schema) : 'unknown'
  }
}

function writeObject(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([key, one]) => `${quoteKey(key)}${schema.required?.includes(key) ? '' : '?'}: ${writeType(one)}`,
  )
  if (fields.length > 0) return `{ ${fields.join('; ')} }`
  const values =
    typeof schema.additionalProperties === 'object' ? writeType(schema.additionalProperties) : 'unknown'
  return `Record<string, ${values}>`
}

const quoteKey = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key))
const nameOf = (name: string) =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())

/** What back ends of shops call: the rest of the API is for screens. */
const shopPaths =
  /^\/api\/v1\/(catalog|stores|stock|shoppers|carts|orders|wallet|coupon-pools|customers($|\/(lookup$|\{id\}($|\/(cart|wishlist|loyalty|points|coupons)))))/

/** The same for sdk/node: of the operations a shop's back end calls. */
export const pickShopApi = (doc: OpenApi): OpenApi => ({
  ...doc,
  paths: Object.fromEntries(Object.entries(doc.paths).filter(([path]) => shopPaths.test(path))),
  components: { ...doc.components, schemas: pickReferenced(doc) },
})

/** Shapes that operations name, and those that these name. */
function pickReferenced(doc: OpenApi): OpenApi['components']['schemas'] {
  const named = new Set<string>()
  const look = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (named.has(name)) continue
      named.add(name)
      look(doc.components.schemas[name])
    }
  }
  for (const [path, methods] of Object.entries(doc.paths)) if (shopPaths.test(path)) look(methods)
  return Object.fromEntries(Object.entries(doc.components.schemas).filter(([name]) => named.has(name)))
}

/** Method and path of each operation, for whoever calls it by its name. */
export const renderOperations = (doc: OpenApi): string =>
  [
    '// Made from the API by `npm run generate`. Do not edit.',
    '',
    "import type { Operations } from './api.gen.ts'",
    '',
    'export const operations: Readonly<Record<keyof Operations, readonly [method: string, path: string]>> = {',
    ...Object.entries(doc.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, one]) => `  ${one.operationId}: ['${method.toUpperCase()}', '${path}'],`,
      ),
    ),
    '}',
    '',
  ].join('\n')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { describeServer } = await import('../server/reference.ts')
  const { listRoutes } = await import('./list-routes.ts')
  const write = (path: string, text: string) =>
    writeFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), text)
  const doc = describeServer(listRoutes())
  write('console/app/api.gen.ts', renderClient(doc))
  write('sdk/node/api.gen.ts', renderClient(pickShopApi(doc)))
  write('sdk/node/operations.gen.ts', renderOperations(pickShopApi(doc)))
}
