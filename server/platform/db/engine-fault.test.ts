import { describe, expect, it } from 'vitest'
import { isEngineFault } from './engine-fault.ts'

const fault = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})

describe('isEngineFault', () => {
  it.each([
    fault('terminating connection due to administrator command', '57P01'),
    fault('could not write: No space left on device', '53100'),
    fault('deadlock detected', '40P01'),
    fault('write EPIPE', 'EPIPE'),
    fault('connect ECONNREFUSED', 'ECONNREFUSED'),
    fault('getaddrinfo EAI_AGAIN', 'EAI_AGAIN'),
    fault('Cannot call write after a stream was destroyed', 'ERR_STREAM_DESTROYED'),
    fault('Connection terminated unexpectedly'),
    fault('Client was closed and is not queryable'),
  ])('$message', (error) => {
    expect(isEngineFault(error)).toBe(true)
  })

  it.each([
    fault('invalid input syntax for type bigint: "connection timeout"', '22P02'),
    fault('duplicate key value violates unique constraint', '23505'),
    fault("Cannot read properties of undefined (reading 'pos')"),
    fault('Invalid URL', 'ERR_INVALID_URL'),
    fault('The value of "length" is out of range', 'ERR_OUT_OF_RANGE'),
    new SyntaxError('Unexpected token \'c\', "connection" is not valid JSON'),
    new TypeError("Cannot read properties of undefined (reading 'timeout')"),
    'no error at all',
  ])('not the engine: %s', (error) => {
    expect(isEngineFault(error)).toBe(false)
  })
})
