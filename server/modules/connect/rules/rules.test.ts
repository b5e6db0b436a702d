import { lookupEvent } from '@splot/contract/events/registry'
import { parseExact } from '@splot/contract/plugin/exact-json'
import { readWords } from '@splot/contract/plugin/source-tell'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuditFacts, adviseSource, judgeScenes, sortByNeed } from './audit/judge.ts'
import { type Need, needs } from './audit/needs.ts'
import { scenes } from './audit/scenes.ts'
import { listShown } from './audit/seen.ts'
import { findStep, walkSteps } from './audit/walk.ts'
import { bytesOf, nameFile, nameLot } from './file-lot.ts'
import { readFile } from './read-file.ts'
import { pauseAfter } from './retry.ts'

describe('files', () => {
  const read = (name: string, text: string) => readFile(name, Buffer.from(text))

  it('come as CSV of three hands, JSON or NDJSON', () => {
    const row = { sku: 'a', amount: '1 219,00' }
    for (const [name, text] of [
      ['prices.csv', '\ufeffSKU;Amount\na;1 219,00\n'],
      ['prices.csv', 'sku,amount\na,"1 219,00"'],
      ['prices.csv', 'sku\tamount\r\na\t1 219,00\r\n\r\n'],
      ['prices.json', '{"items":[{"sku":"a","amount":"1 219,00"}]}'],
      ['prices.ndjson', '{"sku":"a","amount":"1 219,00"}\n\n'],
    ] as const)
      expect(read(name, text), name).toEqual([[row]])
  })

  it('are read as Polish systems write them', () => {
    const rows = [[{ sku: 'a', name: 'Żółta gęś' }]]
    const iso = [...'sku;name\na;'].map((sign) => sign.charCodeAt(0))
    const narrow = (letters: number[]) => Buffer.from([...iso, ...letters])
    const wide = Buffer.from('\ufeffsku\tname\r\na\tŻółta gęś\r\n', 'utf16le')
    for (const bytes of [
      narrow([0xaf, 0xf3, 0xb3, 0x74, 0x61, 0x20, 0x67, 0xea, 0x9c]),
      narrow([0xaf, 0xf3, 0xb3, 0x74, 0x61, 0x20, 0x67, 0xea, 0xb6]),
      wide,
      Buffer.from(wide).swap16(),
    ])
      expect(readFile('a.csv', bytes)).toEqual(rows)
  })

  it('keep the lines of one receipt together', () => {
    const lines = Array.from({ length: 600 }, (_, i) => `${Math.floor(i / 3)},x`).join('\n')
    const lots = read('receipts.csv', `receipt,sku\n${lines}`)
    expect(lots.length).toBeGreaterThan(1)
    const owners = lots.map((lot) => new Set(lot.map((row) => row.receipt)))
    expect(owners.flatMap((one) => [...one])).toHaveLength(200)
  })

  it('are refused as a whole where they stop making sense', () => {
    for (const [name, text] of [
      ['a.csv', ''],
      ['a.csv', 'sku,amount\n'],
      ['a.csv', 'sku,amount\na,1,2\n'],
      ['a.json', '[{"a":1}'],
      ['a.ndjson', '{"a":1}\n{"b":'],
      ['a.json', '[]'],
    ] as const)
      expect(() => read(name, text), `${name} ${text}`).toThrow(
        expect.objectContaining({ code: 'file_unread' }),
      )
    const torn = Buffer.concat([Buffer.from('sku,name\na,Żółw\nb,Gęś'), Buffer.from([0xff])])
    expect(() => readFile('a.csv', torn)).toThrow()
    expect(() => readFile('a.csv', Buffer.from([0x61, 0, 0, 0x62]))).toThrow()
  })
})

it('what has no name of its own goes by the bytes it came in, however often they come', () => {
  const first = nameLot(nameFile('d', null, 1), 1)
  const between = nameLot(nameFile('e', first, 2), 1)
  const back = nameLot(nameFile('d', between, 3), 1)
  expect(new Set([first, between, back]).size).toBe(3)
  expect(nameLot(nameFile('d', back, 4), 1)).toBe(back)
  expect(bytesOf(back)).toBe(first)
  expect(bytesOf('an id of another@1')).toBe('an id of another@1')
})

describe('JSON as others write it', () => {
  it('keeps long ids digit by digit, and changes nothing else', () => {
    expect(parseExact('{"id":115310627314723954,"n":1234567890123.5,"s":"115310627314723954"}')).toEqual({
      id: '115310627314723954',
      n: 1234567890123.5,
      s: '115310627314723954',
    })
    const isLong = (value: unknown) =>
      typeof value === 'number'
        ? Number.isInteger(value) && !Number.isSafeInteger(value)
        : typeof value === 'string' && /^-?\d{16,}$/.test(value)
    const level = (text: string) => JSON.parse(text, (_, value) => (isLong(value) ? 'long' : value))
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(level(JSON.stringify(parseExact(text)))).toEqual(level(text))
      }),
    )
    expect(() => parseExact('{"a":')).toThrow(SyntaxError)
  })

  // Whoever reads on from each sign anew takes minutes for these.
  it('gives up at once on a megabyte of quotes that are never closed', { timeout: 20_000 }, () => {
    expect(() => parseExact(`"${'\\"'.repeat(500_000)}`)).toThrow(SyntaxError)
  })
})

describe('words of HTML as others write it', () => {
  it('are those a reader sees', () => {
    expect(readWords('<p>Golf&nbsp;<b>„Szron”</b> &#322; &#0;</p><script>track()</script><style>p{')).toBe(
      'Golf „Szron” ł',
    )
  })

  it.each(['<', '<style ', '<!--'])('are found in a megabyte of %s', { timeout: 20_000 }, (part) => {
    expect(readWords(`Golf ${part.repeat(1_000_000 / part.length)}`)).toMatch(/^Golf/)
  })
})

describe('the audit of sources', () => {
  const now = Date.parse('2026-11-23T11:00:00Z')
  const seen = (sourceId: string, kind: 'event' | 'identifier', name: string, lastAt = now) => ({
    ...{ sourceId, kind, name, firstAt: lastAt, lastAt },
  })
  const facts = (over: Partial<AuditFacts> = {}): AuditFacts => ({
    ...{ now, sources: [], seen: [], rows: { products: false, stores: false, stock: false } },
    ...over,
  })

  it('lists what fell silent first, then what else is to be mended', () => {
    const source = (name: string, days: number | null, refused24h = 0) => ({
      ...{ id: name, name, kind: 'key' as const, events24h: 10, refused24h },
      lastAt: days === null ? null : now - days * 86_400_000,
    })
    const sources = [
      source('fine', 0),
      source('new', null),
      source('older', 2),
      source('bad', 0, 9),
      source('silent', 9),
    ]
    expect(sortByNeed(facts({ sources })).map(({ name }) => name)).toEqual([
      ...['silent', 'bad', 'new', 'fine', 'older'],
    ])
  })

  it('speaks of events of the contract, and of needs that scenes have', () => {
    const named = Object.values<Need>(needs).flatMap(({ events = [] }) => events)
    const walked = walkSteps.flatMap(({ events }) => events)
    const calls = ['Page Viewed', 'Screen Viewed', 'Identify']
    expect(
      [...named, ...walked].filter((name) => lookupEvent(name) === null && !calls.includes(name)),
    ).toEqual([])
    const used = new Set(scenes.flatMap((one) => one.needs))
    expect(Object.keys(needs).filter((id) => !used.has(id as never))).toEqual([])
  })

  it('says which scenes can be played, and the next step of the others', () => {
    const none = judgeScenes(facts())
    expect(none.every(({ state }) => state === 'missing')).toBe(true)
    for (const { needs: own } of none) for (const need of own) expect(need.step?.pl).toMatch(/\S/)
    const some = judgeScenes(
      facts({
        rows: { products: true, stores: true, stock: true },
        seen: [
          seen('web', 'event', 'Product Added'),
          seen('shop', 'event', 'Cart Updated', now - 1_000),
          seen('shop', 'identifier', 'external'),
          seen('web', 'event', 'Product Added to Wishlist', now - 40 * 86_400_000),
        ],
      }),
    )
    expect(some.find(({ id }) => id === 'S1')).toMatchObject({ state: 'ready' })
    expect(some.find(({ id }) => id === 'S1')?.needs[0]?.from).toEqual(['web', 'shop'])
    const wishes = some.find(({ id }) => id === 'S7')?.needs.find(({ id }) => id === 'wishes')
    expect(wishes).toMatchObject({ state: 'stale', step: needs.wishes.step })
  })

  it('finds what is to be mended in a source', () => {
    const source = {
      id: 'web',
      name: 'Web',
      kind: 'key' as const,
      lastAt: now,
      events24h: 100,
      refused24h: 0,
    }
    const advise = (over: object, list = [seen('web', 'identifier', 'anonymous_id')]) =>
      adviseSource({ ...source, ...over }, facts({ seen: list })).map(({ code }) => code)
    expect(advise({ lastAt: null })).toEqual(['empty'])
    expect(advise({})).toEqual(['nameless'])
    expect(advise({}, [seen('web', 'identifier', 'email')])).toEqual([])
    expect(advise({ lastAt: now - 8 * 86_400_000, refused24h: 6 })).toEqual(['silent', 'refused', 'nameless'])
  })

  it('notes names, never values', () => {
    const event = {
      ...{ name: 'Identify', channel: 'web', identifiers: [{ kind: 'email', value: 'anna@example.pl' }] },
      traits: { firstName: 'Anna', 'anna@example.pl': true, '601234567': 1, empty: '' },
    }
    expect(listShown(event as never).map(({ name }) => name)).toEqual([
      'Identify',
      'web',
      'email',
      'firstName',
    ])
  })

  it('recognises a step of the walk by its event, and where it says so by its channel', () => {
    const till = walkSteps.find(({ id }) => id === 'till')
    const sale = { name: 'Sale Completed', channel: 'web' as const, at: 1, receivedAt: 2, sourceId: 's' }
    if (till === undefined) throw new Error('no such step')
    expect(findStep(till, [sale])).toBeNull()
    expect(findStep(till, [sale, { ...sale, channel: 'pos' }])).toMatchObject({ channel: 'pos' })
  })
})

it('waits longer each time, five minutes at most', () => {
  expect([0, 1, 2, 20].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 300_000])
})
