import { z } from 'zod'

const following = z.enum(['with_consent', 'unless_refused', 'off'])

/** How a workspace sends: what is followed of whom, and when sending stops by itself. */
export const deliverOptions = z.strictObject({
  /** The picture that tells a mail was opened. */
  opens: following.default('with_consent'),
  /** Links that lead through us. */
  clicks: following.default('unless_refused'),
  /** Shares of what was sent, 0..1. */
  bounceShare: z.number().min(0.001).max(1).default(0.05),
  complaintShare: z.number().min(0.0005).max(1).default(0.002),
  smallestSample: z.number().int().min(1).max(100_000).default(100),
})
export type DeliverOptions = z.output<typeof deliverOptions>
