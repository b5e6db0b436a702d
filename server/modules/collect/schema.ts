import { channels } from '@splot/contract/channels'
import { z } from 'zod'

/** In the reader's words: what was wrong, and what cures it. */
const note = z.object({
  code: z.string(),
  title: z.string().nullable(),
  path: z.string().nullable(),
  hint: z.string().nullable(),
})

export const liveStatus = z.enum(['accepted', 'applied', 'duplicate', 'quarantined', 'refused'])

/** One event in the debugger, from receipt to effects. */
export const liveEvent = z.object({
  /** Log position; null for what was refused. */
  pos: z.number().int().nullable(),
  messageId: z.string().nullable(),
  type: z.string().nullable(),
  event: z.string().nullable(),
  channel: z.enum(channels).nullable(),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  status: liveStatus,
  source: z.object({ id: z.string(), name: z.string() }),
  customer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  title: z.string().nullable(),
  warnings: z.array(note),
  refusal: note.nullable(),
  effects: z.array(z.object({ kind: z.string(), detail: z.record(z.string(), z.unknown()) })),
  steps: z.array(z.object({ name: z.string(), ms: z.number() })),
})

export type LiveEvent = z.infer<typeof liveEvent>

export const sourceReport = z.object({
  id: z.string(),
  name: z.string(),
  library: z.string().nullable(),
  firstEventAt: z.iso.datetime().nullable(),
  lastEventAt: z.iso.datetime().nullable(),
  events24h: z.number().int(),
  perMinute: z.array(z.number().int()).length(60),
  refused24h: z.number().int(),
  /** The most frequent reasons of `refused24h`, named in the reader's language; the rest is not named. */
  topRefusals: z.array(z.object({ code: z.string(), title: z.string().nullable(), count: z.number().int() })),
})
