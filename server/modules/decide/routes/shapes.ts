import { z } from 'zod'
import { guardStates, guards } from '../rules/guards.ts'
import { arm, arms, experimentStates, goal } from '../schema.ts'

const instant = z.iso.datetime()
const count = z.number().int()
const text = (least: number, most: number) =>
  z
    .string()
    .transform((one) => one.normalize('NFC').trim())
    .pipe(z.string().min(least).max(most))

export const idParams = z.strictObject({ id: z.uuid() })
const layerName = z
  .string()
  .regex(/^([a-z0-9][a-z0-9-]{0,39})?$/, 'small letters, digits and hyphens')
  .describe('Experiments of one layer share nobody; empty: it may share people with all others')
export const draftBody = z.strictObject({
  name: text(1, 120),
  hypothesis: text(0, 1_000).default(''),
  layer: layerName.default(''),
  arms: arms.describe('The first is what is done today: the others are compared with it'),
  segmentId: z.uuid().nullable().default(null).describe('Who may meet it; null: everybody'),
  goal: goal.default({ kind: 'purchase' }),
  windowDays: z.number().int().min(1).max(90).default(14).describe('The goal counts that long'),
})
export const planBody = z.strictObject({
  base: z.number().gt(0).lt(1).describe('How often the goal is reached today, 0 to 1'),
  difference: z
    .number()
    .min(0.0001)
    .max(0.5)
    .describe('The least difference worth finding, in the same unit'),
  weights: z.array(z.number().positive().max(100)).min(2).max(10).describe('Of the arms, the first first'),
})
export const planReply = z.object({
  people: count.nullable().describe('Of all arms together; null: more than any brand has'),
  power: z.number().describe('The chance to find it with so many at the latest'),
})
const percent = z.number().min(0.01).max(100)
export const coverageBody = z.strictObject({
  coverage: percent.describe('Per cent of all people who may meet it; it only grows'),
})
export const finishBody = z.strictObject({ winner: arm.shape.id.describe('The way everybody goes') })
export const holdOutBody = z.strictObject({
  percent: z.number().min(0).max(20).describe('Of a hundred customers; 0: nobody'),
  periodDays: z.number().int().min(0).max(730).default(90).describe('Then others take their turn; 0: never'),
  reason: text(1, 500).describe('Why: stands beside every figure it explains'),
})

const head = {
  id: z.uuid(),
  name: z.string(),
  hypothesis: z.string(),
  layer: z.string(),
  phase: count,
  previousId: z.uuid().nullable(),
  state: z.enum(experimentStates),
  arms: z.array(arm),
  segmentId: z.uuid().nullable(),
  goal,
  windowDays: count,
  coverage: z.number().describe('Per cent of all people who may meet it now'),
  closed: z
    .array(z.object({ arm: z.string(), guard: z.enum(guards), at: instant }))
    .describe('Arms that did harm for certain'),
  winner: z.string().nullable(),
  note: z.string().nullable().describe('Why it stands as it does: person, guard_complaints'),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
}
export const experimentReply = z.object(head)
export const experimentsReply = z.object({ items: z.array(experimentReply) })

const interval = z.object({ value: z.number(), from: z.number(), to: z.number() })
const guardVerdict = z.object({
  guard: z.enum(guards),
  state: z.enum(guardStates),
  people: count.describe('Of how many it was taken'),
  needed: count.describe('Of how many at least it says something'),
  value: z.number(),
  limit: z.number(),
  interval: interval.optional(),
})
export const figuresReply = z.object({
  ...head,
  figures: z.object({
    exposed: count,
    crossed: count.describe('People who met two arms before they were known to be one'),
    isMismatch: z.boolean().describe('People do not fall to the arms as planned: believe no figure yet'),
    leader: z.string().nullable().describe('The best of the arms that are better than the first for certain'),
    arms: z.array(
      arm.extend({
        exposed: count,
        converted: count,
        rate: z.number(),
        difference: interval
          .nullable()
          .describe('Of rates, to the first arm; the interval holds however often one looks'),
        guards: z.array(guardVerdict),
        closedBy: z.string().nullable(),
      }),
    ),
  }),
})
export const doneReply = z.object({ done: count })
export const holdOutReply = z.object({
  percent: z.number(),
  periodDays: count,
  reason: z.string(),
  since: instant.nullable(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
})
