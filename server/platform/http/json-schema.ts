import { z } from 'zod'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The part of JSON Schema (2020-12) our shapes use. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  enum?: Json[]
  const?: Json
  $ref?: string
  description?: string
  title?: string
  format?: string
  pattern?: string
  default?: Json
  examples?: Json[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: boolean | JsonSchema
  propertyNames?: JsonSchema
  $defs?: Record<string, JsonSchema>
}

/**
 * A zod shape as JSON Schema: as it comes in (`input`: before defaults and transforms) or goes out (`output`).
 * What JSON Schema cannot say (a refinement) is left out.
 */
export function describeShape(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  const {
    $schema: _,
    '~standard': __,
    ...schema
  } = JSON.parse(JSON.stringify(made)) as JsonSchema & Record<string, unknown>
  return tidy(schema)
}

const children = ['items', 'additionalProperties'] as const
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const

/** Drops what only zod needs to know: a pattern beside its format, the bounds of a safe integer. */
function tidy(schema: JsonSchema): JsonSchema {
  const out: JsonSchema = { ...schema }
  if (out.format !== undefined) delete out.pattern
  if (out.minimum === Number.MIN_SAFE_INTEGER) delete out.minimum
  if (out.maximum === Number.MAX_SAFE_INTEGER) delete out.maximum
  // Any text may be a key: that says nothing.
  if (out.propertyNames?.type === 'string') delete out.propertyNames
  if (out.properties)
    out.properties = Object.fromEntries(Object.entries(out.properties).map(([key, one]) => [key, tidy(one)]))
  for (const key of children) {
    const child = out[key]
    if (typeof child === 'object') out[key] = tidy(child)
  }
  for (const key of lists) {
    const list = out[key]
    if (list) out[key] = list.map(tidy)
  }
  return out
}

/** An example value: the schema's own, else the plainest one that fits. */
export function makeExample(schema: JsonSchema, depth = 0): Json {
  const given = schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0]
  if (given !== undefined) return given
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (first) return makeExample(first, depth)
  if (schema.properties) return makeObject(schema, depth)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'array') return depth > 4 || !schema.items ? [] : [makeExample(schema.items, depth + 1)]
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'string') return makeText(schema.format)
  return type === 'object' ? {} : null
}

function makeObject(schema: JsonSchema, depth: number): Json {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([key]) => depth === 0 || schema.required?.includes(key),
  )
  return Object.fromEntries(entries.map(([key, one]) => [key, makeExample(one, depth + 1)]))
}

const texts: Readonly<Record<string, string>> = {
  email: 'anna@example.pl',
  uuid: '01936e6a-7f00-7000-8000-000000000001',
  'date-time': '2026-11-22T14:05:00.000Z',
  date: '2026-11-22',
  uri: 'https://example.pl/',
}

function makeText(format: string | undefined): string {
  return (format && texts[format]) || 'text'
}
