import { expect, it } from 'vitest'
import { problemOf, SplotError } from '../errors.ts'
import { parseBody } from './parse-body.ts'
import { refuseUnstorable } from './refuse-unstorable.ts'

const refusalOf = (bytes: Uint8Array) => {
  try {
    parseBody(bytes, refuseUnstorable)
  } catch (error) {
    if (error instanceof SplotError) return problemOf(error, 'en')
  }
  return null
}
const textOf = (text: string) => new TextEncoder().encode(text)

it('gives the value and the text it was', () => {
  expect(parseBody(textOf('{"a":[1]}'), refuseUnstorable)).toEqual({ text: '{"a":[1]}', value: { a: [1] } })
})

it.each([
  ['an empty body', '', 'body_empty', /JSON/],
  ['blanks alone', ' \r\n', 'body_empty', /JSON/],
  ['half of a text', '{"event":"A"', 'json_invalid', /near character 12/],
  ['a text that never ends', '{"event":"A', 'json_invalid', /near character \d+/],
  ['two values', '{} x', 'json_invalid', /near character 3/],
  ['what no store keeps', '{"a":"\\u0000"}', 'nul_char', /./],
])('%s: says what is wrong and where', (_, text, code, hint) => {
  expect(refusalOf(textOf(text))).toMatchObject({ code, hint: expect.stringMatching(hint) })
})

it('names no place where none is known', () => {
  const { hint } = refusalOf(textOf('order=1&total=10')) ?? { hint: '' }
  expect(hint).not.toMatch(/character|\d/)
  expect(hint).toMatch(/JSON/)
})

it('knows bytes that are no UTF-8', () => {
  expect(refusalOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toMatchObject({ code: 'utf8_invalid' })
})
