import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenApi } from '../server/platform/http/openapi.ts'
import { pickShopApi, renderClient, renderOperations, writeType } from './generate-client.ts'
import { renderOpenApi } from './generate-openapi.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')

describe('what is made from the API', () => {
  let text: string
  beforeAll(() => {
    text = renderOpenApi()
  })

  it('docs/openapi.json is up to date: npm run generate', () => {
    expect(Object.keys((JSON.parse(text) as OpenApi).paths).length).toBeGreaterThan(30)
    expect(read('docs/openapi.json')).toBe(text)
  })

  it('console/app/api.gen.ts is up to date: npm run generate', () => {
    const client = renderClient(JSON.parse(text) as OpenApi)
    expect(client).toContain('export interface Operations {')
    expect(read('console/app/api.gen.ts')).toBe(client)
  })

  it('sdk/node knows the operations of a back end, and no others: npm run generate', () => {
    const doc = pickShopApi(JSON.parse(text) as OpenApi)
    const operations = renderOperations(doc)
    expect(operations).toContain('putProducts: [')
    expect(operations).not.toContain('/api/v1/members')
    expect(read('sdk/node/api.gen.ts')).toBe(renderClient(doc))
    expect(read('sdk/node/operations.gen.ts')).toBe(operations)
  })
})

describe('a schema as a type', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['integer', 'null'] }, 'number | null'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } }, '(string | number)[]'],
    [
      { type: 'object', properties: { 'a-b': { type: 'boolean' }, c: {} }, required: ['c'] },
      '{ "a-b"?: boolean; c: unknown }',
    ],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
    [{ $ref: '#/components/schemas/Get.node' }, 'GetNode'],
  ])('%j is %s', (schema, type) => {
    expect(writeType(schema)).toBe(type)
  })
})
