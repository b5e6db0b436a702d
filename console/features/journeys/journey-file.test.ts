import { expect, it } from 'vitest'
import { ApiError } from '../../app/client.ts'
import { placeInFile, readFile } from './journey-file.ts'

const refuse = (path?: string) =>
  new ApiError({ type: 't', title: 'Invalid value', status: 422, code: 'invalid', ...(path && { path }) })

it('tells the place of a fault as it stands in the file', () => {
  expect(placeInFile(refuse('body.graph.entry.kind'))).toBe('graph.entry.kind')
  expect(placeInFile(refuse('params.id'))).toBeNull()
  expect(placeInFile(refuse())).toBeNull()
  expect(placeInFile(new Error('unreachable'))).toBeNull()
})

it('takes nothing out of what is no journey', () => {
  expect(readFile('{ "name": "A", "graph":')).toEqual({})
  expect(readFile('[]').graph).toBeUndefined()
  expect(readFile('{ "name": "A", "graph": {} }')).toEqual({ name: 'A', graph: {} })
})
