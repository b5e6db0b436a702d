import { taskDesks } from '@splot/contract/journey/effect'
import { journeyGraph } from '@splot/contract/journey/graph'
import { z } from 'zod'
import { guardStates, guards } from '../../decide/index.ts'
import { journeyStates } from '../schema.ts'

const instant = z.iso.datetime()
const count = z.number().int()
const text = (least: number, most: number) =>
  z
    .string()
    .transform((one) => one.normalize('NFC').trim())
    .pipe(z.string().min(least).max(most))

export const idParams = z.strictObject({ id: z.uuid() })
/** Made of the run and its step, so that it is made once: laid out as a UUID, of no version. */
export const taskParams = z.strictObject({ id: z.guid() })
export const listQuery = z.strictObject({ archived: z.stringbool().default(false) })
export const createBody = z.strictObject({
  name: text(1, 200),
  folder: text(0, 200).optional(),
  graph: journeyGraph.optional(),
  needsSecond: z.boolean().optional(),
})
export const saveBody = z.strictObject({
  revision: count.min(1).describe('The one that was read'),
  name: text(1, 200),
  folder: text(0, 200).optional().describe('Absent: it stays where it lies'),
  graph: journeyGraph,
  needsSecond: z.boolean().default(false),
})
export const copyBody = z.strictObject({ name: text(1, 200) })
export const archiveBody = z.strictObject({ isArchived: z.boolean() })
export const revisionBody = z.strictObject({ revision: count.min(1) })
const sample = z
  .number()
  .gt(0)
  .max(100)
  .describe('Per cent of people who may come in; a larger sample keeps the smaller')
export const launchBody = z.strictObject({ revision: count.min(1), sample: sample.default(100) })
export const scaleBody = z.strictObject({ sample })
export const migrateBody = z.strictObject({
  map: z.record(z.string().max(40), z.string().max(40).nullable()).default({}),
  isDryRun: z.boolean().default(true),
})
export const enterBody = z.strictObject({
  customers: z.array(z.uuid()).min(1).max(500).describe('Ids of customers or of any of their births'),
  key: z
    .string()
    .regex(/^[\w.:-]{8,64}$/)
    .describe('Names the wish: asked again with the same, nobody comes in twice'),
  data: z
    .record(z.string().max(64), z.unknown())
    .default({})
    .describe('What the run is given, as an event’s properties'),
})
export const taskQuery = z.strictObject({
  desk: z.enum(taskDesks).optional(),
  storeId: z.string().min(1).max(64).optional().describe('Those of one store, and those of every store'),
  state: z.enum(['open', 'done', 'dropped']).default('open'),
})
export const taskBody = z.strictObject({
  state: z.enum(['taken', 'done', 'dropped']),
  outcome: text(1, 2_000).nullable().default(null).describe('done and dropped: what came of it'),
})

const head = {
  id: z.uuid(),
  name: z.string(),
  folder: z.string(),
  state: z.enum(journeyStates),
  revision: count,
  version: count.nullable().describe('By which people come in; null: never launched'),
  hasChanges: z.boolean().describe('What is drawn is not what was launched'),
  sample: z.number(),
  needsSecond: z.boolean(),
  approval: z
    .object({ askedBy: z.string().nullable(), isAsked: z.boolean(), approvedBy: z.string().nullable() })
    .describe('Of what is drawn now'),
  note: z.string().nullable().describe('Why it stands as it does: person, emergency, bounces, complaints'),
  launchedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
}
export const journeyReply = z.object({ ...head, graph: journeyGraph })
export const journeysReply = z.object({
  items: z.array(z.object({ ...head, entered: count, inside: count, converted: count })),
})
export const versionsReply = z.object({
  items: z.array(z.object({ n: count, launchedAt: instant, launchedBy: z.string(), graph: journeyGraph })),
})
const money = z.string().describe('Decimal, in the currency named beside')
const between = z.object({ value: money, from: money, to: money })
const side = z.object({ people: count, buyers: count, total: money, perPerson: money })
const revenue = z.object({
  currency: z.string(),
  days: count.describe('So many days after somebody came in what she buys is counted, on both sides alike'),
  at: instant.describe('When it was counted'),
  reached: side,
  heldOut: side,
  perPerson: between
    .nullable()
    .describe(
      'How much more each of the reached spent; an interval that may be looked at at any time. null: too few on a side',
    ),
  gained: between.nullable().describe('The same for all of the reached together'),
  otherOrders: count.describe('Orders in other currencies, which are in none of the sums'),
})
export const reportReply = z.object({
  entered: count,
  inside: count,
  older: count.describe('Of those inside, who go by a version before the newest'),
  converted: count,
  control: z.object({ entered: count, converted: count }).describe('Those held out, to compare with'),
  revenue: revenue
    .nullable()
    .describe('What people bought after they came in, beside those held out; null: not counted yet'),
  guards: z
    .array(
      z.object({
        guard: z.enum(guards),
        state: z.enum(guardStates),
        people: count.describe('Of how many it was taken'),
        needed: count.describe('Of how many at least it says something'),
        value: z.number(),
        limit: z.number(),
        interval: z.object({ value: z.number(), from: z.number(), to: z.number() }).optional(),
      }),
    )
    .describe(
      'What may pause it by itself; shares from 0 to 1, conversion as the difference to those held out',
    ),
  nodes: z.array(
    z.object({
      node: z.string(),
      here: count,
      arrived: count,
      ways: z.array(z.object({ way: z.string(), people: count })),
    }),
  ),
  exits: z.array(z.object({ reason: z.string(), says: z.string(), people: count })),
  days: z.array(z.object({ date: z.iso.date(), entered: count, converted: count })),
  overdue: count.describe('People whose turn has come and who are on their way'),
  endsAt: instant.nullable().describe('When those will be through, at the pace of now'),
  held: z.array(z.object({ node: z.string(), reason: z.string(), says: z.string(), people: count })),
})
export const migratedReply = z.object({
  version: count,
  moves: z.array(
    z.object({
      version: count,
      node: z.string(),
      to: z.string().nullable(),
      isKnown: z.boolean().describe('false: say in `map` where these people go'),
      people: count,
    }),
  ),
  moved: count,
})
export const enteredReply = z.object({
  items: z.array(
    z.object({
      customer: z.uuid(),
      isIn: z.boolean(),
      runId: z.uuid().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
const run = z.object({
  id: z.uuid(),
  journeyId: z.uuid(),
  version: count,
  state: z.enum(['waiting', 'done', 'left', 'held']),
  isControl: z.boolean(),
  isGoal: z.boolean(),
  node: z.string(),
  says: z.string(),
  enteredAt: instant,
  wakeAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export const pathsReply = z.object({
  items: z.array(
    run.extend({
      journeyName: z.string(),
      steps: z.array(
        z.object({
          at: instant,
          kind: z.enum(['i', 'n', 'w', 'x', 'm', 'h']),
          node: z.string(),
          says: z.string(),
          outcome: z.string(),
          until: instant.nullable(),
        }),
      ),
    }),
  ),
})
export const tasksReply = z.object({
  items: z.array(
    z.object({
      id: z.guid(),
      desk: z.string(),
      storeId: z.string().nullable().describe('The one store it is for; null: every one'),
      title: z.string(),
      note: z.string(),
      customer: z.uuid(),
      customerName: z.string().nullable(),
      journeyId: z.uuid(),
      journeyName: z.string(),
      why: z.string().nullable().describe('What brought her into the journey, in a sentence'),
      dueAt: instant,
      state: z.enum(['open', 'done', 'dropped']),
      takenAt: instant.nullable(),
      takenBy: z.string().nullable(),
      endedAt: instant.nullable(),
      endedBy: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
})
export const doneReply = z.object({ done: count })
