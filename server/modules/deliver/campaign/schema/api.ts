import { z } from 'zod'
import { shownFinding } from '../../schema/channels.ts'
import { figures, skipGroups } from '../rules/figures.ts'
import { notices, problems } from '../rules/readiness.ts'
import { acts } from '../rules/state.ts'
import { campaignChannels, campaignStates, goal, kpis, plan } from './plan.ts'

const instant = z.iso.datetime()
const name = z
  .string()
  .transform((one) => one.normalize('NFC').trim())
  .pipe(z.string().min(1).max(200))
const count = z.number().int()

export const idParams = z.strictObject({ id: z.uuid() })
export const createBody = z.strictObject({ name })
export const draftBody = z.strictObject({ revision: count.min(1), name, plan })
export const copyBody = z.strictObject({ name })
export const archiveBody = z.strictObject({ isArchived: z.boolean() })
export const launchBody = z.strictObject({
  /** How many people were shown before the button was pressed; needed where everybody, or nobody, is meant. */
  confirmedPeople: count.min(0).nullable().default(null),
})
export const listQuery = z.strictObject({
  state: z.enum(campaignStates).optional(),
  q: z.string().max(200).optional(),
  series: z.uuid().optional(),
  archived: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(100).optional(),
})

const campaign = z.object({
  id: z.uuid(),
  seriesId: z.uuid().nullable(),
  name: z.string(),
  state: z.enum(campaignStates),
  revision: count,
  version: count.nullable().describe('Of the message, fixed at launch'),
  plan,
  /** What may be asked of it now. */
  acts: z.array(z.enum(acts)),
  total: count,
  asked: count,
  sample: count.nullable().describe('People of the sample, while only they are written to'),
  note: z.string().nullable().describe('Why it stands as it does: bounces, complaints, unchanged, late'),
  nextAt: instant.nullable(),
  launchedAt: instant.nullable(),
  launchedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
})
export const campaignReply = campaign
export type CampaignReply = z.output<typeof campaign>

const progressOfKpi = z.object({
  kpi: z.enum(kpis),
  value: count,
  target: count,
  deadline: goal.shape.deadline,
  currency: z.string(),
})
export const campaignsReply = z.object({
  items: z.array(
    campaign.omit({ plan: true }).extend({
      channels: z.array(z.enum(campaignChannels)),
      isRecurring: z.boolean(),
      kpi: progressOfKpi.nullable(),
      sent: count,
    }),
  ),
  nextCursor: z.string().nullable(),
})

const people = z.array(z.object({ reason: z.string(), people: count, text: z.string() }))
export const checkReply = z.object({
  problems: z.array(z.enum(problems)),
  notices: z.array(
    z.object({ code: z.enum(notices), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  counted: z.object({
    isExact: z.boolean(),
    lookedAt: count,
    people: count,
    reachable: count,
    channels: z.array(z.object({ channel: z.enum(campaignChannels), people: count })),
    refused: people,
    later: people,
  }),
  smsCost: z
    .object({ parts: count, messages: count, minor: z.string().nullable(), currency: z.string() })
    .nullable(),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'advice']),
      place: z.string(),
      what: z.string(),
      cure: z.string(),
    }),
  ),
  message: z.object({ name: z.string(), version: count, publishedAt: instant }).nullable(),
  collisions: z.array(z.object({ id: z.uuid(), name: z.string(), at: instant, people: count })),
  dates: z.array(instant),
  mustConfirm: z.boolean(),
})

/** What receivers will find about the messages of each of its channels; a channel without anything to look at is left out. */
export const receiversReply = z.object({
  items: z.array(z.object({ channel: z.enum(campaignChannels), findings: z.array(shownFinding) })),
})

const counted = z.object({ people: count, total: count })
export const resultsReply = z.object({
  campaign,
  progress: z.object({
    requested: count,
    pending: count,
    handed: count,
    sent: count,
    failed: count,
    refused: count,
    expired: count,
    unknown: count,
    delivered: count,
    opened: counted,
    clicked: counted,
    bounced: count,
    complained: count,
    unsubscribed: count,
  }),
  accounts: z
    .object({
      audience: count,
      sent: count,
      waiting: count,
      leftOut: count,
      refused: count,
      failed: count,
      expired: count,
      unknown: count,
      erased: count,
    })
    .describe('Everybody it was meant for, each in one place: audience is the sum of the others'),
  skips: z.array(
    z.object({ group: z.enum(skipGroups), reason: z.string(), text: z.string(), people: count }),
  ),
  kpi: progressOfKpi.nullable(),
  measured: z.object({
    orders: count,
    revenue: z.array(z.object({ currency: z.string(), minor: z.string() })),
    leads: count,
    at: instant.nullable(),
  }),
})

export const behindQuery = z.strictObject({
  group: z.enum([...skipGroups, ...figures]),
  reason: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(64).optional(),
})
export const behindReply = z.object({
  items: z.array(
    z.object({
      customerId: z.uuid().nullable(),
      name: z.string().nullable(),
      line: count.nullable().describe('Of the uploaded file'),
      reason: z.string().nullable(),
      text: z.string().nullable(),
      channel: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const uploadQuery = z.strictObject({
  name,
  source: z.enum(['file', 'typed']).default('file'),
})
export const beginBody = z.strictObject({
  name,
  source: z.enum(['file', 'typed']).default('file'),
  /** Of the whole list. */
  bytes: count.min(1).max(2 ** 30),
})
export const partQuery = z.strictObject({ offset: z.coerce.number().int().min(0) })
export const audienceReply = z.object({
  id: z.uuid(),
  name: z.string(),
  source: z.enum(['file', 'typed']),
  isRead: z.boolean(),
  rows: count,
  people: count,
  /** A column speaks of consents: it is not read, for there is no proof of them. */
  hasConsents: z.boolean(),
  bytes: count.nullable().describe('How long it is to be, where it comes in parts'),
  received: count.describe('Bytes of its parts that have come'),
  readBytes: count.describe('Bytes of them that are read'),
  /** Why it was not read, or that the server was stopped before it was. */
  failure: z.object({ code: z.string(), title: z.string(), hint: z.string() }).nullable(),
  faults: z.array(z.object({ fault: z.string(), text: z.string(), rows: count, firstLine: count })),
  createdAt: instant,
  createdBy: z.string(),
})
export const doneReply = z.object({ done: z.literal(true) })
