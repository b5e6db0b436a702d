import { journeyChannels } from '@splot/contract/journey/effect'
import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { Bilingual, Lang } from '@splot/contract/language'
import { parseCurrency } from '@splot/contract/money'
import type { Reach } from '@splot/contract/plugin/node'
import { gateReasons } from '@splot/contract/reasons'
import { inCurrency } from '@splot/contract/segment/currency'
import { z } from 'zod'
import type { NormalEvent } from '../../collect/index.ts'
import { createCalendar, holds, noFacts } from '../../segment/index.ts'
import { calendarOf } from './calendar.ts'
import { makeReady, type NodeShelf } from './compile.ts'
import { beginRun, play } from './play.ts'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `90m`, `3h`, `2d`; also before the beginning: `-1d`. */
const span = z
  .string()
  .regex(/^-?\d{1,6}[mhd]$/, 'a time like 90m, 3h or 2d')
  .transform((text) => Number(text.slice(0, -1)) * unitMs[text.slice(-1) as keyof typeof unitMs])

const happened = z.strictObject({
  after: span,
  event: z.string().min(1),
  properties: z.record(z.string(), z.unknown()).default({}),
})
const reaches = ['open', ...Object.keys(gateReasons)] as [Reach, ...Reach[]]

/** One scene: what is so, what happens, what must come of it. Times count from when she comes in. */
const scene = z.strictObject({
  name: z.string().min(1),
  given: z
    .strictObject({
      at: z.iso.datetime({ offset: true }).default('2026-11-23T09:00:00Z'),
      zone: z.string().default('Europe/Warsaw'),
      /** Of amounts that name none, in conditions and events. */
      currency: z
        .custom<string>((value) => value === parseCurrency(value), 'a currency like PLN')
        .default('PLN'),
      events: z.array(happened).default([]),
      traits: z.record(z.string(), z.unknown()).default({}),
      segments: z.array(z.string()).default([]),
      /** What the gate says of a channel; open where nothing is said. */
      reach: z.partialRecord(z.enum(journeyChannels), z.enum(reaches)).default({}),
      context: z.record(z.string(), z.unknown()).default({}),
    })
    .prefault({}),
  when: z.array(happened).default([]),
  // biome-ignore lint/suspicious/noThenProperty: given, when and then are the words of such scenes
  then: z.strictObject({
    /** Everything that is asked for, in order: `email`, `coupon`, with its time where it matters. */
    effects: z.array(z.strictObject({ kind: z.string(), after: span.optional() })).optional(),
    /** `goal`, `end`, `bought`; `waiting` where she is inside still. */
    ends: z.string().optional(),
    endsAfter: span.optional(),
    /** Steps she must have come to. */
    passes: z.array(z.string()).default([]),
  }),
})

export const specFile = z.strictObject({
  /** The journey's own file, beside this one. */
  journey: z.string().min(1),
  scenes: z.array(scene).min(1),
})
export type Scene = z.output<typeof scene>

export const journeyFile = z.object({ name: z.string(), graph: journeyGraph })

const longestMs = 400 * 86_400_000

const toEvent = (
  { after, event, properties }: Scene['when'][number],
  { at: from, currency }: { at: number; currency: string },
  i: number,
): NormalEvent => ({
  currency,
  ...{ type: 'track', name: event, messageId: `spec ${i}`, ts: from + after, channel: 'web', properties },
  ...{ identifiers: [], traits: null, consent: null, isSharedSource: false, library: null },
  touchpoint: {
    ...{ source: null, medium: null, campaign: null, referrerHost: null, device: null },
    ...{ clickId: null, store: null },
  },
})

/** Plays a scene on a clock of its own. @returns what did not come out as it should, a line each */
export function runScene(graph: JourneyGraph, one: Scene, shelf: NodeShelf): Bilingual[] {
  const { given, when } = one
  const ready = makeReady({ journeyId: 'spec', n: 0, graph }, shelf)
  const at = Date.parse(given.at)
  const { currency } = given
  const events = [...given.events, ...when]
    .map((each, i) => toEvent(each, { at, currency }, i))
    .sort((a, b) => a.ts - b.ts)
  const facts = { ...noFacts('spec'), traits: new Map(Object.entries(given.traits)) }
  const isIn = (id: string) => given.segments.includes(id)
  const calendar = createCalendar(given.zone)
  const asked: { kind: string; after: number }[] = []
  const ids = { id: 'spec', journeyId: 'spec', birth: 'spec', root: 'spec' }
  const run = beginRun(ready, { ...ids, at, context: given.context, isControl: false })
  const played = play(
    ready,
    run,
    {
      events,
      calendar: calendarOf(given.zone),
      holds: (condition, now) => {
        const known = events.flatMap((event, pos) => (event.ts <= now ? [{ event, pos }] : []))
        return holds(inCurrency(condition, currency), { events: known, facts, isIn }, { now, calendar })
      },
      reach: (channel) => given.reach[channel] ?? 'open',
      ask: ({ effect }, _, now) => {
        asked.push({ kind: effect.kind === 'message' ? effect.channel : effect.kind, after: now - at })
      },
    },
    at + longestMs,
  )
  const ended = played.run.endedAt === null ? null : played.run.endedAt - at
  const reason =
    played.run.state === 'h'
      ? (played.run.reason ?? 'held')
      : ended === null
        ? 'waiting'
        : (played.run.reason ?? 'end')
  const passed = new Set(played.lines.map((line) => line.node))
  return compare(one.then, { asked, ended, reason, passed })
}

interface Came {
  asked: readonly { kind: string; after: number }[]
  ended: number | null
  reason: string
  passed: ReadonlySet<string>
}

const sayMs = (ms: number): string =>
  ms % unitMs.d === 0 ? `${ms / unitMs.d}d` : ms % unitMs.h === 0 ? `${ms / unitMs.h}h` : `${ms / unitMs.m}m`

type Found = Bilingual | string

const words = {
  none: { pl: 'nic', en: 'nothing' },
  never: { pl: 'brak końca', en: 'no end' },
} as const

const fault = (what: string, expected: Found, found: Found): Bilingual => {
  const inLang = (one: Found, lang: Lang) => (typeof one === 'string' ? one : one[lang])
  return {
    pl: `${what}: miało być ${inLang(expected, 'pl')}, jest ${inLang(found, 'pl')}`,
    en: `${what}: expected ${inLang(expected, 'en')}, found ${inLang(found, 'en')}`,
  }
}

function compare(wanted: Scene['then'], came: Came): Bilingual[] {
  const faults: Bilingual[] = []
  if (wanted.effects !== undefined) {
    const found = came.asked.map(({ kind, after }, i) =>
      wanted.effects?.[i]?.after === undefined ? kind : `${kind} (${sayMs(after)})`,
    )
    const expected = wanted.effects.map(({ kind, after }) =>
      after === undefined ? kind : `${kind} (${sayMs(after)})`,
    )
    if (found.join(', ') !== expected.join(', '))
      faults.push(fault('effects', expected.join(', ') || words.none, found.join(', ') || words.none))
  }
  if (wanted.ends !== undefined && wanted.ends !== came.reason)
    faults.push(fault('ends', wanted.ends, came.reason))
  if (wanted.endsAfter !== undefined && wanted.endsAfter !== came.ended)
    faults.push(
      fault('endsAfter', sayMs(wanted.endsAfter), came.ended === null ? words.never : sayMs(came.ended)),
    )
  for (const node of wanted.passes)
    if (!came.passed.has(node))
      faults.push({ pl: `passes: nie doszła do „${node}”`, en: `passes: she never came to “${node}”` })
  return faults
}
