import { matchKinds } from '@splot/contract/plugin/destination'
import { z } from 'zod'

export const idParams = z.strictObject({ id: z.uuid() })
const name = z.string().trim().min(1).max(120)

export const audienceBody = z.strictObject({
  name,
  destinationId: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  target: z.string().trim().min(1).max(120).describe('What the platform knows the audience by'),
  segmentId: z
    .uuid()
    .nullable()
    .default(null)
    .describe('Whoever is in this segment is in the audience; null: whom journeys put in, alone'),
  identifiers: z
    .array(z.enum(matchKinds))
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length)
    .describe('By what people may be found at the platform; hashed before they leave'),
})
export type AudienceBody = z.output<typeof audienceBody>

export const changeBody = z.strictObject({
  name,
  isPaused: z.boolean().describe('Paused: nobody joins; who must leave still does'),
})

const people = z.number().int().nonnegative()

export const audienceView = z.object({
  id: z.string(),
  name: z.string(),
  target: z.string(),
  state: z.enum(['on', 'paused', 'ending']),
  destination: z.object({
    id: z.string(),
    label: z.string(),
    isEnabled: z.boolean().describe('Off: nobody joins and nobody leaves until it is on again'),
    delay: z.object({ minutes: z.number(), says: z.string() }).describe('How long the platform itself takes'),
  }),
  segment: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  identifiers: z.array(z.enum(matchKinds)),
  isFilled: z.boolean().describe('False while the members the segment had are still taken down'),
  counts: z.object({
    wanted: people.describe('People who are to be in it'),
    told: people.describe('Of these the platform has been told'),
    waiting: people,
    withoutConsent: people.describe(
      'The gate refuses, or marketing leaves them alone: nothing of theirs was hashed or sent',
    ),
    withoutIdentifier: people,
    leaving: people.describe('People the platform is still to take out'),
  }),
  reasons: z
    .array(z.object({ code: z.string(), says: z.string(), people }))
    .describe('Why those without consent may not be told, most of them first'),
  refused: people.describe('Identifiers the platform could not read, in all'),
  toldAt: z.iso.datetime().nullable(),
  fault: z
    .object({ code: z.string(), says: z.string() })
    .nullable()
    .describe('Why it was not told the last time'),
  retryAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
})
export type AudienceView = z.output<typeof audienceView>

export const ofCustomerView = z.object({
  ...{ id: z.string(), name: z.string() },
  audienceState: z.enum(['on', 'paused', 'ending']),
  state: z
    .enum(['told', 'waiting', 'leaving', 'without_consent', 'without_identifier'])
    .describe('Leaving: the platform may still know of her'),
  since: z.iso
    .datetime()
    .nullable()
    .describe('Told: since when the platform knows of her; waiting: since when it is to be told'),
  reason: z.object({ code: z.string(), says: z.string() }).nullable().describe('Why she may not be told'),
  platform: z.object({
    ...{ id: z.string(), label: z.string() },
    isEnabled: z.boolean().describe('Off: nobody joins and nobody leaves until it is on again'),
    delay: z.string().describe('How long the platform itself takes, in words'),
  }),
  segment: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  fault: z
    .object({ code: z.string(), says: z.string() })
    .nullable()
    .describe('Why the platform was not told the last time'),
  retryAt: z.iso.datetime().nullable(),
})
export type OfCustomerView = z.output<typeof ofCustomerView>

const bilingual = z.object({ pl: z.string(), en: z.string() })

export const destinationView = z.object({
  id: z.string(),
  label: bilingual,
  icon: z.string(),
  target: z.object({ label: bilingual, hint: bilingual }),
  kinds: z.array(z.enum(matchKinds)).describe('Identifiers it takes'),
  delay: z.object({ minutes: z.number(), says: bilingual }),
  fields: z.array(
    z.object({
      ...{ name: z.string(), label: bilingual, hint: bilingual.nullable() },
      ...{
        isSecret: z.boolean(),
        isLong: z.boolean(),
        servers: z.array(z.string()),
        isAdvanced: z.boolean(),
      },
    }),
  ),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
  settings: z.record(z.string(), z.unknown()).describe('Without secrets'),
  secretsSet: z.array(z.string()).describe('Secrets that are stored'),
  isSet: z.boolean(),
  isEnabled: z.boolean(),
  updatedAt: z.iso.datetime().nullable(),
})

export const tryReply = z.object({
  isOk: z.boolean(),
  says: z.string(),
  field: z.string().nullable().describe('The setting to look at'),
})
