import { z } from 'zod'
import { code, words } from '../schema.ts'
import { isZone } from './rules.ts'

/** Hours and minutes of a day; `24:00` ends it. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const span = z
  .strictObject({ from: time, to: time.describe('Earlier than `from`: on the next day') })
  .refine(({ from, to }) => from !== to && from !== '24:00')
const spans = z.array(span).max(6)

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const hours = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, spans.default([])])) as Record<
    (typeof weekdays)[number],
    z.ZodDefault<typeof spans>
  >,
)

const text = (most: number) => words(most).optional()

/** A store as a feed tells it: whole. */
export const storeRow = z.strictObject({
  id: code.describe('The `store_id` of events'),
  name: words(200),
  address: z
    .strictObject({
      street: text(200),
      postcode: text(20),
      city: text(100),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    })
    .default({}),
  place: z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).optional(),
  zone: z.string().refine(isZone).optional().describe('IANA name; the zone of the workspace where absent'),
  hours: hours.prefault({}),
  trade: z
    .enum(['restricted', 'free'])
    .default('restricted')
    .describe('restricted: closed on Polish holidays and Sundays without trade'),
  exceptions: z
    .array(z.strictObject({ date: z.iso.date(), hours: spans, note: text(200) }))
    .max(200)
    .default([])
    .describe('Days that differ from everything else; without hours: closed'),
  services: z
    .array(words(60))
    .max(50)
    .default([])
    .describe('click_and_collect, fitting, returns, alterations'),
  phone: text(40),
  email: z.email().optional(),
  isActive: z.boolean().default(true),
})
export type StoreRow = z.output<typeof storeRow>

export const listQuery = z.strictObject({
  lat: z.coerce.number().min(-90).max(90).optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  service: z.string().max(60).optional(),
})
export const storeParams = z.strictObject({ id: code })
export const storeReply = z.object({
  ...storeRow.shape,
  zone: z.string(),
  isOpen: z.boolean(),
  opensAt: z.iso
    .datetime()
    .nullable()
    .describe('When it opens next; null while open, or when that is not in sight'),
  closesAt: z.iso.datetime().nullable().describe('When it closes; null while closed, or where it never does'),
  distanceM: z.number().int().nullable().describe('From the place asked about'),
})
export type StoreReply = z.output<typeof storeReply>
export const storesReply = z.object({ items: z.array(storeReply) })
