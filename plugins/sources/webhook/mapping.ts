import { channels } from '@splot/contract/channels'
import { z } from 'zod'

/** `$.order.lines[0].sku`; `[*]` stands for each of a list. A text without `$` is meant as it stands. */
const path = z.string().min(1).max(300)

const rule = z.strictObject({
  /** Which deliveries it is for: a path and the text that must stand there; all where absent. */
  when: z.strictObject({ path, equals: z.string().max(200) }).optional(),
  /** The event, by its name in the contract or one of your own; `identify` for traits alone. */
  event: z.string().min(1).max(100),
  channel: z.enum(channels).optional(),
  /** What makes it this event and no other: the messageId. */
  id: path,
  /** When it happened; the arrival where absent. */
  at: path.optional(),
  who: z.strictObject({
    userId: path.optional(),
    email: path.optional(),
    phone: path.optional(),
    card: path.optional(),
    anonymousId: path.optional(),
    external: path.optional(),
  }),
  /** The system that `external` is an id of. */
  system: z.string().max(60).optional(),
  fields: z.record(z.string().min(1).max(60), path).default({}),
  /** A list of things each of which is one line of the order. */
  products: z.strictObject({ list: path, fields: z.record(z.string().min(1).max(60), path) }).optional(),
})
export type MappingRule = z.output<typeof rule>

export const mapping = z.strictObject({ rules: z.array(rule).max(50) })
export type Mapping = z.output<typeof mapping>
