import { describe, expect, test } from 'vitest'
import { sourceNames } from './event.ts'
import { makeHistory } from './history.ts'
import { makeDay } from './make-day.ts'
import { readOptions, UsageError } from './options.ts'
import { type PlayerDeps, type Progress, playDay, playHistory } from './player.ts'
import { KeyRefused, Sender } from './sender.ts'
import { findMidnight } from './warsaw.ts'

interface Sent {
  path: string
  headers: Record<string, string>
  events: { messageId: string; timestamp: string }[]
}

type Reply = (attempt: number, sent: Sent) => Response | Promise<Response>

const accepting: Reply = (_, sent) =>
  Response.json({ success: true, accepted: sent.events.length, rejected: [] })

/** A server that keeps what it was sent, and a clock that moves only when somebody waits. */
function openStage(reply: Reply = accepting) {
  const kept: Sent[] = []
  const told: Progress[] = []
  let now = Date.UTC(2026, 10, 21, 12)
  let attempts = 0
  let stopAfter = Number.POSITIVE_INFINITY
  const pause = async (ms: number) => {
    now += ms
  }
  const send: typeof fetch = async (input, init) => {
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>
    const events = (Array.isArray(body.batch) ? body.batch : [body]) as Sent['events']
    const sent = { path: new URL(String(input)).pathname, headers: init?.headers as Sent['headers'], events }
    const answer = await reply(attempts++, sent)
    if (answer.ok) kept.push(sent)
    return answer
  }
  const sender = new Sender({ url: 'http://localhost:1', keyOf: (source) => `wk-${source}`, send, pause })
  const deps: PlayerDeps = {
    sender,
    keyOf: (source) => `wk-${source}`,
    now: () => now,
    pause,
    tell: (progress) => told.push(progress),
    isStopped: () => told.length >= stopAfter,
  }
  return {
    deps,
    sender,
    kept,
    told,
    clock: () => now,
    stopAfter(steps: number) {
      stopAfter = steps
    },
  }
}

const day = makeDay(3, 60, 1)
const ids = (kept: readonly Sent[]) => kept.flatMap((sent) => sent.events.map((one) => one.messageId)).sort()

describe('playing', () => {
  test('at full speed sends every event once, in the order of the day by its stamps', async () => {
    const stage = openStage()
    await playDay(day, null, stage.deps)
    expect(ids(stage.kept)).toEqual(day.map((event) => event.body.messageId).sort())
    expect(stage.sender.tally).toEqual({ sent: day.length, accepted: day.length, rejected: 0, failed: 0 })
    const stamps = new Map(
      stage.kept.flatMap((sent) => sent.events.map((one) => [one.messageId, one.timestamp])),
    )
    const right = day.filter((event) => event.clockErrorMs === undefined && event.blunder !== 'duplicate')
    const inOrder = right.map((event) => Date.parse(stamps.get(event.body.messageId ?? '') ?? ''))
    // A message sent twice keeps its later stamp here.
    const strictly = inOrder.filter((at, i) => i > 0 && at <= (inOrder[i - 1] ?? 0))
    expect(strictly.length).toBeLessThanOrEqual(1)
    expect(stage.told.at(-1)).toMatchObject({ sent: day.length, total: day.length })
  })

  test('pages send one by one as text, phones and desks in batches', async () => {
    const stage = openStage()
    await playDay(day, null, stage.deps)
    const pages = stage.kept.filter((sent) => /^\/v1\/[tpi]$/.test(sent.path))
    const batches = stage.kept.filter((sent) => sent.path === '/v1/batch')
    expect(pages.length).toBe(day.filter((event) => event.via.kind === 'browser').length)
    expect(pages.every((sent) => sent.headers['content-type'] === 'text/plain')).toBe(true)
    expect(pages.every((sent) => sent.headers['user-agent']?.startsWith('Mozilla/5.0'))).toBe(true)
    expect(batches.some((sent) => sent.events.length > 1)).toBe(true)
    expect(Math.max(...batches.map((sent) => sent.events.length))).toBeLessThanOrEqual(20)
  })

  test('every system sends with a key of its own', async () => {
    const stage = openStage()
    await playDay(day, null, stage.deps)
    await playHistory(makeHistory(3, 60, stage.clock()).slice(0, 1), stage.deps)
    const keys = stage.kept.map((sent) =>
      Buffer.from(sent.headers.authorization?.slice(6) ?? '', 'base64').toString(),
    )
    expect(new Set(keys)).toEqual(new Set(sourceNames.map((name) => `wk-${name}:`)))
    const pages = stage.kept.filter((sent) => /^\/v1\/[tpi]$/.test(sent.path)).flatMap((sent) => sent.events)
    expect(pages.every((one) => 'writeKey' in one && one.writeKey === 'wk-web')).toBe(true)
  })

  test('at a speed takes the time it should and stamps the moment of play', async () => {
    const stage = openStage()
    const begin = stage.clock()
    await playDay(day, 240, stage.deps)
    const seconds = (stage.clock() - begin) / 1000
    const expected = ((day.at(-1)?.at ?? 0) - (day[0]?.at ?? 0)) / 1000 / 240
    expect(seconds).toBeGreaterThanOrEqual(expected)
    expect(seconds).toBeLessThan(expected + 1)
    const stamps = stage.kept.flatMap((sent) => sent.events.map((one) => Date.parse(one.timestamp)))
    const late = stamps.filter((at) => at > stage.clock())
    expect(late).toHaveLength(day.filter((event) => event.clockErrorMs !== undefined).length)
    expect(Math.min(...stamps)).toBeGreaterThanOrEqual(begin)
  })

  test('stops when asked and still delivers what was collected', async () => {
    const stage = openStage()
    stage.stopAfter(2)
    await playDay(day, null, stage.deps)
    expect(stage.sender.tally.sent).toBe(stage.told.at(-1)?.sent)
    expect(stage.sender.tally.sent).toBeLessThan(day.length)
  })

  test('the past goes through the import', async () => {
    const stage = openStage()
    const past = makeHistory(3, 60, stage.clock())
    await playHistory(past, stage.deps)
    expect(new Set(stage.kept.map((sent) => sent.path))).toEqual(new Set(['/v1/import']))
    expect(stage.sender.tally.accepted).toBe(past.length)
  })
})

describe('sending', () => {
  test('tries again on 429, 503 and a lost connection, and counts each event once', async () => {
    const refusals = [
      new Response('{}', { status: 429, headers: { 'retry-after': '2' } }),
      new Response('{}', { status: 503 }),
      null,
    ]
    const stage = openStage((attempt, sent) => {
      if (attempt >= refusals.length) return accepting(attempt, sent)
      const refusal = refusals[attempt]
      if (!refusal) throw new TypeError('fetch failed')
      return refusal
    })
    const begin = stage.clock()
    await stage.sender.deliver({
      source: 'web',
      path: '/v1/t',
      body: '{}',
      contentType: 'text/plain',
      userAgent: 'x',
      events: 1,
    })
    expect(stage.sender.tally).toEqual({ sent: 1, accepted: 1, rejected: 0, failed: 0 })
    expect(stage.clock() - begin).toBeGreaterThanOrEqual(2_000)
  })

  test('counts refusals of a batch and of a single event, and gives up honestly', async () => {
    const parcel = {
      source: 'till',
      path: '/v1/batch',
      body: '{}',
      contentType: 'application/json',
      userAgent: 'x',
    } as const
    const partly = openStage(() => Response.json({ accepted: 2, rejected: [{ index: 1 }] }))
    await partly.sender.deliver({ ...parcel, events: 3 })
    expect(partly.sender.tally).toEqual({ sent: 3, accepted: 2, rejected: 1, failed: 0 })
    const refused = openStage(() => Response.json({ code: 'price_format' }, { status: 422 }))
    await refused.sender.deliver({ ...parcel, events: 1 })
    expect(refused.sender.tally).toEqual({ sent: 1, accepted: 0, rejected: 1, failed: 0 })
    const dead = openStage(() => new Response('', { status: 503 }))
    await dead.sender.deliver({ ...parcel, events: 4 })
    expect(dead.sender.tally).toEqual({ sent: 4, accepted: 0, rejected: 0, failed: 4 })
  })

  test('ends at once when the key is refused', async () => {
    const stage = openStage(() => Response.json({}, { status: 401 }))
    await expect(playDay(day, null, stage.deps)).rejects.toBeInstanceOf(KeyRefused)
  })
})

describe('the command line', () => {
  test('has sensible defaults and says what is wrong', () => {
    const given = ['--url', 'http://localhost:4000/', '--key', 'wk']
    const usual = { url: 'http://localhost:4000', key: 'wk', speed: 240, seed: 1, customers: 300 }
    const brand = { language: 'pl', mailbox: null, brandKey: null, tradeKey: null, from: 0, to: 20_000 }
    expect(readOptions(given)).toEqual({ ...usual, ...brand, keys: new Map(), isWithHistory: true })
    const own = readOptions([...given, '--key-of', 'till=k1', '--key-of', 'app=k2']).keys
    expect([...own]).toEqual([
      ['till', 'k1'],
      ['app', 'k2'],
    ])
    expect(readOptions([...given, '--speed', 'max', '--no-history'])).toMatchObject({
      speed: null,
      isWithHistory: false,
    })
    for (const wrong of [
      [],
      ['--url', 'x', '--key', 'k'],
      [...given, '--speed', 'fast'],
      [...given, '--loud'],
      [...given, '--key-of', 'fax=k'],
      [...given, '--key-of', 'till'],
    ])
      expect(() => readOptions(wrong)).toThrow(UsageError)
  })

  test("finds the shop's midnight in summer and in winter", () => {
    expect(new Date(findMidnight(Date.UTC(2026, 6, 1, 12, 30, 15, 7))).toISOString()).toBe(
      '2026-06-30T22:00:00.000Z',
    )
    expect(new Date(findMidnight(Date.UTC(2026, 10, 21, 23, 10))).toISOString()).toBe(
      '2026-11-21T23:00:00.000Z',
    )
  })
})
