import { z } from 'zod'
import { calendarUnits } from './names.ts'

export { type CalendarUnit, calendarUnits } from './names.ts'

const longestDays = 3_660

/** A rolling span: `{ days: 90 }`. Days here are 24 hours, whatever the clocks do. */
export const spanSchema = z.union([
  z.strictObject({ days: z.int().min(1).max(longestDays) }),
  z.strictObject({
    hours: z
      .int()
      .min(1)
      .max(longestDays * 24),
  }),
  z.strictObject({
    minutes: z
      .int()
      .min(1)
      .max(60 * 24 * 60),
  }),
])
export type Span = z.infer<typeof spanSchema>

/** An instant: ISO 8601 with its zone. */
export const instantSchema = z.iso.datetime({ offset: true })

/**
 * When an event must have happened.
 * `last`: later than now minus the span. `calendar`: in this (0) or the previous (1) day, week (from Monday), month,
 * quarter or year of the workspace's zone. `between`: from (included) to (excluded). `ever`: at any time. `since`: after
 * she came in, in conditions of a journey alone, which puts each run's moment in its place (`bindEntry`).
 */
export const windowSchema = z.union([
  z.strictObject({ last: spanSchema }),
  z.strictObject({ calendar: z.enum(calendarUnits), back: z.union([z.literal(0), z.literal(1)]) }),
  z
    .strictObject({ from: instantSchema.optional(), to: instantSchema.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, { error: 'window_empty' })
    .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), { error: 'window_empty' }),
  z.literal('ever'),
  z.strictObject({ since: z.literal('entry') }),
])
export type Window = z.infer<typeof windowSchema>
export type SinceEntry = Extract<Window, { since: 'entry' }>
export type SettledWindow = Exclude<Window, SinceEntry>

export const isSinceEntry = (window: Window): window is SinceEntry => window !== 'ever' && 'since' in window

const nothing: SettledWindow = { to: '1970-01-01T00:00:00.000Z' }

/** As readers of conditions see it: of whoever came into nothing, nothing has happened since. */
export const settleWindow = (window: Window): SettledWindow => (isSinceEntry(window) ? nothing : window)

/** Milliseconds of a span. */
export function spanMs(span: Span): number {
  if ('days' in span) return span.days * 86_400_000
  if ('hours' in span) return span.hours * 3_600_000
  return span.minutes * 60_000
}
