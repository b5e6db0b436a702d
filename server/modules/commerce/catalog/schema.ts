import { z } from 'zod'
import { amount, code, currency, instant, money, outcomes, rowsReply, words } from '../schema.ts'
import { readGtin } from './rules/gtin.ts'

const url = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2_000)
/** A picture may lie on this very server: `/shop/pictures/golf.svg`. */
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w./-]+$/)
const picture = z.strictObject({ url: z.union([url, ownPath]), alt: words(200).optional() })
/** The same words in another order are the same. */
const sortKeys = <V>(all: Record<string, V>): Record<string, V> =>
  Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))

const value = z.union([words(500), z.number(), z.boolean(), z.array(words(200)).max(50)])
const attributes = z
  .record(words(64), value)
  .refine((all) => Object.keys(all).length <= 100)
  .transform(sortKeys)

/** What its words are called there: of categories, and of options such as colours. */
const dictionary = z
  .record(words(300), words(300))
  .refine((all) => Object.keys(all).length <= 300)
  .transform(sortKeys)
const wording = z.strictObject({
  name: words(300).optional(),
  description: words(10_000).optional(),
  url: url.optional(),
  values: dictionary.optional().describe('Words of categories and options: `kasztan` is `chestnut`'),
})
const texts = z.strictObject({ pl: wording.optional(), en: wording.optional() })
export type Texts = z.output<typeof texts>
/** Texts as they were stored. */
export const storedTexts = z.string().transform((text) => texts.parse(JSON.parse(text)))

/** A product as a feed in another language tells it: its words alone, whole. */
export const textRow = wording.extend({ id: code, language: z.enum(['pl', 'en']) })
export type TextRow = z.output<typeof textRow>

const gtin = z.string().transform((text, context) => {
  const known = readGtin(text)
  if (known === null) context.addIssue({ code: 'invalid_format', format: 'gtin', input: text })
  return known ?? z.NEVER
})

/** A price of now, within a product. */
const ownPrice = z.strictObject({ amount, currency: currency.optional() })

const variant = z.strictObject({
  sku: code,
  gtin: gtin.optional().describe('EAN, UPC or GTIN; its check digit is checked'),
  options: attributes.default({}).describe('What tells it from its sisters: size, color'),
  attributes: attributes.default({}),
  pictures: z.array(picture).max(20).default([]),
  isActive: z.boolean().default(true),
  price: ownPrice.optional(),
})

/** A product as a feed tells it: whole. Variants it does not name are no longer offered. */
export const productRow = z.strictObject({
  id: code,
  name: words(300),
  brand: words(120).optional(),
  description: words(10_000).optional(),
  url: url.optional(),
  texts: texts.optional().describe('In other languages; where absent, what was told of them stays'),
  categories: z.array(words(300)).max(10).default([]).describe('Paths from the root: `Obuwie > Trzewiki`'),
  attributes: attributes.default({}),
  pictures: z.array(picture).max(20).default([]),
  popularity: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(0)
    .describe('Higher stands first in a search'),
  isActive: z.boolean().default(true),
  variants: z.array(variant).min(1).max(200),
})
export type ProductRow = z.output<typeof productRow>

/** Words of one language: null takes one away, what is absent stays. */
const wordingEdit = z.strictObject({
  name: words(300).nullable().optional(),
  description: words(10_000).nullable().optional(),
  url: url.nullable().optional(),
  values: dictionary.nullable().optional(),
})

/** What a person changes of a product; what is absent stays. */
export const editBody = z.strictObject({
  seen: instant
    .optional()
    .describe('`changedAt` as it was read: nothing is changed where it has changed since'),
  name: words(300).optional(),
  brand: words(120).nullable().optional(),
  description: words(10_000).nullable().optional(),
  url: url.nullable().optional(),
  texts: z.strictObject({ pl: wordingEdit.optional(), en: wordingEdit.optional() }).optional(),
  categories: z.array(words(300)).max(10).optional(),
  pictures: z.array(picture).max(20).optional().describe('In their order'),
  isActive: z.boolean().optional().describe('false: withdrawn from sale'),
  variants: z
    .array(
      z.strictObject({
        sku: code,
        isActive: z.boolean().optional(),
        price: ownPrice.optional().describe('From now on'),
        pictures: z.array(picture).max(20).optional(),
      }),
    )
    .max(200)
    .optional()
    .describe('Those that change'),
})
export type EditBody = z.output<typeof editBody>
export const editedReply = z.object({
  outcome: z.enum(['changed', 'unchanged']),
  edit: z.string().nullable().describe('What it is taken back by'),
})

const change = z.strictObject({
  field: z.string(),
  language: z.enum(['pl', 'en']).nullable().describe('Of words in another language'),
  sku: z.string().nullable().describe('Of a variant'),
  before: z.unknown(),
  after: z.unknown(),
})
export type Change = z.output<typeof change>
/** Changes as they were stored. */
export const storedChanges = z.string().transform((text) => z.array(change).parse(JSON.parse(text)))
export const editParams = z.strictObject({ id: code, edit: code })
export const editsReply = z.object({
  origin: z.string().nullable().describe('The feed that told the product last: what it tells next wins'),
  own: z
    .object({ name: z.string(), description: z.string().nullable() })
    .describe('Its own words, whatever language is asked for'),
  items: z.array(
    z.object({
      id: z.string(),
      at: instant,
      by: z.string(),
      undoes: z.string().nullable().describe('The change it took back'),
      changes: z.array(change),
      isUndoable: z.boolean().describe('Nobody has changed these fields since'),
    }),
  ),
})

export const priceRow = z.strictObject({
  sku: code,
  amount,
  currency: currency.optional(),
  from: instant.optional().describe('When it begins; now where absent'),
})

export type PriceFeedRow = z.output<typeof priceRow>

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0.01).max(100).multipleOf(0.01) }),
  z.strictObject({ kind: z.literal('amount'), amount, currency: currency.optional() }),
  z.strictObject({ kind: z.literal('price'), amount, currency: currency.optional() }),
])
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('products'), ids: z.array(code).min(1).max(5_000) }),
  z.strictObject({ kind: z.literal('variants'), skus: z.array(code).min(1).max(5_000) }),
  z.strictObject({
    kind: z.literal('categories'),
    paths: z.array(words(300)).min(1).max(100).describe('With everything below them'),
  }),
])
export type Target = z.output<typeof target>

export const promotionBody = z.strictObject({
  name: words(200),
  names: z
    .strictObject({ pl: words(200).optional(), en: words(200).optional() })
    .optional()
    .describe('In other languages'),
  effect,
  target,
  from: instant,
  until: instant.nullable().default(null).describe('The first instant at which it counts no longer'),
})
export type PromotionBody = z.output<typeof promotionBody>
export const promotionParams = z.strictObject({ id: code })
export const promotionReply = promotionBody.extend({
  id: z.string(),
  state: z.enum(['to_come', 'running', 'over']),
})
export const promotionsReply = z.object({ items: z.array(promotionReply) })
export const savedReply = z.object({ outcome: z.enum(outcomes).exclude(['refused']) })

export const searchQuery = z.strictObject({
  q: z.string().max(200),
  category: words(300).optional().describe('With everything below it'),
  after: z.string().max(8_000).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(40).default(12),
})
export type SearchQuery = z.output<typeof searchQuery>
const price = z.object({
  price: z.string(),
  regular: z.string().describe('Before the promotion'),
  currency: z.string(),
  promotionId: z.string().nullable(),
})
const foundVariant = z.object({
  sku: z.string(),
  gtin: z.string().nullable(),
  options: z.record(z.string(), z.unknown()),
  price: price.nullable(),
})
export const searchReply = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      brand: z.string().nullable(),
      categories: z.array(z.string()),
      picture: z.string().nullable(),
      variants: z.array(foundVariant).describe('Those that were meant first'),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type Found = z.output<typeof searchReply>['items'][number]

export const browseQuery = z.strictObject({
  category: words(300).optional().describe('With everything below it'),
  state: z.enum(['offered', 'withdrawn']).default('offered'),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})
export type BrowseQuery = z.output<typeof browseQuery>

export const categoriesReply = z.object({
  items: z.array(
    z.object({
      path: z.string(),
      name: z.string().describe('The path in the language asked for, where a product in it tells that'),
      products: z.number().int(),
    }),
  ),
})

export const historyReply = z.object({
  currency: z.string(),
  lines: z
    .array(
      z.object({
        skus: z.array(z.string()),
        steps: z.array(
          z.object({
            from: instant,
            price: z.string(),
            regular: z.string().describe('Before the promotion'),
            promotionId: z.string().nullable(),
          }),
        ),
      }),
    )
    .describe('Variants that always cost the same are one line'),
})
export type PriceHistory = z.output<typeof historyReply>

export const productParams = z.strictObject({ id: code })
export const productReply = z.object({
  id: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  description: z.string().nullable(),
  url: z.string().nullable(),
  texts: texts.nullable().describe('In other languages, as feeds told them'),
  categories: z.array(z.string()),
  attributes: z.record(z.string(), z.unknown()),
  pictures: z.array(z.object({ url: z.string(), alt: z.string().optional() })),
  isActive: z.boolean(),
  changedAt: instant,
  origin: z.string().nullable().describe('The feed that told it last'),
  variants: z.array(
    foundVariant.extend({
      attributes: z.record(z.string(), z.unknown()),
      pictures: z.array(z.object({ url: z.string(), alt: z.string().optional() })),
      isActive: z.boolean(),
      reduced: z
        .object({ since: instant, lowest: money })
        .nullable()
        .describe('The lowest price of the 30 days before the price fell (Omnibus)'),
    }),
  ),
})
export type ProductReply = z.output<typeof productReply>

/** Any host that may be called: which one is the network's to say. */
const pageUrl = z.url({ protocol: /^https?$/ }).max(2_000)
export const pageBody = z.strictObject({ url: pageUrl.describe('A page of a shop, with https') })
export const pageReply = z.object({
  url: z.string().describe('Where the page was found'),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      brand: z.string().optional(),
      description: z.string().optional(),
      url: z.string().optional(),
      categories: z.array(z.string()),
      pictures: z.array(z.object({ url: z.string() })),
      variants: z.array(
        z.object({
          sku: z.string(),
          gtin: z.string().optional(),
          options: z.record(z.string(), z.string()),
          isActive: z.boolean(),
          price: z.object({ amount: z.string(), currency: z.string() }).optional(),
        }),
      ),
    }),
  ),
  refused: rowsReply.shape.items.describe('Rows that the catalogue would not take, and why'),
})
export type PageReply = z.output<typeof pageReply>
