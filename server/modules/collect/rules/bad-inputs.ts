import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { ErrorCode } from '../../../platform/errors.ts'

/** One row of the catalogue of bad inputs: what is sent to `/v1/track` unless said, and what must be answered. */
export interface BadInput {
  /** Number in the catalogue. */
  readonly no: number
  readonly name: string
  readonly send: BadRequest
  /** A refusal, or what was kept in spite of it. */
  readonly expect:
    | { readonly refused: ErrorCode; readonly status: number; readonly path?: string; readonly hint?: RegExp }
    | { readonly kept: true; readonly warning?: string }
}

export interface BadRequest {
  readonly path?: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

type Json = Readonly<Record<string, unknown>>

const event = (more: Json = {}): Json => ({ event: 'Product Viewed', userId: 'u-1', ...more })
const track = (more: Json = {}): BadRequest => ({ body: JSON.stringify(event(more)) })
const raw = (inside: string): BadRequest => ({ body: `{"event":"X","userId":"u-1",${inside}}` })
const identify = (traits: Json): BadRequest => ({
  path: '/v1/identify',
  body: JSON.stringify({ userId: 'u-1', traits }),
})
const refused = (refusal: ErrorCode, status = 422, more: { path?: string; hint?: RegExp } = {}) => ({
  refused: refusal,
  status,
  ...more,
})
const kept = (warning?: string) =>
  warning === undefined ? ({ kept: true } as const) : ({ kept: true, warning } as const)
const row = (no: number, name: string, send: BadRequest, expect: BadInput['expect']): BadInput => ({
  no,
  name,
  send,
  expect,
})
const nest = (depth: number) => `"p":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const keys = (count: number) => Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',')
const batch = (events: readonly Json[]): BadRequest => ({
  path: '/v1/batch',
  body: JSON.stringify({ batch: events }),
})
const gzip = { 'content-encoding': 'gzip' }

const json: readonly BadInput[] = [
  row(1, 'empty body', { body: '' }, refused('body_empty', 400)),
  row(
    2,
    'truncated JSON',
    { body: '{"event":"X","userId":"u' },
    refused('json_invalid', 400, { hint: /24/ }),
  ),
  row(3, 'UTF-8 byte order mark', { body: `\uFEFF${JSON.stringify(event())}` }, kept()),
  row(4, 'UTF-16', { body: Buffer.from(JSON.stringify(event()), 'utf16le') }, refused('charset', 415)),
  row(
    5,
    'invalid UTF-8',
    { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
    refused('utf8_invalid', 400),
  ),
  row(
    6,
    'NUL in a value',
    raw('"properties":{"a":"x\\u0000"}'),
    refused('nul_char', 422, { path: '$.properties.a' }),
  ),
  row(7, 'NUL in a key', raw('"a\\u0000":1'), refused('nul_char')),
  row(
    8,
    'lone surrogate',
    raw('"properties":{"a":"\\ud83d"}'),
    refused('unicode_invalid', 422, { path: '$.properties.a' }),
  ),
  row(9, 'depth 33', raw(nest(32)), refused('too_deep', 413)),
  row(9, 'depth 200,000', raw(`"p":${'['.repeat(200_000)}`), refused('too_deep', 413)),
  row(10, '513 keys', raw(`"properties":{${keys(510)}}`), refused('too_many_keys', 413)),
  row(11, '12 MB of keys', { body: `{${keys(900_000)}}` }, refused('too_large', 413)),
  row(12, '10 KB key', raw(`"${'k'.repeat(10_240)}":1`), refused('key_too_long')),
  row(
    13,
    '__proto__',
    raw('"properties":{"__proto__":{"a":1}}'),
    refused('reserved_key', 422, { path: '$.properties.__proto__' }),
  ),
  row(13, 'constructor', raw('"constructor":1'), refused('reserved_key')),
  row(13, 'prototype', raw('"prototype":1'), refused('reserved_key')),
  row(14, 'duplicate key', raw('"userId":"u-2"'), refused('duplicate_key', 400, { path: '$.userId' })),
  row(
    15,
    '2^53 + 1',
    raw('"properties":{"id":9007199254740993}'),
    refused('unsafe_integer', 422, { path: '$.properties.id' }),
  ),
  row(16, '1e400', raw('"properties":{"n":1e400}'), refused('number_range')),
  row(17, 'NaN', raw('"properties":{"n":NaN}'), refused('json_invalid', 400)),
  row(17, 'Infinity', raw('"properties":{"n":Infinity}'), refused('json_invalid', 400)),
  row(18, '-0', raw('"properties":{"n":-0}'), kept()),
]

const events: readonly BadInput[] = [
  row(
    19,
    'price with a comma',
    track({ event: 'Order Completed', properties: { total: '12,50' } }),
    refused('price_format', 422, { path: '$.properties.total', hint: /12\.50/ }),
  ),
  row(
    20,
    'currency zł',
    track({ event: 'Order Completed', properties: { currency: 'zł' } }),
    refused('currency', 422, { path: '$.properties.currency', hint: /PLN/ }),
  ),
  row(
    20,
    'currency PLZ',
    track({ event: 'Order Completed', properties: { currency: 'PLZ' } }),
    refused('currency', 422, { hint: /PLN/ }),
  ),
  row(21, 'empty event name', track({ event: '' }), refused('event_name', 422, { path: '$.event' })),
  row(21, '1 KB event name', track({ event: 'x'.repeat(1024) }), refused('event_name')),
  row(21, 'control characters in a name', track({ event: 'a\u0007b' }), refused('event_name')),
  row(
    22,
    'neither userId nor anonymousId',
    track({ userId: undefined }),
    refused('identity_missing', 422, { path: '$.userId' }),
  ),
  ...['null', 'undefined', 'NaN', '0', '[object Object]', ''].flatMap((word) => [
    row(
      23,
      `placeholder "${word}" beside a valid id`,
      track({ userId: word, anonymousId: 'a-1' }),
      kept('placeholder_dropped'),
    ),
    row(
      23,
      `placeholder "${word}" alone`,
      track({ userId: word }),
      refused('placeholder_id', 422, { path: '$.userId' }),
    ),
  ]),
  row(26, 'no messageId', track(), kept('message_id_missing')),
  row(
    29,
    'year 0000',
    track({ timestamp: '0000-01-01T00:00:00Z' }),
    refused('timestamp', 422, { path: '$.timestamp' }),
  ),
  row(29, 'year 275760', track({ timestamp: '+275760-09-13T00:00:00Z' }), refused('timestamp')),
  row(30, '30 February', track({ timestamp: '2026-02-30T10:00:00Z' }), refused('timestamp')),
  row(
    31,
    'no zone',
    track({ timestamp: '2026-11-22T10:00:00' }),
    refused('timestamp', 422, { hint: /zone|Z/ }),
  ),
  row(32, 'ten years ahead', track({ timestamp: '2046-11-22T10:00:00Z' }), refused('timestamp_future')),
  row(
    32,
    'ten years ahead with sentAt',
    track({ timestamp: '2046-11-22T10:00:00Z', sentAt: '2046-11-22T10:00:05Z' }),
    kept(),
  ),
  row(33, '23:59:60', track({ timestamp: '2016-12-31T23:59:60Z' }), kept()),
  row(34, 'local time in the gap', track({ timestamp: '2026-03-29T02:30:00' }), refused('timestamp')),
  row(
    35,
    '501 in a batch',
    batch(Array.from({ length: 501 }, () => event())),
    refused('batch_too_large', 413),
  ),
  row(
    36,
    '500 kB and one byte',
    { body: JSON.stringify(event({ x: 'x'.repeat(500_000) })) },
    refused('too_large', 413),
  ),
  row(
    36,
    'an event over 32 KiB',
    track({ properties: { x: 'x'.repeat(32 * 1024) } }),
    refused('event_too_large', 413),
  ),
  row(
    37,
    'gzip bomb',
    { body: gzipSync(Buffer.alloc(50_000_000, 32)), headers: gzip },
    refused('too_large', 413),
  ),
  row(
    37,
    'brotli bomb',
    { body: brotliCompressSync(Buffer.alloc(50_000_000, 32)), headers: { 'content-encoding': 'br' } },
    refused('too_large', 413),
  ),
  row(
    38,
    'two encodings',
    { body: gzipSync(gzipSync('{}')), headers: { 'content-encoding': 'gzip, gzip' } },
    refused('encoding', 415),
  ),
  row(38, 'gzip inside gzip', { body: gzipSync(gzipSync('{}')), headers: gzip }, refused('encoding', 415)),
  row(
    39,
    'wrong content-encoding',
    { body: JSON.stringify(event()), headers: gzip },
    refused('encoding_wrong', 400),
  ),
  row(
    39,
    'damaged gzip',
    { body: gzipSync('{"a":1}').fill(1, 12), headers: gzip },
    refused('encoding_wrong', 400),
  ),
  row(
    43,
    'unknown key',
    { ...track(), headers: { authorization: `Basic ${btoa('nobody:')}` } },
    refused('key_unknown', 401),
  ),
  row(43, 'no key', { ...track(), headers: { authorization: '' } }, refused('key_unknown', 401)),
  row(
    44,
    'secret key in a browser',
    { ...track(), headers: { authorization: `Basic ${btoa('sk-test:')}`, origin: 'https://sklep.example' } },
    refused('key_in_browser', 403),
  ),
]

const contacts: readonly BadInput[] = [
  ...[
    'a@b',
    'a@b..c',
    `${'a'.repeat(309)}@example.pl`,
    'a b@example.pl',
    '@example.pl',
    'a..b@example.pl',
  ].map((email) =>
    row(
      46,
      `e-mail ${email.slice(0, 20)}`,
      identify({ email }),
      refused('email_invalid', 422, { path: '$.traits.email' }),
    ),
  ),
  row(
    47,
    'CR LF in an e-mail',
    identify({ email: 'a@example.pl\r\nBcc: x@example.pl' }),
    refused('header_injection'),
  ),
  row(
    47,
    'CR LF in a name',
    identify({ name: 'Anna\r\nBcc: x@example.pl' }),
    refused('header_injection', 422, { path: '$.traits.name' }),
  ),
  row(48, 'IDN', identify({ email: 'anna@żółw.example' }), kept()),
  row(48, 'plus tag', identify({ email: 'Anna+sklep@example.pl' }), kept()),
  row(48, 'homoglyph domain', identify({ email: 'anna@аllegro.example' }), kept('domain_lookalike')),
  row(49, 'national number', identify({ phone: '600 100 200' }), kept()),
  row(
    50,
    'premium number',
    identify({ phone: '+48 701 234 567' }),
    refused('phone_premium', 422, { path: '$.traits.phone' }),
  ),
  row(50, 'not a number', identify({ phone: 'zadzwoń' }), refused('phone_invalid')),
  row(51, 'PESEL in a trait', identify({ note: 'PESEL 44051401359' }), kept('personal_number_masked')),
  row(
    51,
    'payment card in a trait',
    identify({ note: '4111 1111 1111 1111' }),
    kept('personal_number_masked'),
  ),
  row(
    52,
    '10 MB data URI',
    identify({ avatar: `data:image/png;base64,${'A'.repeat(10_000_000)}` }),
    refused('too_large', 413),
  ),
  ...[
    '{{ 7*7 }}',
    '<img src=x onerror=alert(1)>',
    '=cmd()',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    '${jndi:ldap://x}',
    'A\u200bnna \u202eażyłK',
    'A\u0301\u0302\u0303',
  ].map((name) => row(53, `name ${name}`, identify({ name }), kept())),
  row(55, 'birthday on 29 February', identify({ birthday: '2000-02-29' }), kept()),
  row(
    55,
    'birthday in the future',
    identify({ birthday: '2090-01-01' }),
    refused('birthday_future', 422, { path: '$.traits.birthday' }),
  ),
]

/** Bad inputs 1 to 55, as far as one request shows them; 24, 25, 27, 28, 40 to 42 and 45 need more and have tests of their own. */
export const badInputs: readonly BadInput[] = [...json, ...events, ...contacts]
