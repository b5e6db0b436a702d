import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JourneyChannel } from '@splot/contract/journey/effect'
import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { Reach } from '@splot/contract/plugin/node'
import { noNames } from '@splot/contract/plugin/node-suite.testkit'
import { nodes } from '@splot/plugins/registry'
import { describe, expect, it } from 'vitest'
import type { NormalEvent } from './modules/collect/index.ts'
import { calendarOf } from './modules/journey/rules/calendar.ts'
import { checkGraph, explainFinding } from './modules/journey/rules/check.ts'
import type { CheckGround } from './modules/journey/rules/check-ground.ts'
import { makeReady } from './modules/journey/rules/compile.ts'
import { beginRun, play, type World } from './modules/journey/rules/play.ts'
import { journeyFile, runScene, specFile } from './modules/journey/rules/spec.ts'
import { createReplay, judge } from './modules/journey/rules/tally-replay.ts'
import type { Asked } from './modules/journey/schema.ts'
import { fillTemplate } from './modules/journey/templates/fill.ts'
import { findTexts } from './modules/journey/templates/find-texts.ts'
import { journeyTemplates } from './modules/journey/templates/list.ts'
import { createCalendar, holds, noFacts } from './modules/segment/index.ts'

const shelf = new Map(nodes.map((one) => [one.id, one]))
const now = Date.parse('2026-11-22T11:00:00Z')
const hourMs = 3_600_000
const channels = ['email', 'sms', 'push', 'phone_human']

/** A workspace in which everything is as it should be. */
const ground: CheckGround = {
  ...{ now, shelf, languages: ['pl', 'en'], journeyId: 'j-1', life: null, people: 1_000, others: [] },
  names: { ...noNames, segments: new Map([['s-1', 'VIP']]), coupons: new Map([['c-1', 'Na powrót']]) },
  content: new Map([['m-1', { name: 'Koszyk', channels, languages: ['pl', 'en'], publishedAt: now }]]),
  purposes: new Map([
    ['marketing', { name: { pl: 'Marketing', en: 'Marketing' }, channels, asksConsent: true }],
    ['service', { name: { pl: 'Obsługa', en: 'Service' }, channels, asksConsent: false }],
  ]),
  openChannels: new Set(channels),
  closed: new Map(),
  willing: new Map([['marketing email', 500]]),
  caps: [{ max: 3, days: 7, purpose: null, channels: null }],
  segments: new Map([['s-1', 120]]),
  experiments: new Map(),
}

type Drawn = { type: string; options?: object; next?: Record<string, string | null> }

/** A graph of nodes by their ids; the first is where it starts. */
const draw = (drawn: Record<string, Drawn>, rest: object = {}) =>
  journeyGraph.parse({
    ...{ entry: { kind: 'event', match: { event: 'Signed Up' } }, start: Object.keys(drawn)[0] },
    nodes: Object.entries(drawn).map(([id, one]) => ({ id, ...one })),
    ...rest,
  })

const mail = { type: 'message', options: { content: 'm-1' } }
const wait = (amount: number, unit: string) => ({ type: 'wait-time', options: { time: { amount, unit } } })
const codes = (graph: Parameters<typeof checkGraph>[0], o: Partial<CheckGround> = {}) =>
  checkGraph(graph, { ...ground, ...o }).map((one) => `${one.severity} ${one.code} ${one.node ?? ''}`.trim())

describe('the check before a launch', () => {
  it('names what cannot work, at its place, with a cure in both languages', () => {
    const graph = draw({
      first: { ...mail, next: { sent: 'gone', elsewhere: 'lost' } },
      lost: { type: 'message', options: { content: 'm-2', channel: 'post' } },
      alone: wait(1, 'days'),
      odd: { type: 'no-such-node' },
    })
    const found = checkGraph(graph, ground)
    expect(found.filter((one) => one.severity === 'blocks').map((one) => `${one.node} ${one.code}`)).toEqual([
      'first unknown_way',
      'first dangling',
      'odd unknown_type',
      'alone unreachable',
      'odd unreachable',
      'lost content_missing',
      'lost channel_off',
      'lost purpose_channel',
    ])
    for (const one of found)
      for (const lang of ['pl', 'en'] as const) {
        const { what, cure } = explainFinding(one, lang)
        expect(`${what} ${cure}`).not.toMatch(/[{}]|undefined|\[object/)
      }
  })

  it('refuses a loop that never waits, and warns of one that sends too often', () => {
    const loop = (between: Drawn) =>
      draw({ a: { ...mail, next: { sent: 'b' } }, b: { ...between, next: { next: 'a' } } })
    expect(codes(loop({ type: 'points', options: { points: 1, reason: 'x' } }))).toContain(
      'blocks loop_without_wait a',
    )
    expect(codes(loop(wait(2, 'hours')))).toContain('warns loop_sends a')
    const calm = codes(loop(wait(2, 'days')))
    expect(calm.filter((one) => /loop/.test(one))).toEqual([])
  })

  it('warns where a way holds more messages than a limit lets through', () => {
    const chain = (unit: string) =>
      draw({
        a: { ...mail, next: { sent: 'w1' } },
        w1: { ...wait(1, unit), next: { next: 'b' } },
        b: { ...mail, next: { sent: 'w2' } },
        w2: { ...wait(1, unit), next: { next: 'c' } },
        c: { ...mail, next: { sent: 'd' } },
        d: mail,
      })
    expect(codes(chain('days'))).toContain('warns against_cap d')
    expect(codes(chain('weeks')).filter((one) => /cap/.test(one))).toEqual([])
  })

  it('warns of a purpose nobody agreed to, a language that is missing, an empty segment, everybody at once', () => {
    expect(codes(draw({ a: mail }), { willing: new Map([['marketing email', 0]]) })).toContain(
      'warns never_consented a',
    )
    const one = { name: 'Koszyk', channels, languages: ['pl'], publishedAt: now }
    expect(codes(draw({ a: mail }), { content: new Map([['m-1', one]]) })).toContain(
      'warns content_language a',
    )
    const weekly = {
      kind: 'schedule',
      segmentId: 's-1',
      every: { kind: 'week', weekdays: [4], time: '10:00' },
    }
    const sent = draw({ a: mail }, { entry: weekly })
    expect(codes(sent, { segments: new Map([['s-1', 0]]) })).toContain('warns nobody')
    expect(codes(sent, { segments: new Map([['s-1', 900]]) })).toContain('warns everybody')
    expect(codes(sent, { segments: new Map() })).toContain('blocks segment_missing')
    const leaves = { kind: 'segment', reason: 'VIP', segmentId: 's-9', change: 'entered' }
    expect(codes(draw({ a: mail }, { exits: [leaves] }))).toContain('blocks segment_missing')
    expect(codes(sent)).toContain('warns only_once')
    const each = { rule: { kind: 'each' }, isAlone: true, restDays: 0 }
    expect(codes(draw({ a: mail }, { entry: weekly, reEntry: each }))).not.toContain('warns only_once')
  })

  it('wants the ways of an experiment to be its versions, and says where it is not running', () => {
    const arms = ['a', 'b'].map((id) => ({ id, label: id, weight: 50 }))
    const graph = draw({ s: { type: 'split', options: { mode: 'experiment', experiment: 'e-1', arms } } })
    const names = { ...ground.names, experiments: new Map([['e-1', 'Ton']]) }
    const known = (isRunning: boolean, ...ids: string[]) => ({
      ...{ names, experiments: new Map([['e-1', { isRunning, arms: ids }]]) },
    })
    const about = (o: Partial<CheckGround>) => codes(graph, o).filter((one) => / s$/.test(one))
    expect(about(known(true, 'a', 'b'))).toEqual([])
    expect(about(known(false, 'a', 'b'))).toEqual(['warns experiment_idle s'])
    expect(about(known(true, 'a', 'c'))).toEqual(['blocks experiment_arms s'])
    expect(about({})).toEqual(['blocks thing_missing s'])
  })

  it('refuses an ad audience that is not there any more', () => {
    const ad = { type: 'audience', options: { audience: 'a-1' } }
    const names = (ids: readonly string[]) => ({
      names: { ...ground.names, audiences: new Map(ids.map((id) => [id, 'Buty'])) },
    })
    expect(codes(draw({ a: ad }), names([]))).toContain('blocks thing_missing a')
    expect(codes(draw({ a: ad }), names(['a-1']))).not.toContain('blocks thing_missing a')
  })

  it('refuses a call that would not be let out, and warns of an address nobody knows', () => {
    const url = 'http://10.0.0.7/hook'
    const calls = draw({ a: { type: 'webhook', options: { url } } })
    expect(codes(calls, { closed: new Map([[url, 'forbidden']]) })).toContain('blocks address_forbidden a')
    expect(codes(calls, { closed: new Map([[url, 'unknown']]) })).toContain('warns address_unknown a')
    expect(codes(calls).filter((one) => /address/.test(one))).toEqual([])
  })

  it('says a way to nothing once, whichever way it is wrong', () => {
    const about = (next: Record<string, string>) =>
      codes(draw({ a: { ...mail, next } })).filter((one) => / a$/.test(one))
    expect(about({ sent: 'gone', skipped: 'gone' })).toEqual(['blocks dangling_ways a'])
    expect(about({ elsewhere: 'gone' })).toEqual(['blocks unknown_way a'])
    expect(about({ sent: 'gone', skipped: 'lost' })).toEqual(['blocks dangling a', 'blocks dangling a'])
    const [found] = checkGraph(draw({ a: { ...mail, next: { sent: 'gone', skipped: 'gone' } } }), ground)
    expect(found && explainFinding(found, 'pl').what).toBe(
      'Drogi „wysłano”, „pominięto” prowadzą donikąd: kroku „gone” nie ma',
    )
  })

  it('names a live journey with the same entry that writes to the same person, and no other', () => {
    const other = (entry: object, channels: readonly JourneyChannel[] = ['email', 'sms']) => ({
      ...{ others: [{ name: 'Powitanie', entry: journeyGraph.parse({ entry }).entry, channels }] },
    })
    const shared = (graph: JourneyGraph, o: object) =>
      codes(graph, o).filter((one) => /entry_shared/.test(one))
    const signedUp = (where?: object[]) => ({ kind: 'event', match: { event: 'Signed Up', where } })
    expect(shared(draw({ a: mail }), other(signedUp()))).toEqual(['warns entry_shared'])
    expect(shared(draw({ a: mail }), other({ kind: 'event', match: { event: 'Order Completed' } }))).toEqual(
      [],
    )
    expect(shared(draw({ a: wait(1, 'days') }), other(signedUp()))).toEqual([])
    expect(shared(draw({ a: mail }), other(signedUp(), []))).toEqual([])
    const from = (source: string) => signedUp([{ property: 'source', op: 'is', value: source }])
    expect(shared(draw({ a: mail }, { entry: from('app') }), other(from('web')))).toEqual([])
    expect(shared(draw({ a: mail }, { entry: from('app') }), other(from('app')))).toEqual([
      'warns entry_shared',
    ])
    const segment = (change: string) => ({ kind: 'segment', segmentId: 's-1', change })
    expect(shared(draw({ a: mail }, { entry: segment('left') }), other(segment('entered')))).toEqual([])
    expect(shared(draw({ a: mail }, { entry: segment('left') }), other(segment('left')))).toHaveLength(1)
    const found = checkGraph(draw({ a: mail }), { ...ground, ...other(signedUp()) } as CheckGround)
    const said = found.find((one) => one.code === 'entry_shared')
    expect(said && explainFinding(said, 'pl').what).toBe(
      'Tak samo wchodzi się do działającej ścieżki „Powitanie”: jedna osoba dostanie wiadomości z obu (tu E-mail; tam E-mail, SMS)',
    )
  })

  it('warns of a goal that counts what was before she came in', () => {
    const goal = (window: unknown, op = 'gte') => ({ kind: 'orders', measure: 'count', op, value: 1, window })
    const past = (one: object) => codes(draw({ a: mail }, { goal: one })).includes('warns goal_past')
    expect(past(goal('ever'))).toBe(true)
    expect(past(goal({ last: { days: 30 } }))).toBe(true)
    expect(past(goal({ since: 'entry' }))).toBe(false)
    expect(past({ kind: 'all', of: [goal('ever'), goal({ since: 'entry' })] })).toBe(false)
    expect(past({ kind: 'any', of: [goal('ever'), goal({ since: 'entry' })] })).toBe(true)
    expect(past({ kind: 'not', of: goal('ever') })).toBe(false)
    expect(past(goal('ever', 'lt'))).toBe(false)
  })

  it('refuses content without a text for the first channel, and warns of one it falls back to', () => {
    const one = { name: 'Koszyk', channels: ['email'], languages: ['pl', 'en'], publishedAt: now }
    const content = new Map([['m-1', one]])
    const sent = (options: object) =>
      codes(draw({ a: { type: 'message', options: { content: 'm-1', ...options } } }), { content })
    expect(sent({ channel: 'sms' })).toContain('blocks content_channel a')
    expect(sent({ fallbacks: ['sms'] })).toContain('warns content_channel a')
    expect(sent({}).filter((found) => /content/.test(found))).toEqual([])
  })

  it('points out a journey nobody enters or looks after', () => {
    const life = { changedAt: now - 200 * 24 * hourMs, launchedAt: now - 200 * 24 * hourMs, enteredAt: null }
    expect(codes(draw({ a: mail }), { life })).toEqual(expect.arrayContaining(['warns stale', 'warns old']))
    const entered = { ...life, enteredAt: now - 29 * 24 * hourMs }
    expect(codes(draw({ a: mail }), { life: entered })).not.toContain('warns stale')
  })
})

describe('templates', () => {
  for (const template of journeyTemplates)
    it(`${template.id} starts as it is`, () => {
      const segments = Object.keys(template.segments).map((key) => [`segment:${key}`, 's-1'] as const)
      const texts = Object.keys(template.texts).map((key) => [`text:${key}`, 'm-1'] as const)
      const stands = new Map([...segments, ...texts, ['coupon', 'c-1']])
      for (const lang of ['pl', 'en'] as const) {
        const graph = fillTemplate(template, lang, stands)
        expect(JSON.stringify(graph)).not.toMatch(/"@/)
        expect(codes(graph).filter((one) => one.startsWith('blocks'))).toEqual([])
        expect(codes(graph).filter((one) => /cap|loop|goal|plan|purchase/.test(one))).toEqual([])
      }
    })
})

const heard = (name: string, at: number): NormalEvent =>
  ({
    ...{
      type: 'track',
      name,
      messageId: `${name} ${at}`,
      ts: at,
      channel: 'web',
      identifiers: [],
      traits: null,
    },
    ...{ properties: {}, consent: null, isSharedSource: false, library: null },
    touchpoint: {
      source: null,
      medium: null,
      campaign: null,
      clickId: null,
      referrerHost: null,
      device: null,
      store: null,
    },
  }) as NormalEvent

/** Walks the abandoned cart on a clock of its own. */
function walkCart(events: NormalEvent[], o: { reach?: Reach; isFilled?: boolean; leftAt?: number } = {}) {
  const template = journeyTemplates.find((one) => one.id === 'abandoned-cart')
  if (template === undefined) throw new Error('no such template')
  const stands = new Map([
    ['text:first', 'm-1'],
    ['text:second', 'm-1'],
  ])
  const graph = { ...fillTemplate(template, 'pl', stands), holdOutPercent: 0 }
  const ready = makeReady({ journeyId: 'j-1', n: 1, graph }, shelf)
  const asked: { at: number; kind: string }[] = []
  const world: World = {
    events,
    calendar: calendarOf('Europe/Warsaw'),
    holds: (condition, at) =>
      condition.kind === 'cart'
        ? (o.isFilled ?? true) && (condition.untouched === undefined || at >= (o.leftAt ?? now) + hourMs / 2)
        : holds(
            condition,
            {
              events: events.flatMap((event, pos) => (event.ts <= at ? [{ event, pos }] : [])),
              ...{ facts: noFacts('b-1'), isIn: () => false },
            },
            { now: at, calendar: createCalendar('Europe/Warsaw') },
          ),
    reach: () => o.reach ?? 'open',
    ask: ({ effect }: Asked, _run, at) => {
      asked.push({ at: (at - now) / hourMs, kind: effect.kind === 'message' ? effect.channel : effect.kind })
    },
  }
  const ids = { id: 'r-1', journeyId: 'j-1', birth: 'b-1', root: 'b-1' }
  const run = beginRun(ready, { ...ids, at: now, context: {}, isControl: false })
  return { ...play(ready, run, world, now + 30 * 24 * hourMs), asked }
}

describe('a template begun again', () => {
  const template = journeyTemplates.find((one) => one.id === 'abandoned-cart')
  it('finds its texts where it put them, in either language, published ones first, and no others', () => {
    if (template === undefined) throw new Error('no such template')
    const written = [
      { id: 'en', folder: 'Abandoned cart', name: 'Your cart is waiting' },
      { id: 'pl', folder: 'Porzucony koszyk', name: 'Koszyk czeka' },
      { id: 'elsewhere', folder: 'Moje', name: 'Koszyk: przypomnienie push' },
    ]
    expect([...findTexts(template, written)]).toEqual([['first', 'en']])
    expect([...findTexts(template, [])]).toEqual([])
  })
})

describe('a walk on a clock of its own', () => {
  it('sends the mail after an hour and the push after twenty-one', () => {
    const { asked, run } = walkCart([])
    expect(asked).toEqual([
      { at: 1, kind: 'email' },
      { at: 21, kind: 'push' },
    ])
    expect(run).toMatchObject({ state: 'd', reason: 'end' })
  })

  it('stops the moment she buys, at the till too, and counts it', () => {
    const { asked, run } = walkCart([heard('Sale Completed', now + 3 * hourMs)])
    expect(asked).toEqual([{ at: 1, kind: 'email' }])
    expect(run).toMatchObject({ isGoal: true, reason: 'goal', endedAt: now + 3 * hourMs })
  })

  it('does not take what she bought ten minutes before for its doing', () => {
    const { asked, run } = walkCart([heard('Sale Completed', now - 10 * 60_000)])
    expect(asked.map((one) => one.kind)).toEqual(['email', 'push'])
    expect(run).toMatchObject({ isGoal: false, reason: 'end' })
  })

  it('leaves whoever emptied her cart alone', () => {
    expect(walkCart([], { isFilled: false }).asked).toEqual([])
  })

  it('waits until she has done choosing', () => {
    const [mail] = walkCart([], { leftAt: now + 2 * hourMs }).asked
    expect(mail).toEqual({ at: 2.5, kind: 'email' })
  })

  it('sums up what would have been sent, capped, without consent', () => {
    const replay = createReplay((node) => ['mail', 'push'].includes(node))
    for (const reach of ['open', 'no_consent', 'suppressed'] as const) {
      const played = walkCart([], { reach })
      for (const one of played.asked)
        if (one.kind === 'email' || one.kind === 'push') replay.message(one.kind, judge('open'))
      replay.add(played)
    }
    const { entered, messages, channels: by } = replay.figures()
    expect(entered).toBe(3)
    expect(messages).toMatchObject({ sent: 2, without_consent: 2, suppressed: 2 })
    expect(by).toEqual([
      { channel: 'email', sent: 1 },
      { channel: 'push', sent: 1 },
    ])
  })
})

describe('journeys as code', () => {
  const folder = join(import.meta.dirname, '..', 'examples', 'journeys')
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const { graph } = journeyFile.parse(read('abandoned-cart.journey.json'))
  const { scenes } = specFile.parse(read('abandoned-cart.test.json'))

  it('plays the scenes of the example', () => {
    expect(scenes.length).toBeGreaterThan(3)
    for (const one of scenes) expect(runScene(graph, one, shelf), one.name).toEqual([])
  })

  it('says what did not come out, and where a file is broken', () => {
    const [first] = scenes
    if (first === undefined) throw new Error('no scene')
    // biome-ignore lint/suspicious/noThenProperty: given, when and then are the words of such scenes
    const wrong = { ...first, then: { effects: [{ kind: 'sms' }], ends: 'goal', passes: ['nowhere'] } }
    expect(runScene(graph, wrong, shelf)).toEqual([
      { pl: 'effects: miało być sms, jest email, push', en: 'effects: expected sms, found email, push' },
      { pl: 'ends: miało być goal, jest end', en: 'ends: expected goal, found end' },
      { pl: 'passes: nie doszła do „nowhere”', en: 'passes: she never came to “nowhere”' },
    ])
    // biome-ignore lint/suspicious/noThenProperty: given, when and then are the words of such scenes
    const broken = specFile.safeParse({ journey: 'x', scenes: [{ name: 'a', then: { endsAfter: 'soon' } }] })
    expect(broken.error?.issues[0]?.path).toEqual(['scenes', 0, 'then', 'endsAfter'])
  })
})
