import { z } from 'zod'
import { eventLeaf } from '../segment/leaves.ts'

/** An event by its name and what its properties must be: demands as segments make them. */
export const eventMatch = z.strictObject({
  event: z.string().min(1).max(200).describe('As in the register of events: `Order Completed`'),
  where: eventLeaf.shape.where,
  /** Properties that must be what they were in the event that brought her in: `cart_id`. */
  same: z.array(z.string().min(1).max(128)).max(5).optional(),
})
export type EventMatch = z.output<typeof eventMatch>
