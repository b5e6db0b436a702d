import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainFault, scanBody } from './scan.ts'

const bytesOf = (text: string) => Buffer.from(text)
const scanOne = (text: string) => scanBody(bytesOf(text), false)
const codeOf = (text: string) => scanOne(text).fault?.code ?? scanOne(text).events[0]?.fault?.code ?? null

const nest = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const keys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',')}}`

describe('scanBody', () => {
  it.each([
    ['{"a":"x\\u0000y"}', 'nul_char', '$.a'],
    ['{"a\\u0000":1}', 'nul_char', null],
    ['{"p":{"a":"\\ud83d"}}', 'unicode_invalid', '$.p.a'],
    ['{"a":"\\udc00\\ud83d"}', 'unicode_invalid', '$.a'],
    ['{"a":"\\ud83d\\ude00"}', null, null],
    [nest(32), null, null],
    [nest(33), 'too_deep', `$${'.a'.repeat(32)}`],
    [nest(200_000), 'too_deep', null],
    ['['.repeat(200_000), 'too_deep', null],
    [keys(512), null, null],
    [keys(513), 'too_many_keys', '$'],
    [`{"${'k'.repeat(256)}":1}`, null, null],
    [`{"${'k'.repeat(10_240)}":1}`, 'key_too_long', null],
    [`{"${'ż'.repeat(256)}":1}`, null, null],
    ['{"p":{"__proto__":{}}}', 'reserved_key', '$.p.__proto__'],
    ['{"constructor":1}', 'reserved_key', '$.constructor'],
    ['{"proto\\u0074ype":1}', 'reserved_key', '$.prototype'],
    ['{"a":1,"b":{"a":1},"a":2}', 'duplicate_key', '$.a'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key', '$.a'],
    ['{"l":[{"a":1},{"a":1}]}', null, null],
    ['{"l":[1,{"x":9007199254740993}]}', 'unsafe_integer', '$.l[1].x'],
    ['{"a":-9007199254740993}', 'unsafe_integer', '$.a'],
    ['{"a":9007199254740991,"b":-0,"c":0.1}', null, null],
    ['{"a":1e400}', 'number_range', '$.a'],
    [`{"a":${'9'.repeat(400)}}`, 'number_range', '$.a'],
    ['{"a":NaN}', 'json_invalid', null],
    ['{"a":Infinity}', 'json_invalid', null],
    ['{"a":01}', 'json_invalid', null],
    ['{"a":"b', 'json_invalid', null],
    ['{"a":"b\u0001"}', 'json_invalid', null],
    ['{"a":1}}', 'json_invalid', null],
    ['', 'json_invalid', null],
  ])('%.40s -> %s', (text, code, path) => {
    expect(codeOf(text)).toBe(code)
    if (path === null) return
    const scan = scanOne(text)
    const fault = scan.fault ?? scan.events[0]?.fault
    expect(fault && explainFault(bytesOf(text), fault)).toBe(path)
  })

  it('names the byte where the JSON breaks', () => {
    expect(scanOne('{"a":1,}').fault).toEqual({ code: 'json_invalid', offset: 7 })
  })

  it('marks only the event that carries the fault', () => {
    const body = '{"writeKey":"k","batch":[{"a":1},{"a":"\\u0000"},{"ż":{"c":1,"c":2}}],"sentAt":1}'
    const scan = scanBody(bytesOf(body), true)
    expect(scan.fault).toBeNull()
    expect(scan.events.map((event) => event.fault?.code ?? null)).toEqual([null, 'nul_char', 'duplicate_key'])
    const third = scan.events[2]?.fault
    expect(third && explainFault(bytesOf(body), third)).toBe('$.batch[2]["ż"].c')
  })

  it('refuses the request for a fault outside the events', () => {
    const scan = scanBody(bytesOf('{"batch":[{}],"x":1,"x":2}'), true)
    expect(scan.fault?.code).toBe('duplicate_key')
  })

  it('counts keys and depth of each event for itself', () => {
    const scan = scanBody(bytesOf(`{"batch":[${keys(512)},${keys(400)},${nest(32)},${nest(33)}]}`), true)
    expect(scan.events.map((event) => event.fault?.code ?? null)).toEqual([null, null, null, 'too_deep'])
  })

  it('agrees with JSON.parse on every JSON text, and its slices are the events', () => {
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 4 }), { maxLength: 6 }), fc.boolean(), (events, isPretty) => {
        const text = `{"writeKey":"k", "batch" : [${events.join(isPretty ? ' ,\n' : ',')}] ,"sentAt":null}`
        const bytes = bytesOf(text)
        const scan = scanBody(bytes, true)
        expect(scan.fault).toBeNull()
        expect(scan.hasLineBreaks).toBe(text.includes('\n'))
        const slices = scan.events.map((event) =>
          JSON.parse(bytes.subarray(event.start, event.end).toString()),
        )
        expect(slices).toEqual(JSON.parse(text).batch)
        expect(JSON.parse(bytes.subarray(scan.batch?.start, scan.batch?.end).toString())).toEqual(slices)
      }),
      { numRuns: 300 },
    )
  })

  it('lets nothing through that JSON.parse refuses, and nothing less', () => {
    const alphabet = fc.constantFrom(
      ...'{}[]",:0123456789.eE+-\\u/bntrfalsn \n\t\u0001ż'.split(''),
      'true',
      'null',
      '"a"',
    )
    const broken = fc.tuple(fc.json(), fc.nat(), alphabet).map(([text, at, extra]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + extra + text.slice(place + (at % 3))
    })
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.array(alphabet).map((parts) => parts.join('')),
        ),
        (text) => {
          let isJson = true
          try {
            JSON.parse(text)
          } catch {
            isJson = false
          }
          expect(scanOne(text).fault?.code === 'json_invalid').toBe(!isJson)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})
