import { channels } from '@splot/contract/channels'
import { z } from 'zod'
import { tillMethods } from '../payment/index.ts'
import { amount, code, instant, pieces, textsOf, words } from '../schema.ts'

/** How the goods reach her: sent, kept in a store, kept to be tried on, taken at a till, taken from the shelf by herself. */
export const kinds = ['ship', 'pickup', 'try', 'till', 'go'] as const
export type OrderKind = (typeof kinds)[number]

export const states = [
  'placed',
  'awaiting_payment',
  'paid',
  'picking',
  'ready',
  'collected',
  'shipped',
  'delivered',
  'no_show',
  'expired',
  'cancelled',
  'partly_returned',
  'returned',
] as const
export type OrderState = (typeof states)[number]

/** What somebody can do with an order by hand. */
export const handActs = ['pick', 'ready', 'collect', 'no_show', 'cancel', 'ship', 'deliver'] as const
export type HandAct = (typeof handActs)[number]

/** Minor units of one order stay inside what JSON and a 64-bit column hold. */
export const mostLines = 200
const text = (most: number) => words(most).nullable().default(null)

export const contact = z.strictObject({
  name: text(120),
  email: z.email().max(320).nullable().default(null),
  phone: text(40),
})
export type Contact = z.output<typeof contact>

const shopUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
  .default(null)

export const address = z.strictObject({
  name: text(120),
  street: words(200),
  postcode: words(20),
  city: words(120),
  country: z.string().length(2).default('PL'),
  point: text(60).describe('A parcel locker or another point of the carrier'),
})

const ship = z.strictObject({ kind: z.literal('ship'), address, carrier: code })
const pickup = z.strictObject({ kind: z.literal('pickup'), storeId: code })
const tryOn = z
  .strictObject({ kind: z.literal('try'), storeId: code })
  .describe('Reserve and try: paid for in the store')
const till = z.strictObject({ kind: z.literal('till') }).describe('The goods are taken at once')
const go = z
  .strictObject({ kind: z.literal('go') })
  .describe('Scan and go: taken from the shelf, paid in the app')

export const delivery = z.discriminatedUnion('kind', [ship, pickup, tryOn, till, go])
export type Delivery = z.output<typeof delivery>

export const line = z.strictObject({
  sku: code,
  quantity: pieces,
  price: amount.optional().describe('Of one piece; only at a till, and only with a reason'),
  reason: words(200).optional(),
})

export const payment = z.strictObject({ method: z.enum(tillMethods), amount })

const basket = {
  cartId: code.nullable().default(null),
  version: z.string().max(100).nullable().default(null).describe('Of the cart, as it was seen'),
  coupons: z.array(words(64)).max(20).default([]),
  points: z.number().int().min(0).max(10_000_000).default(0).describe('Points to spend'),
}

export const placeBody = z.strictObject({
  channel: z.enum(channels),
  customerId: z.uuid().nullable().default(null),
  storeId: code.nullable().default(null).describe('Where it is sold; of a till'),
  lines: z.array(line).max(mostLines).default([]),
  ...basket,
  currency: z.string().max(3).nullable().default(null).describe('Refused where it is not the shop’s'),
  delivery,
  contact: contact.nullable().default(null),
  payments: z.array(payment).max(10).default([]).describe('What was paid at the till'),
  method: words(60)
    .nullable()
    .default(null)
    .describe('A provider, in_store or on_delivery; null: by link later'),
  receiptId: code.nullable().default(null),
  tillId: code.nullable().default(null),
  at: instant.nullable().default(null).describe('When it was sold, by the clock of the till'),
  sentAt: instant.nullable().default(null).describe('What that clock shows now: it mends `at`'),
  note: text(500),
  shopUrl,
})
export type PlaceBody = z.output<typeof placeBody>

export const checkoutBody = z.strictObject({
  ...basket,
  cartId: code,
  storeId: code.nullable().default(null).describe('Of scan and go'),
  delivery: z.discriminatedUnion('kind', [ship, pickup, tryOn, go]).describe('Nobody is her own cashier'),
  contact,
  keepsContact: z
    .boolean()
    .default(false)
    .describe('Of somebody signed in: what she left empty is taken from what is known of her'),
  shopUrl: shopUrl.describe('Where her order’s page leads back to'),
  payment: z.strictObject({ method: words(60) }),
  channel: z.enum(['web', 'app']).default('web'),
})
export type CheckoutBody = z.output<typeof checkoutBody>

export const scanBody = z.strictObject({ storeId: code.describe('Where she scanned a label') })

const by = z.object({ kind: z.string(), name: z.string().nullable() })
const decimal = z.string()

const lineWords = z.object({ name: z.string(), variant: z.string() })
export const lineView = z.object({
  line: z.string(),
  sku: z.string(),
  productId: z.string(),
  name: z.string(),
  variant: z.string(),
  words: z
    .object({ pl: lineWords, en: lineWords })
    .nullable()
    .describe('What it was called when it was sold, in each language; null of older orders'),
  picture: z.string().nullable(),
  quantity: z.number().int(),
  returned: z.number().int(),
  price: decimal.describe('Of one piece, as it was sold'),
  regular: decimal,
  sum: decimal.describe('Paid for the line, after every discount'),
  storeId: z.string().nullable().describe('Where it is taken from'),
  short: z.number().int().describe('Pieces the books did not have when a till sold them'),
})

const shipment = z.object({
  carrier: z.string(),
  carrierName: z.string(),
  trackingId: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  courier: z
    .object({
      name: z.string().nullable(),
      place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
      at: instant,
    })
    .nullable(),
})

const returnView = z.object({
  id: z.string(),
  at: instant,
  storeId: z.string().nullable(),
  lines: z.array(z.object({ line: z.string(), quantity: z.number().int() })),
  refund: decimal,
  reason: z.string().nullable(),
})

export const orderView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(states),
  kind: z.enum(kinds),
  channel: z.enum(channels),
  currency: z.string(),
  storeId: z.string().nullable(),
  customerId: z.uuid().nullable(),
  receiptId: z.string().nullable(),
  placedAt: instant,
  changedAt: instant,
  dueAt: instant.nullable().describe('Until when it waits for payment, or in the store'),
  pickup: z.object({ code: z.string(), qr: z.string() }).nullable().describe('Once it is ready'),
  lines: z.array(lineView),
  language: z.enum(['pl', 'en']).nullable().describe('What whoever bought reads; null where nobody knows'),
  coupons: z.array(z.object({ code: z.string(), name: z.string(), discount: decimal })),
  totals: z.object({
    goods: decimal,
    discount: decimal,
    points: decimal,
    shipping: decimal,
    total: decimal,
    paid: decimal,
    refunded: decimal,
    due: decimal,
  }),
  payment: z.object({ method: z.string().nullable(), url: z.string().nullable() }),
  contact: contact.nullable(),
  address: address.nullable(),
  shipment: shipment.nullable(),
  note: z.string().nullable(),
  history: z.array(z.object({ at: instant, act: z.string(), state: z.enum(states), by })),
  returns: z.array(returnView),
  returnAsked: z
    .object({
      at: instant,
      lines: z.array(z.object({ line: z.string(), quantity: z.number().int() })),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe('What she says she sends back'),
  acts: z.array(z.string()).describe('What can be done with it now'),
  version: z.number().int(),
})
export type OrderView = z.output<typeof orderView>

export const orderParams = z.strictObject({ id: z.uuid() })
export const placedReply = z.object({
  order: orderView,
  pay: z
    .object({ url: z.string() })
    .nullable()
    .describe('Where she pays; null where nothing is due, or later'),
  statusUrl: z.string().describe('The page of this order, for whoever has the link'),
})
export type PlacedReply = z.output<typeof placedReply>

const list = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .max(200)
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(values as readonly [T, ...T[]])))
    .optional()

export const ordersQuery = z.strictObject({
  storeId: z.string().max(64).optional(),
  state: list(states).describe('One or several, with commas between'),
  kind: list(kinds),
  customerId: z.uuid().optional(),
  q: z.string().max(100).optional().describe('Number, receipt, pick-up code, e-mail or phone'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type OrdersQuery = z.output<typeof ordersQuery>

/** An order as it stands in a list. */
export const orderRow = orderView
  .pick({ id: true, number: true, state: true, kind: true, channel: true, storeId: true, customerId: true })
  .extend({
    placedAt: instant,
    dueAt: instant.nullable(),
    name: z.string().nullable(),
    pieces: z.number().int(),
    total: decimal,
    due: decimal,
    currency: z.string(),
    lines: z.array(lineView.pick({ name: true, variant: true, quantity: true, picture: true, sku: true })),
    acts: z.array(z.string()),
  })
export type OrderRowView = z.output<typeof orderRow>
const toldOrder = z.object({
  number: z.string().nullable().describe('As its system calls it'),
  at: instant,
  total: decimal.describe('What is left after returns'),
  currency: z.string(),
})
export type ToldView = z.output<typeof toldOrder>
export const ordersReply = z.object({
  items: z.array(orderRow),
  elsewhere: z
    .array(toldOrder)
    .optional()
    .describe(
      'Of one customer, first page: what she bought in other systems, told by events; no order of ours',
    ),
  nextCursor: z.string().nullable(),
})

export const actBody = z.strictObject({
  act: z.enum(handActs),
  code: z.string().max(60).nullable().default(null).describe('collect: what she shows'),
  payments: z.array(payment).max(10).default([]).describe('collect: what is paid now'),
  keep: z
    .array(z.strictObject({ line: z.string().max(100), quantity: z.number().int().min(0).max(100_000) }))
    .max(mostLines)
    .nullable()
    .default(null)
    .describe('collect of reserve and try: what she takes; the rest stays'),
  reason: text(200),
  trackingId: text(100),
  trackingUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
})
export type ActBody = z.output<typeof actBody>

export const returnBody = z.strictObject({
  lines: z
    .array(z.strictObject({ line: z.string().max(100), quantity: pieces }))
    .min(1)
    .max(mostLines),
  storeId: code.nullable().default(null).describe('Where it came back: the pieces lie there again'),
  isSellable: z.boolean().default(true).describe('False: broken or worn, not put back'),
  reason: text(200),
  refundBy: z.enum(['same', ...tillMethods]).default('same'),
})
export type ReturnBody = z.output<typeof returnBody>

export const askReturnBody = returnBody.pick({ lines: true, reason: true })

export const payLinkBody = z.strictObject({ method: words(60).nullable().default(null) })
export const payLinkReply = z.object({ url: z.string(), statusUrl: z.string() })

const carrier = z.strictObject({
  id: code,
  name: words(80),
  texts: textsOf({ name: words(80) }),
  price: amount,
  freeFrom: amount.nullable().default(null).describe('Goods of this sum are sent for nothing'),
  isPoint: z.boolean().default(false).describe('To a locker or a point'),
})
export const settingsBody = z.strictObject({
  carriers: z.array(carrier).max(20),
  payMinutes: z
    .number()
    .int()
    .min(1)
    .max(14 * 1_440),
  pickupDays: z.number().int().min(1).max(30),
  tryDays: z.number().int().min(1).max(14),
  isPaidInStore: z.boolean().default(true).describe('A checkout may choose to pay at pick-up'),
  isPaidOnDelivery: z.boolean().default(true).describe('A checkout may choose to pay the carrier'),
})
export type OrderSettings = z.output<typeof settingsBody>

/** What a checkout of the shop can offer. */
export const checkoutOptions = z.object({
  carriers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      price: decimal,
      freeFrom: decimal.nullable(),
      isPoint: z.boolean(),
    }),
  ),
  methods: z
    .array(z.object({ id: z.string(), name: z.string(), asksEmail: z.boolean() }))
    .describe('Providers that are on, in_store, on_delivery'),
  currency: z.string(),
})
export type CheckoutOptions = z.output<typeof checkoutOptions>
