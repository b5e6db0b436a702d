import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { timeOfDay } from './duration.ts'
import { journeyChannels } from './effect.ts'
import { eventMatch } from './match.ts'
import { kpis, standardExits } from './names.ts'

/** More nodes than anybody can look over: a journey of that size is two. */
export const mostNodes = 200

const nodeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens')
const text = (most: number) =>
  z
    .string()
    .transform((one) => one.normalize('NFC').trim())
    .pipe(z.string().max(most))
const id = z.string().min(1).max(128)
const place = z.strictObject({ x: z.number(), y: z.number() })

/** One step as it is drawn. What its options may be is its plugin's to say. */
export const graphNode = z.strictObject({
  id: nodeId,
  /** The plugin: `wait-time`, `message`. */
  type: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  /** As the marketer calls it; empty: what it does. */
  name: text(120).default(''),
  options: z.record(z.string().max(64), z.unknown()).default({}),
  /** Where each way out leads; a way that is missing or null ends the run. */
  next: z.record(z.string().max(64), nodeId.nullable()).default({}),
  at: place.optional(),
})
export type GraphNode = z.output<typeof graphNode>

/** When somebody comes in. By API and by hand anybody may be brought in whatever stands here. */
export const entry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), match: eventMatch }),
  z.strictObject({
    kind: z.literal('segment'),
    segmentId: id,
    change: z.enum(['entered', 'left']).default('entered'),
  }),
  /** A date of hers: a birthday, the anniversary of her first order. The 29th of February is the 28th in other years. */
  z.strictObject({
    kind: z.literal('date'),
    trait: z.string().min(1).max(64),
    /** Days before (-) or after (+). */
    offsetDays: z.number().int().min(-90).max(90).default(0),
    time: timeOfDay.default('09:00'),
    isYearly: z.boolean().default(true),
  }),
  /** Everybody of a segment, again and again or once. By the workspace's clock. */
  z.strictObject({
    kind: z.literal('schedule'),
    segmentId: id,
    every: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('once'), at: z.iso.datetime() }),
      z.strictObject({ kind: z.literal('day'), time: timeOfDay }),
      z.strictObject({
        kind: z.literal('week'),
        weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        time: timeOfDay,
      }),
      z.strictObject({ kind: z.literal('month'), day: z.number().int().min(1).max(31), time: timeOfDay }),
    ]),
  }),
  z.strictObject({ kind: z.literal('call') }),
])
export type Entry = z.output<typeof entry>

/** How often one person may come in. A new version changes nothing about who was in already. */
export const reEntry = z.strictObject({
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once') }),
    z.strictObject({ kind: z.literal('each') }),
    /** Once in each day, week or month of her calendar. */
    z.strictObject({ kind: z.literal('per'), period: z.enum(['day', 'week', 'month']) }),
  ]),
  /** Not while she is still inside. */
  isAlone: z.boolean().default(true),
  /** Not sooner than so many days after she left. */
  restDays: z.number().int().min(0).max(400).default(0),
})
export type ReEntry = z.output<typeof reEntry>

export const exit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(standardExits) }),
  z.strictObject({ kind: z.literal('event'), reason: text(80).pipe(z.string().min(1)), match: eventMatch }),
  z.strictObject({
    kind: z.literal('segment'),
    reason: text(80).pipe(z.string().min(1)),
    segmentId: id,
    change: z.enum(['entered', 'left']),
  }),
  z.strictObject({
    kind: z.literal('condition'),
    reason: text(80).pipe(z.string().min(1)),
    condition: conditionSchema,
  }),
])
export type Exit = z.output<typeof exit>

/** What is planned before it is launched: measured against afterwards. */
export const journeyPlan = z.strictObject({
  why: text(300).default(''),
  kpi: z.enum(kpis),
  /** People, orders, minor units of the workspace's currency. */
  target: z.number().int().min(1).max(1_000_000_000_000),
  days: z.number().int().min(1).max(365),
  stages: z
    .array(
      z.strictObject({
        name: text(80),
        channels: z.array(z.enum(journeyChannels)).max(journeyChannels.length),
      }),
    )
    .max(12)
    .default([]),
})

export const journeyGraph = z.strictObject({
  format: z.literal(1).default(1),
  entry: entry.nullable().default(null),
  /** The first node; null while nothing is drawn. */
  start: nodeId.nullable().default(null),
  nodes: z.array(graphNode).max(mostNodes).default([]),
  /** What it is there for: whoever fulfils it leaves as converted. */
  goal: conditionSchema.nullable().default(null),
  exits: z.array(exit).max(20).default([]),
  reEntry: reEntry.default({ rule: { kind: 'once' }, isAlone: true, restDays: 0 }),
  /** So many of a hundred go through without anything being done, to be compared with. */
  holdOutPercent: z.number().min(0).max(50).default(0),
  /** Higher wins where caps leave room for one of several messages. */
  priority: z.number().int().min(0).max(100).default(50),
  plan: journeyPlan.nullable().default(null),
  comments: z
    .array(z.strictObject({ id: nodeId, text: text(1_000), at: place }))
    .max(100)
    .default([]),
})
export type JourneyGraph = z.output<typeof journeyGraph>
