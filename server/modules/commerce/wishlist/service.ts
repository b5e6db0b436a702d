import type { WishChange, WishlistView } from '@splot/contract/cart'
import { mostLines } from '@splot/contract/cart'
import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../platform/errors.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import {
  type Asker,
  addChanges,
  appendChanges,
  type Desk,
  describe,
  documentId,
  forgetSpent,
  getPerson,
  getSold,
  gradeStock,
  idsOf,
  knownTo,
  listLines,
  loadWhole,
  makeOp,
  nameView,
  type Op,
  openWhole,
  quoteFor,
  readInstant,
  refuseCrowd,
  type Whole,
} from '../cart/index.ts'
import { quoteVariants } from '../catalog/index.ts'
import type { Fact } from '../rules/fact.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { sumFree } from '../stock/index.ts'
import { putFacts } from '../store/facts.ts'
import { deleteWatches, putWatch } from './store.ts'

export interface Wishlists {
  show(asker: Asker): Promise<WishlistView>
  change(asker: Asker, asked: { changes: readonly WishChange[]; desk: Desk }): Promise<WishlistView>
}

/** Wish lists: the carts' documents without quantities, the same on every device. */
export const createWishlists = (deps: CommerceDeps): Wishlists => ({
  show: (asker) =>
    deps.db.inWorkspace(asker.workspaceId, async (tx) => {
      const whole = await loadWhole(tx, 'wishlist', await getPerson(deps, tx, asker))
      return viewWishlist(deps, tx, whole, asker.language)
    }),
  async change(asker, asked) {
    const news = await deps.db.inWorkspace(asker.workspaceId, async (tx) => {
      const whole = await openWhole(deps, tx, 'wishlist', await getPerson(deps, tx, asker))
      const after = await changeWishlist(deps, tx, whole, asked)
      const view = await viewWishlist(deps, tx, after, asker.language)
      return { view, ids: idsOf(after), for: nameView(after.person, asker.language) }
    })
    deps.live.tell(asker.workspaceId, 'wishlist', { ids: news.ids, shown: news })
    return news.view
  },
})

async function viewWishlist(
  deps: CommerceDeps,
  tx: WorkspaceTx,
  whole: Whole,
  language: Language,
): Promise<WishlistView> {
  const { currency } = await deps.settingsOf(tx.workspaceId, tx)
  // What was wished for last stands first.
  const lines = listLines(whole).reverse()
  const skus = lines.map((one) => one.line)
  const quotes = await quoteVariants(tx, skus, { currency, at: deps.clock.now(), language })
  const free = skus.length === 0 ? new Map<string, number>() : await sumFree(tx, skus)
  const { person, home, version } = whole
  return {
    id: home?.id ?? documentId('wishlist', person.home),
    version,
    currency,
    items: lines.flatMap(({ line, by, stamp, about }) => {
      const quote = quotes.get(line)
      if (quote === undefined) return []
      const { sku, productId, name, variant, picture, isActive, price } = quote
      const sold = isActive ? price : null
      return [
        {
          ...{ sku, productId, name, variant, picture, by: { kind: by.kind, name: by.name } },
          at: new Date(stamp.ms).toISOString(),
          stock: sold === null ? ('none' as const) : gradeStock(free.get(sku)),
          price: sold && toDecimal(sold.unitMinor, currency),
          regular: sold && toDecimal(sold.regularMinor, currency),
          wants: about.wants ?? { priceDrop: false, backInStock: false },
        },
      ]
    }),
    customerId: person.isGuest ? null : person.customerId,
  }
}

type Open = Awaited<ReturnType<typeof openWhole>>

/** @throws sku_unknown, cart_full */
async function changeWishlist(
  deps: CommerceDeps,
  tx: WorkspaceTx,
  whole: Open,
  { changes, desk }: { changes: readonly WishChange[]; desk: Desk },
): Promise<Whole> {
  const skus = [...new Set(changes.map((one) => one.sku))]
  const { quotes, ...telling } = await quoteFor(deps, tx, skus)
  const free = await sumFree(tx, skus)
  const now = deps.clock.now()
  refuseCrowd(whole, changes.length, now)
  let grown: Whole = whole
  const made: Op[] = []
  const facts: Fact[] = []
  for (const [i, change] of changes.entries()) {
    const tag = `${desk.replica}/${change.id}`
    if (grown.ops.has(tag)) continue
    const at = readInstant(change.at, now)
    const op = makeWish(grown, change, { desk, tag, at, quotes, path: `body.changes.${i}` })
    const had = holds(grown, change.sku)
    made.push(op)
    grown = addChanges(whole, made)
    if (listLines(grown).length > mostLines) throw new SplotError('cart_full', { path: `body.changes.${i}` })
    const has = holds(grown, change.sku)
    const quote = quotes.get(change.sku)
    if (quote !== undefined && had !== has)
      facts.push(makeFact(whole, { op, desk, has, about: describe(quote, telling) }))
    const ids = grown.documents.map((one) => one.id)
    await deleteWatches(tx, ids, [change.sku])
    if (change.kind === 'add' && quote !== undefined)
      await putWatch(tx, {
        ...{ documentId: whole.home.id, sku: change.sku, minor: quote.price?.unitMinor ?? null },
        ...{ wantsPrice: change.wants.priceDrop, wantsStock: change.wants.backInStock },
        isThere: (free.get(change.sku) ?? 1) > 0 && quote.isActive,
      })
  }
  await appendChanges(tx, whole.home, made, now)
  await forgetSpent(tx, grown, whole.home.id, now)
  if (facts.length > 0) await putFacts(tx, facts)
  return grown
}

const holds = (whole: Whole, sku: string): boolean => listLines(whole).some((one) => one.line === sku)

function makeWish(
  whole: Whole,
  change: WishChange,
  o: { desk: Desk; tag: string; at: number; path: string } & Pick<
    Awaited<ReturnType<typeof quoteFor>>,
    'quotes'
  >,
): Op {
  const { replica, by } = o.desk
  const version = 'seen' in change ? change.seen : undefined
  const known = knownTo(whole, { replica, version, at: change.at === undefined ? undefined : o.at })
  const maker = { replica, by, nowMs: o.at, tag: o.tag }
  const { sku: line } = change
  if (change.kind === 'add' && o.quotes.get(line) === undefined) getSold(o.quotes, line, `${o.path}.sku`)
  const minor = o.quotes.get(line)?.price?.unitMinor
  const about = { ...(minor === undefined ? {} : { minor: String(minor) }) }
  const op =
    change.kind === 'remove'
      ? makeOp(known, { kind: 'remove', line }, maker)
      : makeOp(known, { kind: 'set', line, quantity: 1, about: { ...about, wants: change.wants } }, maker)
  if (op === null) throw new SplotError('invalid', { path: o.path })
  return op
}

const makeFact = (
  { home, person }: Open,
  { op, desk, has, about }: { op: Op; desk: Desk; has: boolean; about: object },
): Fact => ({
  id: hashToUuid(`wishlist\n${home.id}\n${op.tag}`),
  birth: person.home.birth,
  anonymousId: person.home.anonymousId,
  event: has ? 'Product Added to Wishlist' : 'Product Removed from Wishlist',
  channel: desk.channel,
  at: op.stamp.ms,
  properties: { wishlist_id: home.id, ...about },
})
