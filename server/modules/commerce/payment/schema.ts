import { z } from 'zod'

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
  isEnabled: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: both,
      hint: both.optional(),
      isSecret: z.boolean(),
      isLong: z.boolean(),
      isNumber: z.boolean(),
      isFlag: z.boolean(),
    }),
  ),
  settings: z.record(z.string(), z.unknown()).describe('Without secrets'),
  secrets: z.array(z.string()).describe('Names of the secrets that are set'),
  notifyUrl: z.string().describe('Where the provider is to tell what became of a payment'),
})
export const providersReply = z.object({ items: z.array(providerReply) })
export type ProviderView = z.output<typeof providerReply>
