import { z } from 'zod'
import { blockDocument } from './blocks.ts'
import { contentChannels, coreMessage, overrides } from './core.ts'

export const itemKinds = ['message', 'page'] as const

/** What one edits: a message with its variants and its mail in blocks, or a landing page. */
export const contentDocument = z.strictObject({
  core: coreMessage,
  channels: z.array(z.enum(contentChannels)).max(contentChannels.length).default(['email']),
  overrides: overrides.prefault({}),
  /** The mail, or the page, in blocks; a mail without blocks is made from the core message. */
  body: blockDocument.nullable().default(null),
  /** A person who lacks a datum the texts ask for is skipped, or gets the text without it. */
  onMissing: z.enum(['skip', 'empty']).default('skip'),
  // One part holds a key message or an offer in Polish letters, seldom both beside a link.
  smsParts: z.number().int().min(1).max(6).default(2),
  /** Fields a model has written: channel.language.field or a block's id. Marked so in what is sent. */
  aiMade: z.array(z.string().max(100)).max(200).default([]),
})
export type ContentDocument = z.infer<typeof contentDocument>
