import { z } from 'zod'
import { journeyChannels, taskDesks, taskPlaces } from './names.ts'

export { type JourneyChannel, journeyChannels, taskDesks, taskPlaces } from './names.ts'

export type TaskDesk = (typeof taskDesks)[number]

const id = z.string().min(1).max(128)
const data = z.record(z.string().max(64), z.unknown())

/**
 * Everything a node may do to the world, a closed list. A node only asks: the runner carries it out in the transaction of
 * the step, each once for (run, seq), and for a run that is held out none of it but what is said of her to herself.
 */
export const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    channel: z.enum(journeyChannels),
    itemId: id.describe('Content that is published'),
    purpose: z.string().min(1).max(64),
    lane: z.enum(['marketing', 'transactional']),
    language: z.enum(['pl', 'en']).nullable().describe('null: her own'),
    priority: z.number().int().min(0).max(100),
    /** It makes no sense any more so long after it was asked for. */
    lifeMs: z
      .number()
      .int()
      .min(60_000)
      .max(30 * 86_400_000),
    /** What the template may see besides the customer. */
    data,
  }),
  z.strictObject({
    kind: z.literal('points'),
    points: z.number().int().min(1).max(1_000_000),
    reason: z.string().max(200),
  }),
  z.strictObject({
    kind: z.literal('coupon'),
    couponId: id,
    /** Later messages of the run find the code under this word: `{{ coupon.code }}` for `coupon`. */
    as: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
  }),
  z.strictObject({
    kind: z.literal('set_trait'),
    key: z.string().min(1).max(64),
    value: z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]),
  }),
  z.strictObject({ kind: z.enum(['list_add', 'list_remove']), listId: id }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s\p{Cc}\\]+$/iu),
    /** What is sent besides who she is and which step it was. */
    data,
  }),
  z.strictObject({
    kind: z.literal('task'),
    desk: z.enum(taskDesks),
    /** Of a store: whose task it is. */
    place: z.enum(taskPlaces).default('all'),
    /** The chosen one. */
    store: z.string().min(1).max(64).optional(),
    title: z.string().min(1).max(200),
    note: z.string().max(2_000),
    dueInMs: z
      .number()
      .int()
      .min(0)
      .max(90 * 86_400_000),
  }),
  z.strictObject({ kind: z.enum(['audience_add', 'audience_remove']), audienceId: id }),
  z.strictObject({ kind: z.enum(['start_journey', 'stop_journey']), journeyId: id }),
  z.strictObject({ kind: z.literal('event'), name: z.string().min(1).max(200), properties: data }),
])
export type Effect = z.output<typeof effect>
