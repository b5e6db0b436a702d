import { z } from 'zod'
import { deliverOptions } from './options.ts'

const instant = z.iso.datetime()
const states = ['pending', 'held', 'handed', 'sent', 'failed', 'refused', 'expired', 'unknown'] as const

export const idParams = z.strictObject({ id: z.uuid() })
export const channelParams = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) })

export const listQuery = z.strictObject({
  state: z.enum(states).optional(),
  channel: z.string().max(32).optional(),
  campaign: z.string().max(64).optional(),
  customer: z.uuid().optional(),
  reason: z.string().max(64).optional(),
  did: z.enum(['delivered', 'opened', 'clicked', 'bounced', 'complained', 'unsubscribed']).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const moment = instant.nullable()
const message = z.object({
  id: z.uuid(),
  customerId: z.uuid().describe('Any birth of the customer'),
  /** pii: masked for readers without leave. */
  customerName: z.string().nullable(),
  /** Whom it concerns: a customer, one whose data is gone since, or nobody (a try-out with a made-up person). */
  person: z.enum(['known', 'erased', 'nobody']),
  /** A try-out that went to a member's own address; the customer is only shown in it. */
  isTest: z.boolean(),
  channel: z.string(),
  purpose: z.string(),
  lane: z.enum(['transactional', 'marketing']),
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  itemId: z.string().nullable(),
  version: z.number().int(),
  state: z.enum(states),
  reason: z.object({ code: z.string(), text: z.string() }).nullable(),
  attempts: z.number().int(),
  /** The plugin, and its name. */
  via: z.string().nullable(),
  viaName: z.string().nullable(),
  /** pii: masked for readers without leave. */
  address: z.string().nullable(),
  requestedAt: instant,
  dueAt: instant,
  expiresAt: instant,
  handedAt: moment,
  settledAt: moment,
  deliveredAt: moment,
  openedAt: moment,
  clickedAt: moment,
  bouncedAt: moment,
  complainedAt: moment,
  unsubscribedAt: moment,
  opens: z.number().int(),
  clicks: z.number().int(),
  /** pii: subject, title or text, as far as a list shows it; null for readers without leave. */
  subject: z.string().nullable(),
})
export const messagesReply = z.object({ items: z.array(message), nextCursor: z.uuid().nullable() })

export const messageReply = message.extend({
  /** As she got it; null where nothing left, or the reader may not see persons. */
  parts: z.record(z.string(), z.string()).nullable(),
  /** What the gate answered, newest first. */
  decisions: z.array(
    z.object({
      at: instant,
      isAllowed: z.boolean(),
      reason: z.string().nullable(),
      reasons: z.array(z.object({ reason: z.string(), text: z.string() })),
    }),
  ),
  /** Hand-overs that did not end as sent. */
  troubles: z.array(
    z.object({
      attempt: z.number().int(),
      at: instant,
      via: z.string(),
      viaName: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      text: z.string().nullable(),
      providerCode: z.string().nullable(),
    }),
  ),
})

export const testBody = z.strictObject({
  itemId: z.uuid(),
  version: z.number().int().min(1).optional().describe('The published one where nothing is said'),
  language: z.enum(['pl', 'en']).nullable().default(null),
  /** Whose data stand in it; a nameless person's where nobody is named. */
  customerId: z.uuid().nullable().default(null),
})
export const testReply = z.object({ messageId: z.uuid(), address: z.string() })

const hold = z.object({ reason: z.string(), text: z.string(), since: instant }).nullable()

export const statusReply = z.object({
  lines: z.array(
    z.object({
      channel: z.string(),
      lane: z.enum(['transactional', 'marketing']),
      pending: z.number().int(),
      due: z.number().int(),
      held: z.number().int(),
      isMore: z.boolean().describe('Counting ends at 100,000: there are more that wait or are held'),
      handed: z.number().int(),
      oldestDueAt: moment,
    }),
  ),
  channels: z.array(
    z.object({
      id: z.string(),
      channel: z.string().nullable(),
      isEnabled: z.boolean(),
      perSecond: z.number().nullable(),
      paused: hold,
      /** Of the last day. */
      sent: z.number().int(),
      bounced: z.number().int(),
      complained: z.number().int(),
      /** Where the provider reports to; null where it reports nowhere, and for readers who may not set the channel up. */
      reportsUrl: z.string().nullable(),
    }),
  ),
})

export const optionsReply = deliverOptions
export const optionsBody = deliverOptions
export const doneReply = z.object({ done: z.literal(true) })
