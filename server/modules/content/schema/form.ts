import { z } from 'zod'
import { languages } from './core.ts'

const localized = (most: number) => z.partialRecord(z.enum(languages), z.string().trim().max(most))
const slug = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

export const fieldKinds = [
  'email',
  'phone',
  'first_name',
  'last_name',
  'text',
  'long_text',
  'choice',
  'date',
] as const
export type FieldKind = (typeof fieldKinds)[number]

const field = z.strictObject({
  kind: z.enum(fieldKinds),
  /** Under which it is kept. */
  name: slug,
  label: localized(200),
  hint: localized(300).default({}),
  isRequired: z.boolean().default(false),
  /** Of a choice. */
  options: z
    .array(z.strictObject({ value: slug, label: localized(120) }))
    .max(50)
    .default([]),
})
export type FormField = z.infer<typeof field>

/** Channels a form can ask consent for: those whose address is typed into it, and ads, which find her by that address. */
const formChannels = ['email', 'sms', 'phone_human', 'phone_automated', 'messenger', 'ads'] as const

const consentBox = z.strictObject({
  purpose: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  channel: z.enum(formChannels),
  /** Without it the form makes no sense: a newsletter. The box is never ticked beforehand. */
  isRequired: z.boolean().default(false),
})
export type ConsentBox = z.infer<typeof consentBox>

/** What the channel's address is typed into. */
const needs: Readonly<Record<ConsentBox['channel'], FieldKind | null>> = {
  email: 'email',
  sms: 'phone',
  phone_human: 'phone',
  phone_automated: 'phone',
  messenger: null,
  // Hers to agree to once she has shown that the address is hers.
  ads: 'email',
}

const isUnique = (names: readonly string[]) => new Set(names).size === names.length

export const formDefinition = z
  .strictObject({
    title: localized(200).default({}),
    fields: z.array(field).min(1).max(20),
    consents: z.array(consentBox).max(formChannels.length).default([]),
    button: localized(60).default({}),
    /** Said when it was sent. */
    thanks: localized(1_000).default({}),
    /** What kind of lead comes of it: contact, newsletter, fitting, test_drive; null = none. */
    lead: slug.nullable().default('contact'),
  })
  .refine(({ fields }) => isUnique(fields.map((one) => one.name)), {
    path: ['fields'],
    message: 'each name once',
  })
  .refine(({ fields }) => fields.every((one) => (one.kind === 'choice') === one.options.length > 0), {
    path: ['fields'],
    message: 'a choice has options, nothing else has',
  })
  .refine(({ consents }) => isUnique(consents.map((one) => one.channel)), {
    path: ['consents'],
    message: 'one box a channel',
  })
  .refine(
    ({ fields, consents }) =>
      consents.every(
        ({ channel }) => needs[channel] === null || fields.some((one) => one.kind === needs[channel]),
      ),
    { path: ['consents'], message: 'the address of the channel is asked for' },
  )
export type FormDefinition = z.infer<typeof formDefinition>

const instant = z.iso.datetime()
const name = z.string().trim().min(1).max(200)

export const formParams = z.strictObject({ id: z.uuid() })
export const formBody = z.strictObject({ name, definition: formDefinition })

const formRow = z.object({
  id: z.uuid(),
  name: z.string(),
  revision: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
  /** Where it stands by itself, below the server's address. */
  path: z.string(),
})
export const formsReply = z.object({ items: z.array(formRow) })
export const formReply = formRow.extend({ definition: formDefinition })

export const figuresQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) })
export const figuresReply = z.object({
  /** False where no analytic engine is installed: nobody counts then. */
  isCounted: z.boolean(),
  days: z.number().int(),
  items: z.array(
    z.object({
      formId: z.string(),
      /** Came into sight, and somebody began: of visitors who allow their visit to be counted. */
      seen: z.number().int(),
      begun: z.number().int(),
      sent: z.number().int(),
      /** Of those sent: confirmed from the mail. */
      confirmed: z.number().int(),
    }),
  ),
})

export const previewLinkBody = z.strictObject({ hours: z.number().int().min(1).max(168).default(24) })
export const previewLinkReply = z.object({ path: z.string(), expiresAt: z.iso.datetime() })

export const doneReply = z.object({})

const pageSlug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/)
export const addressBody = z.strictObject({ slug: pageSlug })
const page = z.object({
  itemId: z.uuid(),
  name: z.string(),
  slug: z.string(),
  path: z.string(),
  isPublished: z.boolean(),
})
export const pageReply = page
export const pagesReply = z.object({ items: z.array(page) })
