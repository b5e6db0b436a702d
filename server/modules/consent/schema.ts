import { deskRequestWays, requestKinds, requestWays } from '@splot/contract/consent-words'
import { z } from 'zod'
import { holidayCalendars } from './rules/holidays.ts'
import { identities, requestActs, requestStates } from './rules/requests.ts'
import { leastContactMonths, leastMonths, mostMonths } from './rules/retention.ts'
import { acts, bases, channelGroups, consentChannels, lenses, reasons } from './rules/words.ts'

/** Texts people type: trimmed, in one Unicode form, without control characters but line breaks. */
const text = (max: number) =>
  z
    .string()
    .transform((one) => one.normalize('NFC').trim())
    .pipe(z.string().min(1).max(max))
const slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'lower-case letters, digits, - and _')
const instant = z.iso.datetime()
const channel = z.enum(consentChannels)
const bilingual = z.strictObject({ pl: text(200), en: text(200) })
const timeOfDay = z.string().max(5)

export const idParams = z.strictObject({ id: z.string().min(1).max(64) })
export const purposeParams = z.strictObject({ id: slug })

export const purposeBody = z.strictObject({
  name: bilingual,
  basis: z.enum(bases),
  lens: z.enum(lenses),
  channels: z.array(channel).min(1).max(consentChannels.length),
  isActive: z.boolean().default(true),
})
const purpose = z.object({
  id: z.string(),
  name: z.object({ pl: z.string(), en: z.string() }),
  basis: z.enum(bases),
  lens: z.enum(lenses),
  channels: z.array(channel),
  isActive: z.boolean(),
  isOfPack: z.boolean(),
})
export const purposesReply = z.object({ items: z.array(purpose) })
export const purposeReply = purpose

export const wordingBody = z.strictObject({
  purpose: slug,
  channel,
  text: z.strictObject({ pl: text(4_000), en: text(4_000) }),
  noticeVersion: text(64).optional(),
})
const wording = z.object({
  id: z.string(),
  version: z.number().int(),
  language: z.string(),
  purpose: z.string(),
  channel: z.string(),
  text: z.string(),
  hash: z.string(),
  noticeVersion: z.string().nullable(),
  createdAt: instant.nullable(),
  createdBy: z.string().nullable(),
  isOfPack: z.boolean(),
})
export const wordingsReply = z.object({ items: z.array(wording) })
export const wordingReply = z.object({ id: z.string(), version: z.number().int() })

const quiet = z.strictObject({
  hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  isSundayQuiet: z.boolean(),
  isHolidayQuiet: z.boolean(),
  holidays: z.enum(holidayCalendars),
})
export const settingsBody = z.strictObject({ pack: z.enum(['pl', 'eu']), quiet: quiet.optional() })
const pack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.object({ pl: z.string(), en: z.string() }),
  law: z.array(z.string()),
  /** What it proposes. */
  quiet,
})
export const settingsReply = z.object({
  /** The one that holds. */
  pack,
  quiet,
  /** Those there are to choose from. */
  packs: z.array(pack),
})

const window = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sliding'), hours: z.number() }),
  z.strictObject({ kind: z.literal('day') }),
  z.strictObject({ kind: z.literal('week') }),
])
const cap = z.strictObject({
  id: slug,
  purpose: slug.nullable().default(null),
  group: z.enum(channelGroups).nullable().default(null),
  channel: channel.nullable().default(null),
  journey: z.string().min(1).max(64).nullable().default(null),
  /** Checked by its own rule, with its own code. */
  max: z.number(),
  window,
})
export const capsBody = z.strictObject({ items: z.array(cap).max(50) })
export const capsReply = z.object({ items: z.array(cap) })
export type CapBody = z.infer<typeof cap>

/** pii: proof and reason may hold free text. */
export const recordBody = z.strictObject({
  act: z.enum(acts).exclude(['confirm']),
  purpose: slug.optional(),
  channel: channel.optional(),
  wordingId: slug.optional(),
  wordingVersion: z.number().int().min(1).optional(),
  wordingLanguage: z.enum(['pl', 'en']).optional(),
  method: z.enum(['desk', 'call', 'paper', 'till', 'form']).default('desk'),
  proof: text(2_000).optional(),
  reason: text(500).optional(),
  validUntil: instant.optional(),
  at: instant.optional(),
})
export type RecordBody = z.infer<typeof recordBody>
export const recordReply = z.object({ messageId: z.string() })

/** pii: as the reader may see it; null for a guest. */
const customerName = z.string().nullable()

const entry = z.object({
  act: z.enum([...acts, 'expire']),
  purpose: z.string(),
  channel: z.string(),
  at: instant,
  receivedAt: instant,
  method: z.string().nullable(),
  source: z.string(),
  /** Null where it is a desk of ours, or a source that is gone. */
  sourceName: z.string().nullable(),
  wording: z
    .object({
      id: z.string(),
      version: z.number().int().nullable(),
      language: z.string().nullable(),
      hash: z.string().nullable(),
    })
    .nullable(),
  noticeVersion: z.string().nullable(),
  isVerified: z.boolean(),
  isPending: z.boolean(),
  flaw: z.string().nullable(),
  validUntil: instant.nullable(),
  identifierKind: z.string(),
  birthId: z.uuid(),
  /** pii: these four only for readers of personal data. */
  proof: z.string().nullable(),
  actor: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  reason: z.string().nullable(),
  messageId: z.string(),
  pos: z.number().int(),
})
export type EntryReply = z.infer<typeof entry>

export const customerConsentsReply = z.object({
  isRestricted: z.boolean(),
  /** Restricted because an officer holds her data. */
  isHeld: z.boolean(),
  purposes: z.array(
    z.object({
      id: z.string(),
      name: z.object({ pl: z.string(), en: z.string() }),
      basis: z.enum(bases),
      channels: z.array(
        z.object({
          channel,
          status: z.string(),
          since: instant.nullable(),
          until: instant.nullable(),
          isObjected: z.boolean(),
        }),
      ),
    }),
  ),
  frequencies: z.array(
    z.object({
      purpose: z.string(),
      max: z.number().int().nullable(),
      period: z.string(),
      pausedUntil: instant.nullable(),
    }),
  ),
  history: z.array(entry),
  /** What the gate answered lately, newest first. */
  decisions: z.array(
    z.object({
      at: instant,
      messageId: z.string(),
      act: z.string(),
      purpose: z.string(),
      channel: z.string(),
      isAllowed: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
})
export type CustomerConsents = z.infer<typeof customerConsentsReply>

export const registerQuery = z.strictObject({
  purpose: slug.optional(),
  channel: channel.optional(),
  act: z.enum(acts).optional(),
  method: z.string().max(32).optional(),
  from: instant.optional(),
  to: instant.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}-\d{1,6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const registerReply = z.object({
  items: z.array(entry.extend({ customerId: z.uuid(), customerName })),
  nextCursor: z.string().nullable(),
})

export const explainBody = z.strictObject({
  purpose: z.string().min(1).max(64),
  channel,
  address: z.string().min(1).max(512).optional(),
  journey: z.string().max(64).optional(),
  zone: z.string().max(64).optional(),
  basis: z.strictObject({ kind: z.enum(bases).exclude(['consent']), reference: text(200) }).optional(),
})
export const explainReply = z.object({
  isAllowed: z.boolean(),
  reason: z.enum(reasons).nullable(),
  reasons: z.array(
    z.object({
      reason: z.enum(reasons),
      text: z.string(),
      until: instant.nullable(),
      cap: z.object({ rule: z.string(), max: z.number(), used: z.number() }).nullable(),
    }),
  ),
})

/** pii: an address. */
export const suppressionBody = z.strictObject({
  kind: z.enum(['email', 'phone']),
  value: z.string().min(1).max(512),
})
export const suppressionReply = z.object({ isSuppressed: z.boolean() })

export const confirmBody = z.strictObject({ token: z.string().min(1).max(200) })
export const confirmReply = z.object({ purpose: z.string(), channel: z.string() })

export const suppressionsReply = z.object({
  items: z.array(z.object({ reason: z.string(), count: z.number().int(), lastAt: instant })),
})

const request = z.object({
  id: z.uuid(),
  /** Null where she was not found among the customers, or has been erased. */
  customerId: z.uuid().nullable(),
  customerName,
  isHeld: z.boolean(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  via: z.enum(requestWays),
  receivedAt: instant,
  /** The last moment to answer. */
  dueAt: instant,
  isOverdue: z.boolean(),
  extendedAt: instant.nullable(),
  identity: z.enum(identities),
  /** pii: what is to be corrected. */
  detail: z.record(z.string(), z.string()).nullable(),
  closedAt: instant.nullable(),
})
export type RequestReply = z.infer<typeof request>

export const requestParams = z.strictObject({ id: z.uuid() })
export const requestsQuery = z.strictObject({
  state: z.enum(['open', 'closed']).optional(),
  kind: z.enum(requestKinds).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}-[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const requestsReply = z.object({
  items: z.array(request),
  nextCursor: z.string().nullable(),
  open: z.number().int(),
  overdue: z.number().int(),
})
export const requestReply = request.extend({
  history: z.array(
    z.object({
      at: instant,
      act: z.enum(requestActs),
      /** Null: she herself. */
      actor: z.string().nullable(),
      /** pii */
      note: z.string().nullable(),
    }),
  ),
})

const traitName = z.string().regex(/^[a-zA-Z][\w-]{0,63}$/)
/** pii: corrections and notes. */
export const newRequestBody = z.strictObject({
  kind: z.enum(requestKinds),
  via: z.enum(deskRequestWays),
  customerId: z.uuid().optional(),
  /** How it is known that she asks. */
  isIdentified: z.boolean().default(false),
  receivedAt: instant.optional(),
  detail: z.record(traitName, text(500)).optional(),
  note: text(2_000).optional(),
})
export const requestActBody = z.strictObject({
  act: z.enum(requestActs).exclude(['received', 'ordered', 'carried_out']),
  note: text(2_000).optional(),
})
export const carriedOutReply = z.object({
  request,
  /** pii: everything held of her, where she asked for it. */
  document: z.record(z.string(), z.unknown()).nullable(),
})

/** pii: the reason is free text. */
export const holdBody = z.strictObject({
  customerId: z.uuid(),
  /** The request it is set for. */
  requestId: z.uuid().optional(),
  reason: text(2_000),
})
const hold = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  customerName,
  requestId: z.uuid().nullable(),
  /** pii */
  reason: z.string(),
  setBy: z.string(),
  setAt: instant,
  liftedBy: z.string().nullable(),
  liftedAt: instant.nullable(),
})
export type HoldReply = z.infer<typeof hold>
export const holdSetReply = z.object({ id: z.uuid() })
export const holdsQuery = z.strictObject({ state: z.enum(['standing', 'lifted']).default('standing') })
export const holdsReply = z.object({ items: z.array(hold) })

const months = z.number().int().min(leastMonths).max(mostMonths)
export const retentionBody = z.strictObject({
  decisionMonths: months,
  contactMonths: months.min(leastContactMonths),
  bodyMonths: months,
  rowMonths: months,
})
export const retentionReply = retentionBody.extend({ defaults: retentionBody, lastRun: instant.nullable() })
