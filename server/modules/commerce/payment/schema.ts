import { z } from 'zod'
import { instant } from '../schema.ts'

/** Taken at a till, outside of us: only written down. */
export const tillMethods = ['cash', 'terminal', 'gift_card', 'transfer'] as const

const value = z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()])

export const providerParams = z.strictObject({ id: z.string().max(60) })
export const providerBody = z.strictObject({
  settings: z
    .record(z.string().max(60), value)
    .default({})
    .describe('A secret left out stays; null takes it away'),
  isEnabled: z.boolean(),
})
export type ProviderBody = z.output<typeof providerBody>

const both = z.object({ pl: z.string(), en: z.string() })
export const providerReply = z.object({
  id: z.string(),
  label: both,
  icon: z.string(),
  isSandbox: z.boolean(),
  isSet: z.boolean().describe('Somebody has stored settings'),
  isEnabled: z.boolean(),
  currencies: z.array(z.string()).nullable().describe('Null: any'),
  fields: z.array(
    z.object({
      name: z.string(),
      label: both,
      hint: both.nullable(),
      isSecret: z.boolean(),
      isLong: z.boolean(),
      servers: z.array(z.string()).describe('Fields that name the servers a secret is kept for'),
      isAdvanced: z.boolean(),
    }),
  ),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
  settings: z.record(z.string(), z.unknown()).describe('Without secrets'),
  secretsSet: z.array(z.string()).describe('Names of the secrets that are stored'),
  notifyUrl: z.string().describe('Where the provider is to tell what became of a payment'),
})
export const testBody = providerBody.pick({ settings: true })
export const testReply = z.object({
  isOk: z.boolean(),
  says: z.string(),
  field: z.string().nullable().describe('The setting to look at'),
})

export const refundStates = ['asked', 'done', 'failed'] as const
export const refundsQuery = z.strictObject({
  state: z.enum(refundStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const refund = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  number: z.string().describe('Of the order'),
  provider: z.string(),
  amount: z.string(),
  currency: z.string(),
  reason: z.string().describe('return, cancel, surplus, late, mismatch'),
  state: z.enum(refundStates),
  tries: z.number().int(),
  nextAt: instant.nullable().describe('When it is tried again; null where nobody tries any more'),
  at: instant,
})
export type RefundView = z.output<typeof refund>
export const refundsReply = z.object({ items: z.array(refund) })
export const refundParams = z.strictObject({ id: z.uuid() })

export const providersReply = z.object({ items: z.array(providerReply) })
export type ProviderView = z.output<typeof providerReply>
