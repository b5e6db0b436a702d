import { z } from 'zod'
import { renderFaults } from '../render/messages.ts'
import { blockDocument } from './blocks.ts'
import { brandKit } from './brand.ts'
import { contentChannels, languages } from './core.ts'
import { contentDocument, itemKinds } from './document.ts'

const instant = z.iso.datetime()
export const language = z.enum(languages)
export const previewChannel = z.enum([...contentChannels, 'page'])

const name = z.string().trim().min(1).max(200)
/** Names with slashes between, none at the ends. */
const folder = z
  .string()
  .max(300)
  .regex(/^$|^[^/\r\n]+(\/[^/\r\n]+)*$/)
const labels = z.array(z.string().trim().min(1).max(60)).max(20)

export const idParams = z.strictObject({ id: z.uuid() })
export const versionParams = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) })

export const itemReply = z.object({
  id: z.uuid(),
  kind: z.enum(itemKinds),
  name: z.string(),
  folder: z.string(),
  labels: z.array(z.string()),
  revision: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
  archivedAt: instant.nullable(),
  /** The key message, languages and channels of the draft, for lists. */
  headline: z.string(),
  languages: z.array(z.string()),
  channels: z.array(z.string()),
  /** `changed`: what is sent is older than the draft; `waiting`: a version waits for a second person. */
  state: z.enum(['draft', 'live', 'changed', 'waiting']),
})
/** Campaigns and journeys that lean on an item. */
const use = z.object({ kind: z.string(), name: z.string() })
export const itemInList = itemReply.extend({
  uses: z.array(use),
  path: z
    .string()
    .nullable()
    .describe('Where a page is seen now; null for messages and pages that are seen nowhere'),
  firstBlocks: z
    .array(z.object({ kind: z.string(), url: z.string().nullable() }))
    .nullable()
    .describe('How a page begins; null for messages'),
})
export const itemWithDraft = itemReply.extend({ document: contentDocument })

export const listQuery = z.strictObject({
  kind: z.enum(itemKinds).optional(),
  folder: z.string().max(300).optional(),
  label: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
  state: z.enum(['draft', 'live', 'changed', 'waiting']).optional(),
  language: language.optional(),
  archived: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
})
export const listReply = z.object({
  items: z.array(itemInList),
  nextCursor: z.string().nullable(),
  shelves: z.array(
    z.object({ kind: z.enum(['folder', 'label']), name: z.string(), items: z.number().int() }),
  ),
})

export const createBody = z.strictObject({
  kind: z.enum(itemKinds),
  name,
  folder: folder.default(''),
  labels: labels.default([]),
  document: contentDocument,
})
export const draftBody = z.strictObject({ document: contentDocument })
export const changeBody = z.strictObject({
  name: name.optional(),
  folder: folder.optional(),
  labels: labels.optional(),
  isArchived: z.boolean().optional(),
})
export const copyBody = z.strictObject({ name })
export const noteBody = z.strictObject({ note: z.string().max(1000).default('') })
export const decisionBody = z.strictObject({
  decision: z.enum(['approved', 'rejected']),
  note: z.string().max(1000).default(''),
})

const decision = z.enum(['published', 'submitted', 'approved', 'rejected'])
export const publishedReply = z.object({ version: z.number().int(), decision })
export const versionsReply = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      createdAt: instant,
      createdBy: z.string(),
      decision,
      note: z.string(),
      decidedAt: instant,
      decidedBy: z.string(),
      isLive: z.boolean(),
    }),
  ),
})
export const versionReply = z.object({
  version: z.number().int(),
  document: contentDocument,
  brand: brandKit,
})

const versionOrDraft = z.union([z.literal('draft'), z.coerce.number().int().min(1)])
export const diffQuery = z.strictObject({ from: versionOrDraft, to: versionOrDraft.default('draft') })
export const diffReply = z.object({
  changes: z.array(
    z.object({
      place: z.string(),
      kind: z.enum(['added', 'removed', 'changed', 'moved']),
      before: z.string().nullable(),
      after: z.string().nullable(),
      words: z.string(),
    }),
  ),
})

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'advice']),
  place: z.string(),
  what: z.string(),
  cure: z.string(),
})
const variant = z.object({
  channel: z.enum(contentChannels),
  language,
  fields: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      origin: z.enum(['core', 'own']),
      fromCore: z.string().nullable(),
      length: z.number().int(),
      fits: z.number().int(),
      most: z.number().int(),
      shortened: z.object({ full: z.string(), how: z.enum(['sentence', 'words']) }).nullable(),
      state: z.enum(['ok', 'empty', 'too_short', 'too_long', 'over']),
    }),
  ),
  link: z.string(),
  cutBy: z.array(z.object({ platform: z.string(), field: z.string(), shown: z.number().int() })),
  plain: z
    .object({ text: z.string(), parts: z.number().int(), isWhole: z.boolean() })
    .nullable()
    .describe('An SMS without Polish letters, where that saves a part or a cut'),
})
export const reviewReply = z.object({
  revision: z.number().int(),
  variants: z.array(variant),
  findings: z.array(finding),
  /** No finding keeps it from being published. */
  isReady: z.boolean(),
})

const smsSize = {
  encoding: z.enum(['gsm7', 'ucs2']),
  units: z.number().int(),
  parts: z.number().int(),
  unitsPerPart: z.number().int(),
  unitsLeft: z.number().int(),
  forcedBy: z.array(z.string()),
  perMessageMinor: z.string().nullable(),
}
export const smsReply = z.object({
  ...smsSize,
  plain: z.object({ ...smsSize, text: z.string() }).nullable(),
  isTooLong: z.boolean(),
})
export const smsBody = z.strictObject({ text: z.string().max(5000) })

export const previewBody = z.strictObject({
  channel: previewChannel,
  language,
  customerId: z.uuid().nullable().default(null),
  recent: z.record(z.string().max(100), z.number().min(0).max(525_600)).default({}),
})
const rendered = z.union([
  z.object({ ok: z.literal(true), parts: z.record(z.string(), z.string()) }),
  z.object({ ok: z.literal(false), reason: z.enum(renderFaults), part: z.string(), detail: z.string() }),
])
export const previewReply = z.object({
  rendered: rendered.nullable(),
  variant: variant.nullable(),
  sms: smsReply.nullable(),
  findings: z.array(finding),
})

export const tryBody = z.strictObject({
  kind: z.enum(itemKinds).default('message'),
  document: contentDocument,
  languages: z
    .array(language)
    .min(1)
    .max(languages.length)
    .default([...languages]),
  customerId: z.uuid().nullable().default(null),
  recent: z.record(z.string().max(100), z.number().min(0).max(525_600)).default({}),
})
export const tryReply = z.object({
  variants: z.array(variant),
  shown: z.array(z.object({ channel: previewChannel, language, rendered, sms: smsReply.nullable() })),
  findings: z.array(finding),
  isReady: z.boolean(),
  body: blockDocument,
})

export const brandReply = z.object({
  kit: brandKit,
  revision: z.number().int(),
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
  findings: z.array(finding),
})
export const brandBody = z.strictObject({ kit: brandKit })

export const outlineQuery = z.strictObject({ language })
export const outlineReply = z.object({
  title: z.string(),
  sections: z.array(
    z.object({
      kind: z.enum(['figure', 'point', 'action']),
      text: z.string(),
      figure: z.string().nullable(),
    }),
  ),
  source: z.string(),
})

export const variablesReply = z.object({
  items: z.array(z.object({ path: z.string(), label: z.string() })),
  /** A model is configured that suggests texts. */
  hasWritingHelp: z.boolean(),
})

export const writingBody = z.strictObject({
  language,
  /** What it is about, in the member's words: no customer's data. */
  brief: z.string().trim().min(3).max(2000),
  field: z.enum(['headline', 'message', 'offer', 'action', 'subject', 'sms']),
})
export const writingReply = z.object({
  suggestions: z.array(z.object({ text: z.string(), aiMade: z.literal(true), findings: z.array(finding) })),
})

export const pictureBody = z.strictObject({
  /** What the file was called, for people to read: it is kept short, and no path is ever made of it. */
  name: z
    .string()
    .transform((one) => [...one.trim()].slice(0, 200).join('').trim())
    .pipe(z.string().min(1)),
  data: z.base64().max(1_000_000),
})
export const pictureReply = z.object({
  id: z.uuid(),
  format: z.enum(['png', 'jpeg', 'gif', 'webp']),
  width: z.number().int(),
  height: z.number().int(),
  name: z.string(),
  size: z.number().int(),
  /** Below the server's address. */
  path: z.string(),
  createdAt: instant,
  createdBy: z.string(),
})
export const picturesQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) })
export const picturesReply = z.object({ items: z.array(pictureReply) })
export const pictureUsesReply = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['message', 'page', 'brand']),
      id: z.uuid().nullable(),
      name: z.string(),
      /** `live`: sent or shown now; `sent`: in a version sent before; `draft`: nobody has seen it yet. */
      state: z.enum(['live', 'sent', 'draft']),
    }),
  ),
  /** Nothing that is sent or shown now needs it. */
  isFree: z.boolean(),
})
export const doneReply = z.object({ done: z.literal(true) })
