import { z } from 'zod'
import { code, instant } from '../schema.ts'
import { kinds, lineView, states } from './schema.ts'

const count = z.number().int()
export const oversoldQuery = z.strictObject({ storeId: code.optional() })
export const oversoldReply = z.object({
  items: z.array(
    z.object({
      storeId: z.string(),
      sku: z.string(),
      name: z.string(),
      variant: z.string(),
      onHand: count,
      reserved: count,
      short: count.describe('Promised, and not there'),
      waiting: z
        .array(
          z.object({
            reservationId: z.uuid(),
            order: z
              .object({ id: z.uuid(), number: z.string(), state: z.enum(states), kind: z.enum(kinds) })
              .nullable()
              .describe('Null: a reservation without an order of ours'),
            quantity: count,
            short: count,
            until: instant,
          }),
        )
        .describe(
          'For whom there is too little: what is laid aside, then who was promised first, has theirs',
        ),
    }),
  ),
})
export type OversoldReply = z.output<typeof oversoldReply>

/** Where what lies in a cart can be fetched now. */
export const cartFit = z.object({
  lines: z.number().int(),
  items: z
    .array(
      z.object({
        storeId: z.string(),
        missing: z
          .array(lineView.pick({ line: true, name: true, variant: true }))
          .describe('Lines this store has too little of'),
      }),
    )
    .describe('The store that has the most of it first'),
})
export type CartFit = z.output<typeof cartFit>
