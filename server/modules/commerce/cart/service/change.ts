import { type CartChange, mostLines, mostPieces } from '@splot/contract/cart'
import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { hashToUuid } from '../../../../platform/ids.ts'
import { type Quote, quoteVariants } from '../../catalog/index.ts'
import type { Fact } from '../../rules/fact.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { putFacts } from '../../store/facts.ts'
import { couponLine, couponOf, listSpent, makeOp, type Op, readCart, type Wish } from '../rules/cart.ts'
import { appendChanges, type DocumentRow, dropChanges } from '../store/documents.ts'
import type { Desk } from './desk.ts'
import type { Look, Looked } from './look.ts'
import { addChanges, knownTo, type Whole } from './whole.ts'

/** What is looked up for changes. */
type Shelf = Pick<Looked, 'quotes' | 'currency' | 'factLanguage'>
type ChangeDeps = Pick<CommerceDeps, 'clock' | 'settingsOf'>
/** A cart is changed and shown many times a second. */
type CartChangeDeps = Pick<CommerceDeps, 'clock'> & { look: Look }
export type OpenWhole = Whole & { home: DocumentRow }

const oldestMs = 30 * 86_400_000
const mostCoupons = 20
/** Each change is made beside all that are kept: nobody's hands make so many within the hour, and a script's would hold up all. */
const mostKept = 2_000
const retryAfterS = 600

/** When it was made: not after now, whatever a clock says, and not before what is still remembered. */
export const readInstant = (at: string | undefined, now: number): number =>
  at === undefined ? now : Math.min(now, Math.max(now - oldestMs, Date.parse(at)))

/** What variants are and cost, for changes that name them. */
export async function quoteFor(deps: ChangeDeps, tx: WorkspaceTx, skus: readonly string[]): Promise<Shelf> {
  const { currency, language } = await deps.settingsOf(tx.workspaceId, tx)
  const told = { currency, factLanguage: language }
  if (skus.length === 0) return { ...told, quotes: new Map() }
  return { ...told, quotes: await quoteVariants(tx, skus, { currency, at: deps.clock.now(), language }) }
}

/** What changes make of a cart, not written yet. */
interface Planned {
  after: OpenWhole
  made: readonly Op[]
  /** Each change as a fact of the timeline. */
  facts: readonly Fact[]
}

export interface Changes {
  changes: readonly CartChange[]
  desk: Desk
}

export const listSkus = (changes: readonly CartChange[]): string[] => [
  ...new Set(changes.flatMap((one) => ('sku' in one ? [one.sku] : []))),
]

/** @throws rate_limited where more changes of one document would be kept than anybody makes */
export function refuseCrowd({ home, changes, ops }: OpenWhole, more: number, now: number): void {
  const own = changes.filter((one) => one.documentId === home.id).map(({ op }) => [op.tag, op] as const)
  if (own.length + more <= mostKept) return
  const spent = listSpent(new Map(own), ops, now)
  if (own.length + more - spent.length > mostKept)
    throw new SplotError('rate_limited', { path: 'body.changes', retryAfterS })
}

/**
 * Changes of a cart, one after the other, all or none; those that were made before are left out.
 * @throws sku_unknown, not_for_sale, cart_quantity, cart_full
 */
export function planChanges(
  whole: OpenWhole,
  { changes, desk }: Changes,
  { quotes, ...telling }: Shelf,
  now: number,
): Planned {
  refuseCrowd(whole, changes.length, now)
  let after = whole
  const made: Op[] = []
  const facts: Fact[] = []
  for (const [i, change] of changes.entries()) {
    const tag = `${desk.replica}/${change.id}`
    if (after.ops.has(tag)) continue
    const wish = readWish(change, quotes, `body.changes.${i}`)
    const at = readInstant(change.at, now)
    const maker = { replica: desk.replica, by: desk.by, nowMs: at, tag }
    const version = 'seen' in change ? change.seen : undefined
    const known = knownTo(after, {
      replica: desk.replica,
      version,
      at: change.at === undefined ? undefined : at,
    })
    const op = makeOp(known, wish, maker)
    if (op === null) throw new SplotError('cart_quantity', { path: `body.changes.${i}.quantity` })
    const before = quantityOf(after, wish.line)
    made.push(op)
    after = addChanges(whole, made)
    refuseTooMuch(after, op, `body.changes.${i}`)
    const quote = quotes.get(wish.line)
    const by = quantityOf(after, wish.line) - before
    if (quote !== undefined && by !== 0) facts.push(makeFact(whole, { op, quote, by, telling, desk }))
  }
  return { after, made, facts }
}

/** Makes them in a transaction of their own. */
export async function changeCart(
  deps: CartChangeDeps,
  tx: WorkspaceTx,
  whole: OpenWhole,
  { language, ...asked }: Changes & { language: Language },
): Promise<Whole> {
  const looked = await deps.look(tx, listSkus(asked.changes), language)
  const now = deps.clock.now()
  const { after, made, facts } = planChanges(whole, asked, looked, now)
  // Handed over together: one answer is waited for.
  await Promise.all([
    appendChanges(tx, whole.home, made, now),
    forgetSpent(tx, after, whole.home.id, now),
    facts.length > 0 ? putFacts(tx, facts) : 0,
  ])
  return after
}

/** @returns the tags of what counts for nothing any more, and is no longer kept */
export async function forgetSpent(
  tx: WorkspaceTx,
  whole: Whole,
  id: string,
  now: number,
): Promise<ReadonlySet<string>> {
  const own = new Map(
    whole.changes.filter((one) => one.documentId === id).map(({ op }) => [op.tag, op] as const),
  )
  const spent = listSpent(own, whole.ops, now)
  if (spent.length > 0) await dropChanges(tx, id, spent)
  return new Set(spent)
}

const quantityOf = ({ ops }: Whole, line: string): number =>
  readCart(ops).find((one) => one.line === line)?.quantity ?? 0

function readWish(change: CartChange, quotes: ReadonlyMap<string, Quote>, path: string): Wish {
  if (change.kind === 'coupon_add') return { kind: 'set', line: couponLine(readCode(change)), quantity: 1 }
  if (change.kind === 'coupon_remove') return { kind: 'remove', line: couponLine(readCode(change)) }
  const { sku: line } = change
  // What is no longer sold can still be taken out.
  if (change.kind === 'remove' || change.quantity === 0) return { kind: 'remove', line }
  const quote = getSold(quotes, line, `${path}.sku`)
  const about = { minor: String(quote.price.unitMinor) }
  return { kind: change.kind, line, quantity: change.quantity, about }
}

/** Codes are the same in capitals and small letters, with blanks around them or without. */
const readCode = ({ code }: { code: string }): string => code.normalize('NFC').trim().toUpperCase()

/** Coupons these changes put into a cart that had not seen them. */
export const listPutIn = (
  { ops }: Pick<Whole, 'ops'>,
  { changes, desk }: { changes: readonly CartChange[]; desk: Desk },
): { code: string; tag: string }[] =>
  changes.flatMap((change) => {
    const tag = `${desk.replica}/${change.id}`
    return change.kind !== 'coupon_add' || ops.has(tag) ? [] : [{ code: readCode(change), tag }]
  })

/** @throws sku_unknown, not_for_sale */
export function getSold(quotes: ReadonlyMap<string, Quote>, sku: string, path: string) {
  const quote = quotes.get(sku)
  if (quote === undefined) throw new SplotError('sku_unknown', { path })
  const { price } = quote
  if (price === null || !quote.isActive) throw new SplotError('not_for_sale', { path })
  return { ...quote, price }
}

function refuseTooMuch(whole: Whole, op: Op, path: string): void {
  if (op.kind === 'remove') return
  if (quantityOf(whole, op.line) > mostPieces)
    throw new SplotError('cart_quantity', { path: `${path}.quantity` })
  const lines = readCart(whole.ops)
  const coupons = lines.filter((one) => couponOf(one.line) !== null).length
  if (coupons > mostCoupons || lines.length - coupons > mostLines) throw new SplotError('cart_full', { path })
}

interface Told {
  op: Op
  quote: Quote
  /** More or less than before, in pieces. */
  by: number
  telling: Telling
  desk: Desk
}

const makeFact = ({ home, person }: OpenWhole, { op, quote, by, telling, desk }: Told): Fact => ({
  id: hashToUuid(`cart\n${home.id}\n${op.tag}`),
  birth: person.home.birth,
  anonymousId: person.home.anonymousId,
  event: by > 0 ? 'Product Added' : 'Product Removed',
  channel: desk.channel,
  at: op.stamp.ms,
  properties: { cart_id: home.id, ...describe(quote, telling), quantity: Math.abs(by) },
})

type Telling = Pick<Looked, 'currency' | 'factLanguage'>

/** A variant in the words of events: the workspace's, whatever the shopper reads. */
export function describe(quote: Quote, { currency, factLanguage }: Telling) {
  const { name, variant, url } = quote.words[factLanguage]
  return {
    ...{ product_id: quote.productId, sku: quote.sku, name },
    ...(variant === '' ? {} : { variant }),
    ...(quote.categories[0] === undefined ? {} : { category: quote.categories[0] }),
    ...(url === null ? {} : { url }),
    ...(quote.picture === null ? {} : { image_url: quote.picture }),
    ...(quote.price === null ? {} : { price: toDecimal(quote.price.unitMinor, currency), currency }),
  }
}
