import { channels } from '@splot/contract/channels'
import { identifierKinds } from '@splot/contract/identifiers'
import { z } from 'zod'
import { stages } from './rules/stage.ts'

const instant = z.iso.datetime()
const channel = z.enum(channels)
const kind = z.enum(identifierKinds)
const stage = z.enum(stages)

/** Minor units as a JSON number; as a text where a number would not be exact. */
const minor = z.union([z.number().int(), z.string()])
const money = z.object({ currency: z.string(), minor })
export type MoneyReply = z.infer<typeof money>

const identifier = z.object({
  kind,
  /** pii: masked for readers without the right to personal data. */
  value: z.string(),
  masked: z.boolean(),
  birthId: z.uuid(),
  source: z.string(),
  firstSeenAt: instant,
})

const computed = z.object({
  firstSeenAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  events: z.number().int(),
  eventsByChannel: z.partialRecord(channel, z.number().int()),
  orders: z.number().int(),
  revenue: z.array(money),
  averageOrder: z.array(money),
  value12m: z.array(money),
  valueByMonth: z.array(money.extend({ month: z.string() })),
  recencyDays: z.number().int().nullable(),
  rfm: z
    .object({
      recencyDays: z.number().int(),
      frequency: z.number().int(),
      monetary: money,
      score: z.string(),
    })
    .nullable(),
  favouriteCategory: z.string().nullable(),
  favouriteDevice: z.string().nullable(),
  favouriteStore: z.string().nullable(),
  lastChannel: channel.nullable(),
  stage,
})

export const profileReply = z.object({
  /** Canonical id: whichever birth was asked for. */
  id: z.uuid(),
  /** pii: given name and initial for readers without the right to personal data; null for a guest. */
  name: z.string().nullable(),
  guestCode: z.string(),
  identifiers: z.array(identifier),
  /** pii: masked trait by trait. */
  traits: z.record(z.string(), z.unknown()),
  traitSources: z.record(z.string(), z.object({ at: instant, source: z.string() })),
  computed,
  stage,
  stageHistory: z.array(z.object({ stage, at: instant, because: z.string() })),
  isLifeHidden: z.literal(true).optional().describe('She has not agreed to be advised by name in a store'),
})
export type ProfileReply = z.infer<typeof profileReply>

export const customerReply = profileReply.extend({
  births: z.array(z.object({ id: z.uuid(), kind, value: z.string(), rootedAt: instant })),
  merges: z.array(
    z.object({
      mergeId: z.uuid(),
      at: instant,
      winner: z.uuid(),
      loser: z.uuid(),
      kind: z.string(),
      rule: z.string(),
      because: z.string(),
      eventPos: z.number().int().nullable(),
      canUndo: z.boolean(),
      undoneAt: instant.nullable(),
      /** Who parted them by hand; null where no member did. */
      undoneBy: z.string().nullable(),
    }),
  ),
})
export type CustomerReply = z.infer<typeof customerReply>

export const timelineItem = z.object({
  pos: z.number().int(),
  messageId: z.string(),
  type: z.enum(['identify', 'track', 'page', 'screen', 'group', 'alias']),
  event: z.string(),
  channel,
  at: instant,
  birthId: z.uuid(),
  /** Happened on a device before anybody knew whose it was. */
  nameless: z.boolean(),
  source: z.string(),
  library: z.string().nullable(),
  touchpoint: z.object({
    source: z.string().nullable(),
    medium: z.string().nullable(),
    campaign: z.string().nullable(),
    clickId: z.string().nullable(),
    referrerHost: z.string().nullable(),
    device: z.string().nullable(),
    store: z.string().nullable(),
  }),
  /** pii: marked properties are left out for readers without the right to personal data. */
  properties: z.record(z.string(), z.unknown()),
  title: z.string(),
  detail: z.string().nullable(),
  amount: money.nullable(),
  warnings: z.array(z.object({ code: z.string(), path: z.string().optional(), hint: z.string().optional() })),
})
export type TimelineItem = z.infer<typeof timelineItem>

export const timelineReply = z.object({
  items: z.array(timelineItem),
  nextCursor: z.string().nullable(),
  /** About how many older events there are; null where a filter hides the count. */
  older: z.number().int().nullable(),
})
export type TimelineReply = z.infer<typeof timelineReply>

export const lookUpReply = profileReply.extend({ timeline: timelineReply.optional() })
export type LookUpReply = z.infer<typeof lookUpReply>

const customerRow = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  guestCode: z.string(),
  city: z.string().nullable(),
  stage,
  lastChannel: channel.nullable(),
  lastSeenAt: instant.nullable(),
  isLive: z.boolean(),
  valueMinor12m: minor,
  currency: z.string(),
  orders: z.number().int(),
  identifiersCount: z.number().int(),
  weave: z.array(z.object({ channel, at: instant, weight: z.number().int(), nameless: z.boolean() })),
})
export type CustomerRow = z.infer<typeof customerRow>

export const customersReply = z.object({
  items: z.array(customerRow),
  nextCursor: z.string().nullable(),
  estimate: z.number().int(),
})
export type CustomersReply = z.infer<typeof customersReply>

export const searchReply = z.object({
  customers: z.array(z.object({ id: z.uuid(), name: z.string(), hint: z.string().nullable() })),
})
export type SearchReply = z.infer<typeof searchReply>

export const idParams = z.object({ id: z.string() })

/** `events`: her last so many events come in the same answer. */
export const lookupQuery = z.strictObject({
  kind,
  value: z.string().min(1).max(512),
  events: z.coerce.number().int().min(1).max(200).optional(),
})

const limitUpTo = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)
const cursor = z.string().max(200).optional()

/** One channel, or several with commas between. */
const channelList = z
  .string()
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(channel))
  .optional()

export const timelineQuery = z.strictObject({ limit: limitUpTo(200, 50), cursor, channel: channelList })

export const customersQuery = z.strictObject({
  q: z.string().max(200).optional(),
  limit: limitUpTo(200, 50),
  cursor,
  stage: stage.optional(),
  channel: channelList,
})

export const searchQuery = z.strictObject({ q: z.string().min(1).max(200), limit: limitUpTo(20, 8) })

export const contactBody = z.strictObject({
  kind: z.enum(['call', 'visit', 'note']),
  /** pii: free text. */
  note: z.string().max(4000).default(''),
  direction: z.enum(['inbound', 'outbound']).optional(),
  /** When it happened; now where not said. Never in the future. */
  at: instant.optional(),
})
export type ContactBody = z.infer<typeof contactBody>

export const contactReply = z.object({ messageId: z.string() })

export const revealBody = z.strictObject({
  kind,
  /** Which one, where there are several: its birth id. */
  birthId: z.uuid().optional(),
})
export type RevealBody = z.infer<typeof revealBody>

export const revealReply = z.object({ value: z.string() })
