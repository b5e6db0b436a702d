import type { Finding } from '@splot/contract/plugin/finding'
import { z } from 'zod'

const bilingual = z.object({ pl: z.string(), en: z.string() })

export const channelId = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)

/** One field of a channel's settings, for the form. */
const field = z.object({
  name: z.string(),
  label: bilingual,
  hint: bilingual.nullable(),
  isSecret: z.boolean(),
  isLong: z.boolean(),
  servers: z
    .array(z.string())
    .describe('Fields that name the servers a secret is kept for: with another one it goes'),
  isAdvanced: z.boolean().describe('Needed by few: folded away in the form'),
})

/** Values somebody typed; a secret left out stays, null takes it away. */
const typed = z.record(
  z.string().max(64),
  z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]),
)

export const settingsBody = z.strictObject({ settings: typed, isEnabled: z.boolean().default(true) })
export const testBody = z.strictObject({ settings: typed.default({}) })

/** A line for the DNS of a domain. */
export const dnsRecord = z.object({ name: z.string(), type: z.enum(['TXT', 'MX']), value: z.string() })

export const channelReply = z.object({
  id: z.string(),
  label: bilingual,
  icon: z.string(),
  channel: z.string(),
  addressKind: z.string(),
  fields: z.array(field),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
  settings: z.record(z.string(), z.unknown()).describe('Without secrets'),
  secretsSet: z.array(z.string()).describe('Secrets that are stored'),
  isSet: z.boolean(),
  isEnabled: z.boolean(),
  sink: z
    .object({ port: z.number() })
    .nullable()
    .describe('The local server that stands in for the provider, where one runs and no settings are stored'),
  keys: z
    .object({ inUse: dnsRecord.nullable(), next: dnsRecord.nullable() })
    .nullable()
    .describe('What the DNS must say of the keys it signs with; null for a channel that signs nothing'),
  updatedAt: z.iso.datetime().nullable(),
})

/** One thing receivers look at, in the reader's language. */
export const shownFinding = z.object({
  id: z.string(),
  state: z.enum(['ok', 'advice', 'wrong']),
  says: z.string(),
  record: dnsRecord.nullable().describe('What the DNS should say'),
})

export const showFinding = (
  { id, state, says, record }: Finding,
  language: keyof Finding['says'],
): z.output<typeof shownFinding> => ({ id, state, says: says[language], record: record ?? null })

export const testReply = z.object({
  isOk: z.boolean(),
  says: z.string(),
  field: z.string().nullable().describe('The setting to look at'),
  findings: z.array(shownFinding).describe('What receivers will look at'),
})

export type Typed = z.output<typeof typed>
