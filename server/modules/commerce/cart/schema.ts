import { cartChange, cartView, handover } from '@splot/contract/cart'
import { channels } from '@splot/contract/channels'
import { z } from 'zod'
import { code } from '../schema.ts'
import { mergeStrategies } from './rules/merge.ts'

export const customerParams = z.strictObject({ id: z.uuid() })

/** A till, the phone, a chat: how a desk of the shop reaches her. */
const channel = z.enum(channels).default('call').describe('On which channel the customer is served')

export const changesBody = z.strictObject({ changes: z.array(cartChange).min(1).max(200) })
export const deskBody = changesBody.extend({
  channel,
  storeId: code.optional().describe('Where: its name stands beside the change'),
})
export const cartReply = cartView

/** Where the code leads: a page of the shop’s own; the sample shop’s where absent. */
export const handoverBody = z.strictObject({
  page: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .optional()
    .describe('The page that takes the cart'),
})
export const handoverReply = handover
export const takeBody = z.strictObject({ code: z.string().max(64) })

const strategies = z.enum(Object.keys(mergeStrategies) as [keyof typeof mergeStrategies])
export const settings = z.strictObject({
  mergeStrategy: strategies.describe(
    'What becomes of a guest’s cart when she signs in: the larger quantity of each, both together, hers of before, the guest’s',
  ),
})
