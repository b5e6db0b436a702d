import { z } from 'zod'
import { condition } from './blocks.ts'

/** The name a page gives a place: `data-splot-slot="home-top"`. */
const slotName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
const itemId = z.uuid().describe('A published message with a text for the site')

/** What stands in one slot: the first case that holds for whoever looks, else what stands there for everybody. */
const slotRule = z.strictObject({
  slot: slotName,
  cases: z
    .array(z.strictObject({ when: condition, itemId }))
    .max(10)
    .default([]),
  otherwise: itemId.nullable().default(null),
})
export type SlotRule = z.infer<typeof slotRule>

const isNamedOnce = (rules: readonly SlotRule[]) =>
  new Set(rules.map((one) => one.slot)).size === rules.length

export const slotRules = z.array(slotRule).max(50).refine(isNamedOnce, 'each slot once')

export const slotsBody = z.strictObject({ slots: slotRules })
export const slotsReply = z.object({
  slots: slotRules,
  /** 0 where nobody has said anything yet: what If-Match names. */
  revision: z.number().int(),
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
})
