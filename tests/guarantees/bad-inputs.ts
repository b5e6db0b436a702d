import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { badContacts } from './bad-contacts.ts'

/** One line of the catalogue of bad inputs: what is sent, and the only right answer. */
export interface BadInput {
  /** Its number in the catalogue. */
  n: number
  what: string
  /** Default `/v1/track`. */
  path?: string
  headers?: Readonly<Record<string, string>>
  body: string | Buffer | (() => Buffer)
  status: number
  code: string
  /** What the reply must point at. */
  place?: string
  /** What its hint, in English, must say. */
  hint?: RegExp
  /** Answered within this many milliseconds, where the catalogue says so (median of several tries). */
  withinMs?: number
}

const event = (more: string, name = '"Product Viewed"') =>
  `{"anonymousId":"bad-input","event":${name},"messageId":"bad-input"${more === '' ? '' : `,${more}`}}`
const nested = (depth: number) => event(`"properties":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
const batchOf = (count: number) =>
  JSON.stringify({
    batch: Array.from({ length: count }, (_, i) => ({
      type: 'track',
      event: 'Product Viewed',
      anonymousId: 'bad-input',
      messageId: `bad-batch-${i}`,
    })),
  })
const keys = (count: number) =>
  event(`"properties":{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join()}}`)
const zeros = 64 * 2 ** 20

const json: readonly BadInput[] = [
  { n: 1, what: 'empty body', body: '', status: 400, code: 'body_empty' },
  { n: 2, what: 'truncated JSON', body: '{"event":"A"', status: 400, code: 'json_invalid', hint: /12/ },
  {
    n: 4,
    what: 'UTF-16',
    body: () => Buffer.from(`\ufeff${event('')}`, 'utf16le'),
    status: 415,
    code: 'charset',
  },
  {
    n: 4,
    what: 'UTF-16 without mark',
    body: () => Buffer.from(event(''), 'utf16le'),
    status: 415,
    code: 'charset',
  },
  {
    n: 5,
    what: 'invalid UTF-8',
    body: () => Buffer.concat([Buffer.from('{"event":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    status: 400,
    code: 'utf8_invalid',
  },
  {
    n: 6,
    what: 'NUL in a value',
    body: event('"properties":{"a":"x\\u0000y"}'),
    status: 422,
    code: 'nul_char',
    place: '$.properties.a',
  },
  { n: 7, what: 'NUL in a key', body: event('"properties":{"a\\u0000":1}'), status: 422, code: 'nul_char' },
  {
    n: 8,
    what: 'lone surrogate',
    body: event('"properties":{"a":"\\ud800"}'),
    status: 422,
    code: 'unicode_invalid',
    place: '$.properties.a',
  },
  {
    n: 8,
    what: 'surrogates reversed',
    body: event('"properties":{"a":"\\udc00\\ud800"}'),
    status: 422,
    code: 'unicode_invalid',
  },
  { n: 9, what: 'depth 33', body: nested(32), status: 413, code: 'too_deep' },
  {
    n: 9,
    what: 'depth 200,000',
    body: `${'['.repeat(200_000)}`,
    status: 413,
    code: 'too_deep',
    withinMs: 10,
  },
  { n: 10, what: '513 keys', body: keys(513), status: 413, code: 'too_many_keys' },
  {
    n: 11,
    what: '1M keys in 12 MB',
    body: () => Buffer.from(`{${Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":1`).join()}}`),
    status: 413,
    code: 'too_large',
  },
  {
    n: 12,
    what: 'key of 10 KB',
    body: event(`"properties":{"${'k'.repeat(10_240)}":1}`),
    status: 422,
    code: 'key_too_long',
  },
  {
    n: 13,
    what: '__proto__',
    body: event('"properties":{"__proto__":{"a":1}}'),
    status: 422,
    code: 'reserved_key',
  },
  {
    n: 13,
    what: '__proto__ escaped',
    body: event('"properties":{"__pr\\u006fto__":1}'),
    status: 422,
    code: 'reserved_key',
  },
  {
    n: 13,
    what: 'constructor',
    body: event('"properties":{"constructor":1}'),
    status: 422,
    code: 'reserved_key',
  },
  {
    n: 13,
    what: 'prototype',
    body: event('"properties":{"prototype":1}'),
    status: 422,
    code: 'reserved_key',
  },
  {
    n: 14,
    what: 'duplicate keys',
    body: event('"properties":{"a":1,"a":2}'),
    status: 400,
    code: 'duplicate_key',
  },
  {
    n: 14,
    what: 'duplicate keys, one escaped',
    body: event('"properties":{"a":1,"\\u0061":2}'),
    status: 400,
    code: 'duplicate_key',
  },
  {
    n: 15,
    what: '2^53 + 1',
    body: event('"properties":{"a":9007199254740993}'),
    status: 422,
    code: 'unsafe_integer',
    hint: /string|text/i,
  },
  { n: 16, what: '1e400', body: event('"properties":{"a":1e400}'), status: 422, code: 'number_range' },
  { n: 17, what: 'NaN', body: event('"properties":{"a":NaN}'), status: 400, code: 'json_invalid' },
  { n: 17, what: 'Infinity', body: event('"properties":{"a":-Infinity}'), status: 400, code: 'json_invalid' },
]

const meaning: readonly BadInput[] = [
  {
    n: 19,
    what: 'price 12,50',
    body: event('"properties":{"product_id":"1","price":"12,50"}'),
    status: 422,
    code: 'price_format',
    place: '$.properties.price',
    hint: /12\.50|dot/i,
  },
  {
    n: 20,
    what: 'currency zł',
    body: event('"properties":{"product_id":"1","price":"1.00","currency":"zł"}'),
    status: 422,
    code: 'currency',
    hint: /PLN/,
  },
  {
    n: 20,
    what: 'currency PLZ',
    body: event('"properties":{"product_id":"1","price":"1.00","currency":"PLZ"}'),
    status: 422,
    code: 'currency',
    hint: /PLN/,
  },
  { n: 21, what: 'empty event name', body: event('', '""'), status: 422, code: 'event_name' },
  {
    n: 21,
    what: 'event name of 1 KB',
    body: event('', `"${'x'.repeat(1024)}"`),
    status: 422,
    code: 'event_name',
  },
  {
    n: 21,
    what: 'control characters in the name',
    body: event('', '"A\\u0007B"'),
    status: 422,
    code: 'event_name',
  },
  { n: 22, what: 'nobody named', body: '{"event":"Product Viewed"}', status: 422, code: 'identity_missing' },
  ...['null', 'undefined', 'NaN', '0', '[object Object]'].map((word) => ({
    n: 23,
    what: `placeholder ${word} alone`,
    body: JSON.stringify({ event: 'Product Viewed', anonymousId: word }),
    status: 422,
    code: 'placeholder_id',
  })),
  ...[
    [29, '0000-01-01T00:00:00Z'],
    [29, '+275760-09-13T00:00:00.000Z'],
    [30, '2026-02-30T10:00:00Z'],
    [31, '2026-02-20T10:00:00'],
    [34, '2027-03-28T02:30:00'],
    [34, '2026-10-25 02:30:00'],
  ].map(([n, timestamp]) => ({
    n: Number(n),
    what: `timestamp ${timestamp}`,
    body: event(`"timestamp":"${timestamp}"`),
    status: 422,
    code: 'timestamp',
    place: '$.timestamp',
    hint: /zone|ISO|Z/,
  })),
  {
    n: 32,
    what: 'ten years ahead',
    body: () => Buffer.from(event(`"timestamp":"${new Date(Date.now() + 3650 * 86_400_000).toISOString()}"`)),
    status: 422,
    code: 'timestamp_future',
  },
  {
    n: 35,
    what: '501 in a batch',
    path: '/v1/batch',
    body: batchOf(501),
    status: 413,
    code: 'batch_too_large',
  },
  {
    n: 36,
    what: '500 kB + 1, inflated',
    path: '/v1/batch',
    body: () => gzipSync(Buffer.alloc(500_001, 32)),
    status: 413,
    code: 'too_large',
  },
  {
    n: 36,
    what: '500 kB + 1, plain',
    path: '/v1/batch',
    body: Buffer.alloc(500_001, 32),
    status: 413,
    code: 'too_large',
  },
  {
    n: 36,
    what: 'event over 32 KiB',
    body: event(`"properties":{"a":"${'x'.repeat(32 * 1024)}"}`),
    status: 413,
    code: 'event_too_large',
  },
]

const encodings: readonly BadInput[] = [
  {
    n: 37,
    what: 'gzip bomb',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(Buffer.alloc(zeros)),
    status: 413,
    code: 'too_large',
    withinMs: 50,
  },
  {
    n: 37,
    what: 'brotli bomb',
    headers: { 'content-encoding': 'br' },
    body: () => brotliCompressSync(Buffer.alloc(zeros)),
    status: 413,
    code: 'too_large',
    withinMs: 50,
  },
  {
    n: 37,
    what: 'deflate bomb',
    headers: { 'content-encoding': 'deflate' },
    body: () => deflateSync(Buffer.alloc(zeros)),
    status: 413,
    code: 'too_large',
    withinMs: 50,
  },
  {
    n: 38,
    what: 'two encodings',
    headers: { 'content-encoding': 'gzip, br' },
    body: () => gzipSync(Buffer.from(event(''))),
    status: 415,
    code: 'encoding',
  },
  {
    n: 38,
    what: 'gzip within gzip',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(gzipSync(Buffer.from(event('')))),
    status: 415,
    code: 'encoding',
  },
  {
    n: 39,
    what: 'said gzip, is text',
    headers: { 'content-encoding': 'gzip' },
    body: event(''),
    status: 400,
    code: 'encoding_wrong',
  },
  {
    n: 39,
    what: 'said brotli, is text',
    headers: { 'content-encoding': 'br' },
    body: event(''),
    status: 400,
    code: 'encoding_wrong',
  },
  {
    n: 39,
    what: 'torn gzip',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(Buffer.from(event(''))).subarray(0, 40),
    status: 400,
    code: 'encoding_wrong',
  },
]

/** Requests that must be refused whole, with nothing written. */
export const badInputs: readonly BadInput[] = [...json, ...meaning, ...encodings, ...badContacts]

export function readBody(input: BadInput): Buffer {
  const body = typeof input.body === 'function' ? input.body() : input.body
  return typeof body === 'string' ? Buffer.from(body) : body
}
