import { createHash } from 'node:crypto'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { groupBy } from '../../rules/group-by.ts'
import { type Answers, type Row, readRows } from '../../rules/rows.ts'
import { type RowAnswer, readMinor } from '../../schema.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Feed } from '../../service/feed.ts'
import { readTexts } from '../rules/in-language.ts'
import { judgePrice } from '../rules/price.ts'
import { wordsOfProduct } from '../rules/search-words.ts'
import { type ProductRow, productRow, type Texts } from '../schema.ts'
import { listPrices, type PriceRow, putPrices } from '../store/prices.ts'
import { listDigests, noteOrigin, putProducts, putSearch } from '../store/products.ts'
import { listOwners, putVariants } from '../store/variants.ts'

/** Products as a feed tells them, each row by itself; the same row again changes nothing. */
export async function upsertProducts(deps: CommerceDeps, feed: Feed): Promise<RowAnswer[]> {
  const { workspaceId, items, language, actor } = feed
  const { rows, answers } = readRows(productRow, items, (row) => row.id, language)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    // A person tells a product once; a key or a connection will tell it again.
    const origin = actor.kind === 'key' ? actor.name : null
    await takeProducts(tx, rows, { answers, currency, now: deps.clock.now(), origin })
    const count = answers.countDone()
    if (count > 0)
      await deps.audit.record(
        { tx, workspaceId },
        { actor, action: 'catalog.changed', target: workspaceId, detail: { products: count } },
      )
  })
  return answers.list()
}

/** What would be refused of a feed, were it told now; nothing is written. */
export async function checkProducts(
  deps: CommerceDeps,
  { workspaceId, items, language }: Omit<Feed, 'actor'>,
): Promise<RowAnswer[]> {
  const { rows, answers } = readRows(productRow, items, (row) => row.id, language)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    await readPriced(tx, rows, { answers, currency })
  })
  return answers.list().filter(({ outcome }) => outcome === 'refused')
}

export interface Taking {
  answers: Answers
  /** Of prices that name none. */
  currency: string
  now: number
  /** The feed that tells them; null: by hand, which leaves whose they are. */
  origin: string | null
}

/** Rows that can be read become products, each answered; in a transaction under way. */
export async function takeProducts(
  tx: WorkspaceTx,
  rows: readonly Row<ProductRow>[],
  { answers, currency, now, origin }: Taking,
): Promise<void> {
  const priced = await readPriced(tx, rows, { answers, currency })
  const before = await listDigests(
    tx,
    priced.map(({ row }) => row.id),
  )
  const changed = priced.filter(({ row }) => {
    const known = before.get(row.id)
    const isSame = known?.digest === digestOf(row.value)
    answers.tell(row.index, row.id, isSame ? 'unchanged' : known === undefined ? 'created' : 'changed')
    return !isSame
  })
  const worded = changed.map(({ row }) => ({
    ...row,
    texts: row.value.texts ?? readTexts(before.get(row.id)?.texts ?? null),
  }))
  if (worded.length > 0) await writeProducts(tx, worded, { now, origin })
  const elsewhere = [...before.values()].filter((one) => one.origin !== origin).map(({ id }) => id)
  if (origin !== null && elsewhere.length > 0) await noteOrigin(tx, elsewhere, origin)
  await notePrices(tx, priced, answers, now)
}

/** Rows nothing speaks against, with their prices; the others are refused. */
async function readPriced(
  tx: WorkspaceTx,
  rows: readonly Row<ProductRow>[],
  { answers, currency }: Pick<Taking, 'answers' | 'currency'>,
): Promise<Priced[]> {
  const free = refuseTaken(rows, await listOwners(tx, skusOf(rows)), answers)
  return free.flatMap((row) => readOwnPrices(row, currency, answers) ?? [])
}

const skusOf = (rows: readonly Row<ProductRow>[]) =>
  rows.flatMap((row) => row.value.variants.map((one) => one.sku))

/** A SKU belongs to one product, and stands in it once. */
function refuseTaken(
  rows: readonly Row<ProductRow>[],
  owners: ReadonlyMap<string, string>,
  answers: Answers,
): Row<ProductRow>[] {
  const taken = new Map(owners)
  return rows.filter((row) => {
    const own = row.value.variants.map((one) => one.sku)
    const at = own.findIndex((sku, i) => (taken.get(sku) ?? row.id) !== row.id || own.indexOf(sku) !== i)
    if (at >= 0) answers.refuse(row.index, row.id, 'sku_taken', `body.items.${row.index}.variants.${at}.sku`)
    else for (const sku of own) taken.set(sku, row.id)
    return at < 0
  })
}

interface Priced {
  row: Row<ProductRow>
  prices: Omit<PriceRow, 'fromAt'>[]
}

function readOwnPrices(row: Row<ProductRow>, usual: string, answers: Answers): Priced | null {
  const prices: Priced['prices'] = []
  for (const [i, { sku, price }] of row.value.variants.entries()) {
    if (price === undefined) continue
    const currency = price.currency ?? usual
    const minor = readMinor(price.amount, currency)
    if (minor === null) {
      answers.refuse(row.index, row.id, 'price_unread', `body.items.${row.index}.variants.${i}.price.amount`)
      return null
    }
    prices.push({ sku, currency, minor })
  }
  return { row, prices }
}

/** Of everything but the prices: these have a history of their own. */
const digestOf = (product: ProductRow): string => {
  const variants = product.variants.map(({ price: _, ...rest }) => rest)
  return createHash('sha256')
    .update(JSON.stringify({ ...product, variants }))
    .digest('base64url')
}

/** A row with what it is called in other languages: as it says, else as others told it before. */
interface Worded extends Row<ProductRow> {
  texts: Texts
}

async function writeProducts(
  tx: WorkspaceTx,
  rows: readonly Worded[],
  { now, origin }: Pick<Taking, 'now' | 'origin'>,
): Promise<void> {
  const products = rows.map(({ value }) => ({
    ...{ id: value.id, name: value.name, brand: value.brand ?? null, description: value.description ?? null },
    ...{ url: value.url ?? null, categories: value.categories, popularity: value.popularity },
    ...{ isActive: value.isActive, digest: digestOf(value), origin },
    // Absent: what another feed tells in the meantime stands.
    texts: value.texts === undefined ? null : JSON.stringify(value.texts),
    body: JSON.stringify({ attributes: value.attributes, pictures: value.pictures }),
  }))
  const variants = rows.flatMap(({ value }) =>
    value.variants.map(({ sku, gtin = null, isActive, options, attributes, pictures }, ord) => ({
      ...{ sku, gtin, isActive, ord, productId: value.id },
      body: JSON.stringify({ options, attributes, pictures }),
    })),
  )
  await putProducts(tx, products, now)
  variants.sort((a, b) => (a.sku < b.sku ? -1 : 1))
  const areTheirs = await putVariants(
    tx,
    rows.map((row) => row.id),
    variants,
  )
  if (!areTheirs) throw new SplotError('conflict')
  const found = rows.map(({ value, texts }) => ({
    ...{ id: value.id, rank: value.popularity, isActive: value.isActive },
    words: wordsOfProduct({ ...value, texts, variants: value.variants.filter((one) => one.isActive) }),
  }))
  await putSearch(tx, found)
}

/** Prices that differ from those in force begin now; a product whose prices alone moved has changed. */
async function notePrices(
  tx: WorkspaceTx,
  priced: readonly Priced[],
  answers: Answers,
  now: number,
): Promise<void> {
  const told = priced.flatMap(({ row, prices }) => prices.map((price) => ({ row, price })))
  if (told.length === 0) return
  const history = groupBy(
    await listPrices(
      tx,
      told.map(({ price }) => price.sku),
    ),
    keyOf,
  )
  const outcomes = new Map(answers.list().map((one) => [one.index, one.outcome]))
  const fresh: PriceRow[] = []
  for (const { row, price } of told) {
    const verdict = judgePrice(history.get(keyOf(price)) ?? [], { minor: price.minor, fromAt: null }, { now })
    if (verdict.kind !== 'added' && verdict.kind !== 'moved') continue
    fresh.push({ ...price, fromAt: verdict.fromAt })
    if (outcomes.get(row.index) === 'unchanged') answers.tell(row.index, row.id, 'changed')
  }
  await putPrices(tx, fresh, now)
}

const keyOf = ({ sku, currency }: { sku: string; currency: string }) => `${currency} ${sku}`
