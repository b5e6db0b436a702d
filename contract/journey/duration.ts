import { z } from 'zod'
import { durationUnits } from './names.ts'

/** No wait is longer than this many days: nobody remembers what it was for. */
export const longestWaitDays = 400

const daysOf = { minutes: 1 / 1_440, hours: 1 / 24, days: 1, weeks: 7, months: 31 } as const

/** A length of time as somebody says it; minutes and hours are elapsed, the others her calendar's. */
export const duration = z
  .strictObject({
    amount: z.number().int('wait_range').min(1, 'wait_range').max(100_000, 'wait_range'),
    unit: z.enum(durationUnits),
  })
  .refine(({ amount, unit }) => amount * daysOf[unit] <= longestWaitDays, 'wait_range')

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
