import { wishChange, wishlistView } from '@splot/contract/cart'
import { z } from 'zod'

export const customerParams = z.strictObject({ id: z.uuid() })
export const wishBody = z.strictObject({ changes: z.array(wishChange).min(1).max(200) })
export const wishReply = wishlistView
