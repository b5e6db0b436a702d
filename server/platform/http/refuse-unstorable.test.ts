import { expect, it } from 'vitest'
import { findUnstorable } from './refuse-unstorable.ts'

it.each([
  ['a NUL', { a: [{ b: 'x\u0000' }] }, 'nul_char'],
  ['a NUL in a name', { 'a\u0000': 1 }, 'nul_char'],
  ['half a pair', ['\ud800x'], 'unicode_invalid'],
  ['the other half', { '\udfff': 1 }, 'unicode_invalid'],
  ['a whole pair, and words about halves', ['\ud83d\ude00', '\\ud800', '\\\\u0000'], null],
  ['nothing', undefined, null],
])('%s', (_, value, code) => expect(findUnstorable(value)).toBe(code))
