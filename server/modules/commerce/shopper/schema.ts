import { z } from 'zod'

/** The page's own id of a device, as the tracker mints it. */
const anonymousId = z.string().regex(/^[\w.:-]{8,128}$/)

export const sessionBody = z.strictObject({
  anonymousId,
  token: z.string().max(700).optional().describe('One of before: of a guest, or from the shop’s own server'),
  isApp: z.boolean().default(false).describe('The shop stands on her home screen'),
})

export const signInBody = z.strictObject({
  userId: z.string().trim().min(1).max(128).describe('As in `identify`'),
  anonymousId: anonymousId.optional().describe('Her device: its cart joins hers'),
})
export const signInReply = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  customerId: z.string(),
})
export type SignInReply = z.output<typeof signInReply>
