import { z } from 'zod'
import { type Condition, checkCondition } from '../segment/condition.ts'

/** A condition of segments as a field of a journey: read by its own reader, which names the place of a fault. */
export const conditionSchema = z.custom<Condition>().superRefine((input, context) => {
  const read = checkCondition(input, true)
  if (read.ok) return
  const { code, path, hint } = read.fault
  context.addIssue({ code: 'custom', message: code, params: { at: path, hint } })
})
