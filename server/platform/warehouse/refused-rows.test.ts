import { describe, expect, it } from 'vitest'
import { isRowRefusal } from './refused-rows.ts'

const failed = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})

describe('a refusal by the analytic engine', () => {
  it.each([
    [failed('Code: 27. DB::Exception: Cannot parse input', 'CHDB_INSERT'), true],
    [failed('Cannot parse JSON object here', '117'), true],
    [failed('Code: 243. DB::Exception: Cannot reserve 1 MiB: not enough space', 'CHDB_INSERT'), false],
    [failed('Cannot reserve', '243'), false],
    [failed('connect ECONNREFUSED', 'ECONNREFUSED'), false],
    [failed('Code: words without a number'), false],
    ['Code: 27.', false],
  ])('%s is about the rows: %s', (error, isOfRows) => {
    expect(isRowRefusal(error)).toBe(isOfRows)
  })
})
