import { z } from 'zod'

/** How a message reaches a person, in consent's words; of the channels the gate knows, those a campaign can use. */
export const campaignChannels = ['email', 'sms', 'push', 'onsite', 'messenger', 'post'] as const
export type CampaignChannel = (typeof campaignChannels)[number]

/** What a campaign may be measured by. */
export const kpis = ['clicks', 'orders', 'revenue', 'leads', 'opens'] as const
export type Kpi = (typeof kpis)[number]

const text = (most: number) =>
  z
    .string()
    .transform((one) => one.normalize('NFC').trim())
    .pipe(z.string().max(most))
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
const date = z.iso.date()

export const goal = z.strictObject({
  /** Why it is sent, in the marketer's words. */
  why: text(300).default(''),
  kpi: z.enum(kpis),
  /** People for clicks, opens and leads; orders; minor units of the workspace's currency for revenue. */
  target: z.number().int().min(1).max(1_000_000_000_000),
  /** An order or a lead counts so many days after she opened or clicked. */
  days: z.number().int().min(1).max(90).default(7),
  /** Until when the target is to be reached. */
  deadline: z.iso.datetime(),
})
export type Goal = z.output<typeof goal>

export const audience = z.discriminatedUnion('kind', [
  /** Whoever may be reached for the purpose on one of the channels. */
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('list'), listId: z.uuid() }),
  /** Whoever is in the segment when the audience is gathered. */
  z.strictObject({ kind: z.literal('segment'), segmentId: z.uuid() }),
])
export type Audience = z.output<typeof audience>

const recurring = {
  kind: z.literal('recurring'),
  time: timeOfDay,
  /** By whose clock: the workspace's, or each recipient's own. */
  clock: z.enum(['workspace', 'recipient']).default('workspace'),
  /** The last day on which an issue may go out. */
  until: date.nullable().default(null),
  /** No issue while nothing new has been published since the last. */
  isOnlyNew: z.boolean().default(true),
}
export const recurrence = z.discriminatedUnion('every', [
  z.strictObject({
    ...recurring,
    every: z.literal('week'),
    /** 1 = Monday to 7 = Sunday. */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  }),
  /** A month without the day has its issue on its last day. */
  z.strictObject({ ...recurring, every: z.literal('month'), day: z.number().int().min(1).max(31) }),
])
export type Recurrence = z.output<typeof recurrence>

export const schedule = z.union([
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('at'), at: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('local'), date, time: timeOfDay }),
  recurrence,
])
export type Schedule = z.output<typeof schedule>

export const sample = z.strictObject({
  size: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), percent: z.number().int().min(1).max(50) }),
    z.strictObject({ kind: z.literal('count'), count: z.number().int().min(1).max(1_000_000) }),
  ]),
  /** Then the rest: after so many hours; null = when a person says so. */
  thenAfterHours: z.number().int().min(1).max(168).nullable().default(null),
})
export type Sample = z.output<typeof sample>

/** Hours of the recipient's day in which it may arrive. */
export const sendWindow = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'from must be earlier than to')
export type SendWindow = z.output<typeof sendWindow>

/** A campaign as it is drafted: what is missing is null until launch. */
export const plan = z.strictObject({
  goal: goal.nullable().default(null),
  audience: audience.nullable().default(null),
  purpose: z.string().max(64).default('marketing'),
  itemId: z.uuid().nullable().default(null),
  channels: z.array(z.enum(campaignChannels)).min(1).max(campaignChannels.length).default(['email']),
  /** One message on the first channel on which she may be reached, or one on each of them. */
  reach: z.enum(['first', 'each']).default('first'),
  /** Null: her own. */
  language: z.enum(['pl', 'en']).nullable().default(null),
  schedule: schedule.default({ kind: 'now' }),
  sample: sample.nullable().default(null),
  window: sendWindow.nullable().default(null),
  /** Higher wins where caps leave room for one of several. */
  priority: z.number().int().min(0).max(100).default(50),
})
export type Plan = z.output<typeof plan>

export const campaignStates = [
  'draft',
  'scheduled',
  'gathering',
  'sending',
  'sampled',
  'running',
  'paused',
  'finished',
  'stopped',
] as const
export type CampaignState = (typeof campaignStates)[number]
