import { z } from 'zod'
import { faultCodes } from './rules/cells.ts'
import { states } from './rules/state.ts'
import { importKinds } from './rules/targets.ts'

const count = z.number().int()
const instant = z.iso.datetime()

/** Files are read as streams: so large they may be. */
export const mostBytes = 10 * 2 ** 30

export const idParams = z.strictObject({ id: z.uuid() })
export const beginBody = z.strictObject({
  kind: z.enum(importKinds),
  name: z.string().trim().min(1).max(200).describe('Of the file, for the list'),
  bytes: count.min(1).max(mostBytes),
})
export const partQuery = z.strictObject({ offset: z.coerce.number().int().min(0) })
export const listQuery = z.strictObject({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const word = z.string().trim().min(1).max(128)
export const options = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('Of amounts without one; the workspace’s where absent'),
  system: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,30}$/)
    .optional()
    .describe('Whose ids `externalId` holds'),
  purpose: word.optional(),
  channel: word.optional(),
  wordingId: word.optional(),
  wordingVersion: count.min(1).optional(),
  wordingLanguage: z.enum(['pl', 'en']).optional(),
  proof: z.string().trim().max(4_000).optional().describe('For rows without their own'),
})
export type Options = z.output<typeof options>

export const mappingBody = z.strictObject({
  mapping: z
    .record(z.string().max(300), z.string().max(80).nullable())
    .describe('Column -> target; null leaves it out'),
  options: options.default({}),
})

const fault = z.object({
  code: z.enum(faultCodes),
  column: z.string().nullable(),
  says: z.string().describe('Why, and what to do'),
  rows: count,
  lines: z.array(count).describe('The first ten'),
})
const tally = z.object({ rows: count, stored: count, refused: count, things: count })
export const checkedSchema = tally.extend({
  known: count.nullable().describe('Customers of the file who are known already'),
})
export type Checked = z.output<typeof checkedSchema>

export const importReply = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  name: z.string(),
  format: z.enum(['csv', 'xlsx', 'ndjson']).nullable(),
  state: z.enum(states),
  acts: z.array(z.enum(['map', 'check', 'run', 'cancel', 'undo', 'delete'])),
  bytes: count,
  received: count,
  columns: z
    .array(z.object({ name: z.string(), target: z.string().nullable(), samples: z.array(z.string()) }))
    .describe('With what the first rows say, for those who may see persons'),
  options,
  trial: z.object({ found: checkedSchema, faults: z.array(fault) }).nullable(),
  progress: tally.extend({
    readBytes: count,
    folded: count.describe('Things that are in the profiles by now; the others are kept, and follow'),
    secondsLeft: count.nullable(),
  }),
  faults: z.array(fault),
  hasRefusedFile: z.boolean(),
  failure: z.string().nullable().describe('Why the file cannot be read'),
  createdAt: instant,
  createdBy: z.string(),
  beganAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export type ImportReply = z.output<typeof importReply>
export const importsReply = z.object({
  items: z.array(importReply.omit({ columns: true, trial: true, faults: true })),
  nextCursor: z.uuid().nullable(),
})
export const targetsQuery = z.strictObject({ kind: z.enum(importKinds) })
export const targetsReply = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      isNeeded: z.boolean(),
      names: z.boolean().describe('It says whose the row is'),
    }),
  ),
})
