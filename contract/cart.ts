import { z } from 'zod'

/** More lines than anybody looks through, more pieces of one line than anybody carries home. */
export const mostLines = 200
export const mostPieces = 999

/** Minted by whoever makes the change: sent again, it is the same change. */
const changeId = z.string().regex(/^[\w.:-]{8,64}$/)
const sku = z.string().trim().min(1).max(64)
const code = z.string().trim().min(1).max(64)

/** When it was made, for one made without a network; a clock that is ahead counts as now. */
const at = z.iso.datetime().optional()
/** The `version` of the cart that was on the screen: what was not seen is not undone by it. */
const seen = z.string().max(600).optional()

/** One thing somebody does to a cart. */
export const cartChange = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ id: changeId, kind: z.literal('add'), sku, at },
    quantity: z.number().int().min(1).max(mostPieces),
  }),
  z.strictObject({
    ...{ id: changeId, kind: z.literal('set'), sku, at, seen },
    quantity: z.number().int().min(0).max(mostPieces).describe('From now on; nought takes the line out'),
  }),
  z.strictObject({ id: changeId, kind: z.literal('remove'), sku, at, seen }),
  z.strictObject({ id: changeId, kind: z.literal('coupon_add'), code, at }),
  z.strictObject({ id: changeId, kind: z.literal('coupon_remove'), code, at, seen }),
])
export type CartChange = z.output<typeof cartChange>

/** Who changed it: the shopper herself, somebody of the shop (`Olga, Kraków Kazimierz`), a program. */
export const author = z.object({
  kind: z.enum(['customer', 'member', 'key', 'bot', 'system']),
  name: z.string().nullable(),
})

export const stockGrades = ['enough', 'few', 'none'] as const
export type StockGrade = (typeof stockGrades)[number]

/** What stands on a shelf or in a cart, as a screen shows it. Amounts are decimal texts in the cart's currency. */
const article = {
  sku: z.string(),
  productId: z.string(),
  name: z.string(),
  variant: z.string().describe('`rozmiar 38, kasztan`'),
  picture: z.string().nullable(),
  by: author.describe('Who changed it last'),
  at: z.iso.datetime(),
  stock: z.enum(stockGrades).describe('In all stores together'),
}

export const cartLine = z.object({
  line: z.string().describe('Names the line; its SKU'),
  ...article,
  quantity: z.number().int(),
  price: z.string().describe('Of one piece'),
  regular: z.string().describe('Before the promotion'),
  sum: z.string(),
  isForSale: z.boolean().describe('False: withdrawn since, in no sum, in nobody’s way to the till but hers'),
})

export const noticeKinds = [
  'price_up',
  'price_down',
  'sold_out',
  'short',
  'withdrawn',
  'quantity_cut',
  'merged',
] as const

export const cartView = z.object({
  id: z.string(),
  version: z.string().describe('Another one whenever the cart is another; what a checkout compares'),
  currency: z.string(),
  lines: z.array(cartLine),
  coupons: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      discount: z.string().nullable(),
      refused: z.string().nullable().describe('Why it is not taken: a code'),
    }),
  ),
  totals: z.object({ goods: z.string(), discount: z.string(), total: z.string() }),
  notices: z.array(z.object({ kind: z.enum(noticeKinds), line: z.string().nullable(), text: z.string() })),
  customerId: z.string().nullable(),
})
export type CartView = z.output<typeof cartView>

export const wants = z.strictObject({
  priceDrop: z.boolean().default(false),
  backInStock: z.boolean().default(false),
})

export const wishChange = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ id: changeId, kind: z.literal('add'), sku, at },
    wants: wants.default({ priceDrop: false, backInStock: false }).describe('What she asks to be told of'),
  }),
  z.strictObject({ id: changeId, kind: z.literal('remove'), sku, at, seen }),
])
export type WishChange = z.output<typeof wishChange>

export const wishlistView = z.object({
  id: z.string(),
  version: z.string(),
  currency: z.string(),
  items: z.array(
    z.object({
      ...article,
      price: z.string().nullable().describe('Null where it is not for sale any more'),
      regular: z.string().nullable(),
      wants: z.object({ priceDrop: z.boolean(), backInStock: z.boolean() }),
    }),
  ),
  customerId: z.string().nullable(),
})
export type WishlistView = z.output<typeof wishlistView>

/** Where a cart goes on: shown as a QR code, good once and for ten minutes. */
export const handover = z.object({ code: z.string(), url: z.string(), expiresAt: z.iso.datetime() })
