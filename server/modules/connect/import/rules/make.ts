import { type FaultCode, readCurrency, splitMoney } from './cells.ts'
import type { Value } from './rows.ts'
import { identifierTargets, traitMark } from './targets.ts'

type Values = ReadonlyMap<string, Value>

/** Rows of one thing: an order has a row a line, a product a row a variant. */
export interface Group {
  lines: readonly number[]
  rows: readonly Values[]
}

export interface Import {
  id: string
  /** When it was begun: what a row says without a time of its own was so until then. */
  at: number
  currency: string
  /** The system whose ids `externalId` holds. */
  system: string
  /** For every row that does not say it itself. */
  consent: Readonly<{
    purpose?: string
    channel?: string
    wordingId?: string
    wordingVersion?: number
    wordingLanguage?: string
    proof?: string
  }>
}

export type Made =
  | { ok: true; body: Readonly<Record<string, unknown>> }
  | { ok: false; code: FaultCode; target: string | null }

const refuse = (code: FaultCode, target: string | null = null): Made => ({ ok: false, code, target })
const iso = (ms: number): string => new Date(ms).toISOString()

/** Whose it is, as an SDK would say it. Null where the row names nobody. */
function nameCustomer(values: Values, { system }: Import) {
  if (!identifierTargets.some((id) => values.has(id))) return null
  const externalIds = [
    ...list(values, 'card', (id) => ({ type: 'card', id })),
    ...list(values, 'externalId', (id) => ({ type: system, id })),
  ].map((one) => ({ ...one, collection: 'users', encoding: 'none' }))
  const traits = { ...pick(values, ['email', 'phone']) }
  return { userId: values.get('userId'), externalIds, traits }
}

const list = <T>(values: Values, id: string, make: (value: string) => T): T[] => {
  const value = values.get(id)
  return value === undefined ? [] : [make(String(value))]
}

function pick(values: Values, ids: readonly string[]): Record<string, Value> {
  const picked: Record<string, Value> = {}
  for (const id of ids) {
    const value = values.get(id)
    if (value !== undefined) picked[id] = value
  }
  return picked
}

/** An event of one row: told twice it happened once, however often the file is read. */
function makeHead(values: Values, made: Import, key: string) {
  const who = nameCustomer(values, made)
  if (who === null) return null
  const { userId, externalIds, traits } = who
  const hasTraits = Object.keys(traits).length > 0
  return {
    messageId: `import-${made.id}-${key}`,
    ...(userId === undefined ? {} : { userId: String(userId) }),
    context: { externalIds, ...(hasTraits ? { traits } : {}), library: { name: 'import' } },
    traits,
  }
}

const plainTraits = [
  'firstName',
  'lastName',
  'name',
  'gender',
  'birthday',
  'postalCode',
  'city',
  'country',
  'language',
  'preferredStore',
  'shoeSize',
  'clothingSize',
  'loyaltyTier',
]

/** A customer: who she is, and what the old system knew of her. */
export function makeCustomer({ lines, rows }: Group, made: Import): Made {
  const values = rows[0] ?? new Map()
  const head = makeHead(values, made, String(lines[0]))
  if (head === null) return refuse('nobody')
  const street = values.get('street')
  const createdAt = values.get('createdAt')
  const own: Record<string, Value> = {}
  for (const [id, value] of values) if (id.startsWith(traitMark)) own[id.slice(traitMark.length)] = value
  const traits = {
    ...head.traits,
    ...pick(values, plainTraits),
    ...(street === undefined
      ? {}
      : { address: { street, ...pick(values, ['postalCode', 'city', 'country']) } }),
    ...(typeof createdAt === 'number' ? { createdAt: iso(createdAt) } : {}),
    ...own,
  }
  const { messageId } = head
  const { externalIds, library } = head.context
  // Her address and number are traits already: said twice, every reader would read them twice.
  const context = { ...(externalIds.length > 0 ? { externalIds } : {}), library }
  const whose = 'userId' in head ? { userId: head.userId } : {}
  return {
    ok: true,
    body: { type: 'identify', messageId, ...whose, timestamp: iso(made.at), traits, context },
  }
}

/** Words for orders that came to nothing, folded: called off, never paid, never placed. */
const cancelled =
  'anulowane anulowano anulowany cancelled canceled voided odrzucone nieoplacone unpaid failed nieudane expired wygaslo draft porzucone'
/** And for those that came back as a whole: nothing is left of what was paid. */
const returned = 'zwrocone zwrot zwrocono refunded returned'
const endings: ReadonlyMap<string, string> = new Map([
  ...cancelled.split(' ').map((word) => [word, 'Order Cancelled'] as const),
  ...returned.split(' ').map((word) => [word, 'Order Refunded'] as const),
])

/** What an order came to, by the word its system has for it; undefined for one that stands. */
const endingOf = (status: Value | undefined): string | undefined =>
  endings.get(
    String(status ?? '')
      .trim()
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ł', 'l'),
  )

/** An order with its lines, or a till's receipt. */
export function makeOrder({ lines, rows }: Group, made: Import): Made {
  const values = rows[0] ?? new Map()
  const head = makeHead(values, made, String(lines[0]))
  if (head === null) return refuse('nobody')
  const total = readSum(values.get('total'))
  const currencies = new Set(rows.flatMap((row) => currenciesOf(row)))
  if (currencies.size > 1) return refuse('currency_two', 'currency')
  const orderId = String(values.get('orderId'))
  const ending = endingOf(values.get('status'))
  const products = rows.flatMap(makeLine)
  const receipt = values.get('receiptId')
  const store = values.get('storeId')
  const { messageId, context } = head
  const whose = 'userId' in head ? { userId: head.userId } : {}
  const isReceipt = receipt !== undefined && store !== undefined
  return {
    ok: true,
    body: {
      type: 'track',
      event: ending ?? (isReceipt ? 'Sale Completed' : 'Order Completed'),
      messageId,
      ...whose,
      timestamp: iso(Number(values.get('at'))),
      properties: {
        order_id: orderId,
        ...(isReceipt ? { receipt_id: String(receipt) } : {}),
        ...(store === undefined ? {} : { store_id: String(store) }),
        // A whole return names neither sum nor lines: it takes back whatever was paid.
        ...(ending === 'Order Refunded'
          ? { return_id: `${made.id}-${orderId}` }
          : total === null
            ? {}
            : { total }),
        currency: [...currencies][0] ?? made.currency,
        ...(products.length === 0 || ending === 'Order Refunded' ? {} : { products }),
      },
      context: { ...context, channel: store === undefined ? 'web' : 'pos' },
    },
  }
}

const readSum = (value: Value | undefined): string | null =>
  value === undefined ? null : splitMoney(String(value)).amount

function currenciesOf(row: Values): string[] {
  const named = ['total', 'price'].flatMap((id) => list(row, id, (value) => splitMoney(value).currency))
  const own = list(row, 'currency', (value) => readCurrency(value) ?? value.trim().toUpperCase())
  return [...own, ...named.filter((one) => one !== null)]
}

function makeLine(row: Values): object[] {
  const sku = row.get('sku')
  const name = row.get('productName')
  if (sku === undefined && name === undefined) return []
  const price = readSum(row.get('price'))
  return [
    {
      ...(sku === undefined ? {} : { sku: String(sku), product_id: String(sku) }),
      ...(name === undefined ? {} : { name: String(name) }),
      ...pick(row, ['category']),
      ...(price === null ? {} : { price }),
      quantity: Number(row.get('quantity') ?? 1),
    },
  ]
}

/** A product with its variants, as a feed of the catalogue has it. */
export function makeProduct({ rows }: Group, made: Import): Made {
  const values = rows[0] ?? new Map()
  const text = (row: Values, id: string) => row.get(id)?.toString()
  const categories = list(values, 'category', (value) => value)
  const pictures = list(values, 'picture', (url) => ({ url }))
  const currencies = new Set(rows.flatMap((row) => currenciesOf(row)))
  if (currencies.size > 1) return refuse('currency_two', 'currency')
  const currency = [...currencies][0] ?? made.currency
  const variants = rows.map((row) => {
    const amount = readSum(row.get('price'))
    return {
      sku: text(row, 'sku'),
      ...(row.has('gtin') ? { gtin: text(row, 'gtin') } : {}),
      options: pick(row, ['size', 'color']),
      ...(amount === null ? {} : { price: { amount, currency } }),
    }
  })
  const named = pick(values, ['brand', 'description', 'url'])
  const english = {
    ...(values.has('nameEn') ? { name: text(values, 'nameEn') } : {}),
    ...(values.has('descriptionEn') ? { description: text(values, 'descriptionEn') } : {}),
  }
  const body = {
    id: text(values, 'productId'),
    name: text(values, 'name'),
    ...named,
    ...(Object.keys(english).length === 0 ? {} : { texts: { en: english } }),
    categories,
    pictures,
    variants,
  }
  return { ok: true, body }
}

/** A yes or a no of the old system. Without its words and its proof a yes is kept, and never counts. */
export function makeConsent({ lines, rows }: Group, made: Import): Made {
  const values = rows[0] ?? new Map()
  const head = makeHead(values, made, String(lines[0]))
  if (head === null) return refuse('nobody')
  const { consent } = made
  const of = (id: keyof Import['consent']) => values.get(id) ?? consent[id]
  const purpose = of('purpose')
  const channel = of('channel')
  if (purpose === undefined) return refuse('missing', 'purpose')
  if (channel === undefined) return refuse('missing', 'channel')
  const isGiven = values.get('isGiven') !== false
  const wording = {
    ...(of('wordingId') === undefined ? {} : { wording_id: String(of('wordingId')) }),
    ...(of('wordingVersion') === undefined ? {} : { wording_version: Number(of('wordingVersion')) }),
    ...(consent.wordingLanguage === undefined ? {} : { wording_language: consent.wordingLanguage }),
  }
  const proof = of('proof')
  const { messageId, context } = head
  const whose = 'userId' in head ? { userId: head.userId } : {}
  return {
    ok: true,
    body: {
      type: 'track',
      event: isGiven ? 'Consent Granted' : 'Consent Withdrawn',
      messageId,
      ...whose,
      timestamp: iso(Number(values.get('at'))),
      properties: {
        purpose: String(purpose),
        consent_channel: String(channel),
        obtained_by: 'import',
        ...(proof === undefined ? {} : { proof: String(proof) }),
        ...(isGiven ? wording : {}),
      },
      context,
    },
  }
}
