import { type Condition, checkCondition } from '@splot/contract/segment/condition'
import { z } from 'zod'

const instant = z.iso.datetime()
const count = z.number().int()
const name = z
  .string()
  .transform((one) => one.normalize('NFC').trim())
  .pipe(z.string().min(1).max(200))
/** Names with slashes between, none at the ends. */
const folder = z
  .string()
  .max(300)
  .regex(/^$|^[^/\r\n]+(\/[^/\r\n]+)*$/)

/** Read by `readCondition`, which names the place and the cure of what is wrong. */
export const givenCondition = z
  .unknown()
  .describe(
    'A condition, as `checkCondition` of the contract reads it: groups `all`, `any`, `not` over leaves',
  )

/** One that was checked when it was saved. */
const condition = z.custom<Condition>((value) => checkCondition(value).ok).describe('Groups over leaves')

export const idParams = z.strictObject({ id: z.uuid() })
export const customerParams = z.strictObject({ id: z.uuid() })
export const whyParams = z.strictObject({ id: z.uuid(), segment: z.uuid() })

export const segmentStates = ['draft', 'live', 'archived'] as const

const use = z.object({
  kind: z.enum(['segment', 'campaign', 'journey', 'audience']),
  id: z.string(),
  name: z.string(),
})
export type Use = z.infer<typeof use>

const segment = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  folder: z.string(),
  state: z.enum(segmentStates),
  version: count.describe('The version members follow; 0 = none yet'),
  nextVersion: count.nullable().describe('The version that is being built'),
  progress: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('How much of that is done: half by reading what happened, half by going through customers'),
  broken: z.string().nullable().describe('Why its members stand still, in the reader’s words'),
  people: count,
  sentence: z.string().describe('The newest condition in plain words'),
  createdAt: instant,
  createdBy: z.string(),
  changedAt: instant,
})

export const listQuery = z.strictObject({
  q: z.string().max(200).optional(),
  folder: z.string().max(300).optional(),
  archived: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
})
export const listReply = z.object({
  items: z
    .array(segment.extend({ entered: count, left: count, uses: z.array(use) }))
    .describe('`entered` and `left`: within 7 days'),
  folders: z.array(z.object({ name: z.string(), items: count })),
  nextCursor: z.string().nullable(),
})

const checked = z.object({
  at: instant,
  people: count.describe('Looked at'),
  mended: count.describe('Stood elsewhere than the log says, and were settled anew'),
})

export const segmentReply = segment.extend({
  condition,
  uses: z.array(use),
  checked: checked.nullable().describe('When some of its people were last held against the log'),
})
export const createBody = z.strictObject({
  name,
  description: z.string().max(1000).default(''),
  folder: folder.default(''),
  condition: givenCondition,
  isDraft: z.boolean().default(false).describe('Kept without members until it is put live'),
})
export const changeBody = z.strictObject({
  name: name.optional(),
  description: z.string().max(1000).optional(),
  folder: folder.optional(),
  state: z.enum(['live', 'archived']).optional(),
})
export const conditionBody = z.strictObject({
  condition: givenCondition,
  /** The newest version that was read. */
  version: count.min(0),
  note: z.string().max(300).default(''),
})
export const copyBody = z.strictObject({ name })
export const doneReply = z.object({ done: z.literal(true) })

export const versionsReply = z.object({
  items: z.array(
    z.object({
      version: count,
      condition,
      sentence: z.string(),
      note: z.string(),
      createdAt: instant,
      createdBy: z.string(),
      isLive: z.boolean(),
    }),
  ),
})
export const diffQuery = z.strictObject({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
})
export const diffReply = z.object({
  lines: z.array(z.object({ mark: z.enum(['same', 'added', 'removed']), depth: count, text: z.string() })),
})

const person = z.object({ id: z.uuid(), name: z.string().nullable(), guestCode: z.string() })
export const askBody = z.strictObject({ condition: givenCondition })
export const previewReply = z.object({
  people: count.describe('How many are in now'),
  customers: count.describe('Of how many'),
  error: count.describe('Where it is estimated from a sample: so many more or fewer, 19 times of 20; else 0'),
  sample: z.array(person),
  ms: count,
  sentence: z.string(),
})
export const explainReply = z.object({ sentence: z.string(), leaves: count })

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
})
const cause = z.object({ kind: z.string(), event: z.string().nullable(), text: z.string() })
export const membersReply = z.object({
  items: z.array(person.extend({ since: instant, cause: cause.nullable() })),
  nextCursor: z.string().nullable(),
})

const flip = z.object({ at: instant, isEntry: z.boolean(), cause, version: count })
export const historyQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) })
export const historyReply = z.object({
  days: z.array(z.object({ day: z.iso.date(), entered: count, left: count, people: count })),
  latest: z.array(flip.extend({ customer: person })),
})

const reasonLine = z.object({
  depth: count,
  text: z.string(),
  /** The fact behind it: „3 razy, ostatnio 12 lis”. */
  fact: z.string().nullable(),
  isTrue: z.boolean(),
})
const named = z.object({ id: z.uuid(), name: z.string() })
export const ofCustomerReply = z.object({
  items: z.array(
    named.extend({ folder: z.string(), since: instant, cause: cause.nullable(), sentence: z.string() }),
  ),
})
export const whyReply = z.object({
  segment: named,
  isIn: z.boolean(),
  since: instant.nullable(),
  summary: z.string().describe('Why in, or why not, in one sentence'),
  lines: z.array(reasonLine),
  flips: z.array(flip),
})
export type WhyReply = z.infer<typeof whyReply>

const idName = z.object({ id: z.string(), name: z.string() })
const property = idName.extend({ kind: z.enum(['text', 'number', 'date', 'flag']) })
export const catalogueReply = z.object({
  events: z.array(idName.extend({ properties: z.array(property) })),
  traits: z.array(property),
  stores: z.array(idName),
  categories: z.array(z.string()),
  purposes: z.array(idName.extend({ channels: z.array(z.string()) })),
  segments: z.array(idName),
  lists: z.array(idName),
  campaigns: z.array(idName),
  currency: z.string(),
})
export type CatalogueReply = z.infer<typeof catalogueReply>
export const valuesQuery = z.strictObject({
  event: z.string().max(200).optional(),
  property: z.string().min(1).max(200),
})
export const valuesReply = z.object({ values: z.array(z.string()) })
