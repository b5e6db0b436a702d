import { z } from 'zod'
import { languages } from './core.ts'

/** A text in each language it is written in. */
const localized = (most: number) => z.partialRecord(z.enum(languages), z.string().max(most))
export type Localized = z.infer<ReturnType<typeof localized>>

const id = z.string().regex(/^[a-z0-9_-]{1,40}$/i)
const colour = z.string().regex(/^#[0-9a-f]{6}$/i)
const link = z.string().max(2000)

/** Texts that go into a condition as they are: no Liquid, no quote, so that none ends early. */
const literal = z.union([
  z
    .string()
    .max(200)
    .regex(/^[^"'{}%\\\r\n]*$/),
  z.number().finite(),
  z.boolean(),
])
const traitName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/)

const test = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('trait'),
    name: traitName,
    is: z.enum(['equal', 'not_equal', 'contains', 'more', 'less', 'known', 'unknown']),
    value: literal.optional(),
  }),
  z.strictObject({
    on: z.literal('stage'),
    is: z.enum(['one_of', 'none_of']),
    stages: z
      .array(z.string().regex(/^[a-z_]{1,40}$/))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    on: z.literal('event'),
    name: z.string().regex(/^[^"'{}%\\\r\n]{1,100}$/),
    happened: z.boolean(),
    /** Within so many minutes before the moment of sending. */
    withinMinutes: z.number().int().min(1).max(10_080),
  }),
  z.strictObject({
    /** What she looks at now, has in her cart or wishes for, in her own store. */
    on: z.literal('stock'),
    is: z.enum(['there', 'gone']),
  }),
])
export type ConditionTest = z.infer<typeof test>

/** When a dynamic block shows: all of the tests, or any. */
export const condition = z.strictObject({
  match: z.enum(['all', 'any']),
  tests: z.array(test).min(1).max(10),
})
export type Condition = z.infer<typeof condition>

const show = z.enum(['always', 'wide', 'narrow']).optional()
const align = z.enum(['left', 'center', 'right']).optional()

// biome-ignore format: one line a block
const leaf = [
  z.strictObject({ kind: z.literal('heading'), id, show, align, level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1), text: localized(300) }),
  z.strictObject({ kind: z.literal('text'), id, show, align, html: localized(20_000) }),
  z.strictObject({
    kind: z.literal('picture'), id, show,
    url: link,
    alt: localized(300).default({}),
    /** Says nothing that the text does not: an empty alternative text is right. */
    isDecorative: z.boolean().default(false),
    link: link.optional(),
    width: z.number().int().positive().max(1200).optional(),
  }),
  z.strictObject({
    kind: z.literal('live_picture'), id, show,
    /** Chosen anew each time the mail is opened: the first case whose condition holds then. */
    cases: z.array(z.strictObject({ when: condition, url: link })).min(1).max(6),
    /** Shown where no case holds, and where the choice cannot be made. */
    url: link,
    alt: localized(300).default({}),
    isDecorative: z.boolean().default(false),
    link: link.optional(),
    width: z.number().int().positive().max(1200).optional(),
  }),
  z.strictObject({ kind: z.literal('button'), id, show, align, label: localized(80), link, colour: colour.optional(), textColour: colour.optional() }),
  z.strictObject({ kind: z.literal('divider'), id, show }),
  z.strictObject({ kind: z.literal('spacer'), id, show, height: z.number().int().min(4).max(120).default(24) }),
  z.strictObject({
    kind: z.literal('products'), id, show,
    /** Which list of the customer's data fills the slot when it is sent. */
    source: z.enum(['cart', 'wishlist', 'viewed', 'recommended']),
    most: z.number().int().min(1).max(12).default(3),
    button: localized(80).default({}),
  }),
  z.strictObject({ kind: z.literal('coupon'), id, show, label: localized(200).default({}) }),
  z.strictObject({ kind: z.literal('stock'), id, show, label: localized(200).default({}) }),
  z.strictObject({ kind: z.literal('unsubscribe'), id, show, text: localized(500).default({}) }),
  /** A form of ours; pages only, a mail leaves it out. */
  z.strictObject({ kind: z.literal('form'), id, show, form: z.uuid() }),
] as const

const leafBlock = z.discriminatedUnion('kind', leaf)
export type LeafBlock = z.infer<typeof leafBlock>

const columns = z.strictObject({
  kind: z.literal('columns'),
  id,
  show,
  columns: z.array(z.array(leafBlock).max(20)).min(2).max(4),
})
const plainBlock = z.discriminatedUnion('kind', [...leaf, columns])
export type PlainBlock = z.infer<typeof plainBlock>

const dynamic = z.strictObject({
  kind: z.literal('dynamic'),
  id,
  show,
  /** The first case whose condition holds is shown. */
  cases: z
    .array(z.strictObject({ when: condition, blocks: z.array(plainBlock).max(20) }))
    .min(1)
    .max(10),
  otherwise: z.array(plainBlock).max(20).default([]),
})
export const block = z.discriminatedUnion('kind', [...leaf, columns, dynamic])
export type Block = z.infer<typeof block>

/** More than any mail needs, and what compiles in a moment. */
const mostBlocks = 300
const mostCharacters = 250_000

/** What an e-mail or a landing page is made of. */
export const blockDocument = z
  .strictObject({
    blocks: z.array(block).max(200),
    /** Ground of the page; the brand's where not said. */
    background: colour.optional(),
  })
  .refine((document) => walkBlocks(document).length <= mostBlocks, `at most ${mostBlocks} blocks`)
  .refine(
    (document) => JSON.stringify(document).length <= mostCharacters,
    `at most ${mostCharacters} characters`,
  )
export type BlockDocument = z.infer<typeof blockDocument>

/** Every block of the document with the place of it, those inside others too. */
export function walkBlocks(document: {
  blocks: readonly Block[]
}): { block: Block | PlainBlock; path: string }[] {
  const found: { block: Block | PlainBlock; path: string }[] = []
  const visit = (one: Block | PlainBlock, path: string) => {
    found.push({ block: one, path })
    if (one.kind === 'columns')
      for (const [i, column] of one.columns.entries())
        for (const [j, inner] of column.entries()) visit(inner, `${path}.columns[${i}][${j}]`)
    if (one.kind !== 'dynamic') return
    for (const [i, branch] of one.cases.entries())
      for (const [j, inner] of branch.blocks.entries()) visit(inner, `${path}.cases[${i}].blocks[${j}]`)
    for (const [j, inner] of one.otherwise.entries()) visit(inner, `${path}.otherwise[${j}]`)
  }
  for (const [i, one] of document.blocks.entries()) visit(one, `blocks[${i}]`)
  return found
}
