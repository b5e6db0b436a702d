import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { nameIn } from '../../rules/languages.ts'
import { listActs } from '../rules/machine.ts'
import { readCode, readNumber, writeQr } from '../rules/number.ts'
import { dueOf, keptMinor, type Order, type OrderLine } from '../rules/order.ts'
import type { OrderRowView, OrdersQuery, OrderView, ToldView } from '../schema.ts'
import { findByNumber, findOrder, listOrders } from '../store/orders.ts'
import { findCode, listByCode, listLines, listReturns, listSteps } from '../store/parts.ts'
import type { OrderDeps } from './deps.ts'
import { maskRow } from './mask-order.ts'
import { returnedLines } from './returns.ts'
import { listElsewhere } from './told.ts'

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

/** Which one, and in which language it is read; null: as it was sold. */
export interface Shown {
  id: string
  language: Language | null
}

/** An order as it is shown, whole. @throws not_found */
export async function showOrder(
  deps: OrderDeps,
  tx: WorkspaceTx,
  { id, language }: Shown,
): Promise<OrderView> {
  const order = await findOrder(tx, id)
  if (order === null) throw new SplotError('not_found', { path: 'params.id' })
  const [lines, steps, returns, code, pay] = [
    (await listLines(tx, [id])).get(id) ?? [],
    await listSteps(tx, id),
    await listReturns(tx, id),
    await findCode(tx, id),
    await deps.payments.findFor(tx, id),
  ]
  const { number, currency, body } = order
  return {
    ...showHead(order),
    ...{ currency, receiptId: order.receiptId, changedAt: iso(order.changedAt), version: order.version },
    pickup: code === null ? null : { code, qr: writeQr(code, number) },
    lines: lines.map((line) => showLine(line, { currency, language })),
    coupons: body.coupons.map(({ texts, name, ...one }) => ({
      ...one,
      name: nameIn({ name, texts }, language),
    })),
    ...{ language: body.language, totals: showTotals(order), contact: body.contact, address: body.address },
    payment: { method: pay.method ?? body.method, url: dueOf(order) > 0n ? pay.url : null },
    ...{ shipment: showShipment(order, language), note: body.note },
    returnAsked: body.returnAsked && { ...body.returnAsked, at: iso(body.returnAsked.at) },
    history: steps.map(({ act, state, at, byKind, byName }) => ({
      at: iso(at),
      act,
      state,
      by: { kind: byKind, name: byName },
    })),
    returns: returns.map(({ id: returnId, at, storeId, refundMinor, body: text }) => ({
      ...{ id: returnId, at: iso(at), storeId, refund: toDecimal(refundMinor, currency) },
      ...returnedLines.parse(JSON.parse(text)),
    })),
  }
}

const showHead = (order: Order) => ({
  ...{ id: order.id, number: order.number, state: order.state, kind: order.kind, channel: order.channel },
  ...{
    storeId: order.storeId,
    customerId: order.birth,
    placedAt: iso(order.at),
    dueAt: isoOrNull(order.dueAt),
  },
  acts: listActs(order),
})

const wordsIn = ({ body }: OrderLine, language: Language | null) =>
  (language === null ? undefined : body.words?.[language]) ?? { name: body.name, variant: body.variant }

const showLine = (
  line: OrderLine,
  { currency, language }: { currency: string; language: Language | null },
): OrderView['lines'][number] => ({
  ...{ line: line.line, sku: line.sku, productId: line.productId, ...wordsIn(line, language) },
  words: line.body.words,
  ...{ picture: line.body.picture, quantity: line.kept, returned: line.returned, short: line.short },
  ...{ price: toDecimal(line.unitMinor, currency), regular: toDecimal(line.regularMinor, currency) },
  ...{ sum: toDecimal(keptMinor(line), currency), storeId: line.storeId },
})

function showTotals(order: Order): OrderView['totals'] {
  const show = (minor: bigint) => toDecimal(minor, order.currency)
  return {
    ...{
      goods: show(order.goodsMinor),
      discount: show(order.discountMinor),
      points: show(order.pointsMinor),
    },
    ...{ shipping: show(order.shippingMinor), total: show(order.totalMinor), paid: show(order.paidMinor) },
    ...{ refunded: show(order.refundedMinor), due: show(dueOf(order)) },
  }
}

function showShipment(
  { body: { carrier, shipment } }: Order,
  language: Language | null,
): OrderView['shipment'] {
  if (carrier === null) return null
  const courier = shipment?.courier ?? null
  return {
    ...{ carrier: carrier.id, carrierName: nameIn(carrier, language) },
    ...{ trackingId: shipment?.trackingId ?? null, trackingUrl: shipment?.trackingUrl ?? null },
    courier: courier === null ? null : { ...courier, at: iso(courier.at) },
  }
}

const showRow = (order: Order, lines: readonly OrderLine[], language: Language | null): OrderRowView => ({
  ...showHead(order),
  ...{ name: order.body.contact?.name ?? null, currency: order.currency },
  pieces: lines.reduce((sum, one) => sum + one.kept, 0),
  ...{ total: toDecimal(order.totalMinor, order.currency), due: toDecimal(dueOf(order), order.currency) },
  lines: lines.map((line) => ({
    ...{ ...wordsIn(line, language), quantity: line.kept, sku: line.sku },
    picture: line.body.picture,
  })),
})

const writeCursor = ({ at, id }: Order) => `${at}_${id}`
function readCursor(text: string | undefined): { at: number; id: string } | null {
  const [, at, id = ''] = /^(\d{1,15})_(.{36})$/.exec(text ?? '') ?? []
  return at === undefined || !isUuid(id) ? null : { at: Number(at), id }
}

interface Listing {
  items: OrderRowView[]
  /** Of one customer, on the first page. */
  elsewhere?: ToldView[]
  nextCursor: string | null
}

/**
 * Orders, the newest first. What is typed may be a number or a receipt; of whoever sees customers in full a code of a pick-up,
 * an e-mail or a phone number too.
 */
export function listShown(
  deps: OrderDeps,
  workspaceId: string,
  query: OrdersQuery & { seesPii: boolean; language: Language | null },
): Promise<Listing> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { storeId = null, state = null, kind = null, q, after, limit, seesPii, language } = query
    const seekAs = seesPii ? seek : seekNumber
    const sought = q === undefined ? null : await seekAs(deps, tx, q.trim(), storeId)
    const births =
      query.customerId === undefined
        ? (sought?.births ?? null)
        : await clusterOf(deps, tx, [query.customerId])
    const filter = {
      storeId,
      states: state,
      kinds: kind,
      births,
      ids: sought?.ids ?? null,
      before: readCursor(after),
    }
    const { items, nextCursor } = await page(tx, { ...filter, limit }, language)
    const isHers = query.customerId !== undefined && births !== null && after === undefined
    return {
      items: seesPii ? items : items.map(maskRow),
      ...(isHers && { elsewhere: await listElsewhere(deps, tx, births) }),
      nextCursor,
    }
  })
}

/** Orders of these births, for her own eyes, and what she bought elsewhere. */
export async function listOwn(
  deps: Pick<OrderDeps, 'listTold'>,
  tx: WorkspaceTx,
  births: readonly string[],
  { after, language }: { after: string | undefined; language: Language },
): Promise<Listing> {
  const all = { storeId: null, states: null, kinds: null, ids: null }
  const listing = await page(tx, { ...all, births, before: readCursor(after), limit: 30 }, language)
  return after === undefined ? { ...listing, elsewhere: await listElsewhere(deps, tx, births) } : listing
}

async function page(
  tx: WorkspaceTx,
  filter: Parameters<typeof listOrders>[1],
  language: Language | null,
): Promise<Listing> {
  const found = await listOrders(tx, { ...filter, limit: filter.limit + 1 })
  const shown = found.slice(0, filter.limit)
  const lines = await listLines(
    tx,
    shown.map((one) => one.id),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((one) => showRow(one, lines.get(one.id) ?? [], language)),
    nextCursor: found.length > filter.limit && last !== undefined ? writeCursor(last) : null,
  }
}

async function clusterOf(
  { graph }: OrderDeps,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<string[]> {
  const all = await graph.listClusters(tx, tx.workspaceId, births, 'service')
  return [...new Set([...births, ...all.map((one) => one.birthId)])]
}

/** By what was typed or scanned: a code of a pick-up, a number, a receipt. */
export async function findOrders(
  tx: WorkspaceTx,
  text: string,
): Promise<{ id: string; customerId: string | null }[]> {
  const code = readCode(text.trim())
  const ids = /^\d{6}$/.test(code) ? await listByCode(tx, code, null) : []
  const waiting = ids.length === 0 ? [] : await listOrders(tx, { ...everything, ids })
  const named = await findByNumber(tx, readNumber(text) ?? text.trim())
  return [...waiting, ...named].map(({ id, birth }) => ({ id, customerId: birth }))
}

const everything = { storeId: null, states: null, kinds: null, births: null, before: null, limit: 20 }

interface Sought {
  ids: string[] | null
  births: string[] | null
}

/** What somebody typed: ids of orders, or births of a customer. */
async function seek(deps: OrderDeps, tx: WorkspaceTx, text: string, storeId: string | null): Promise<Sought> {
  const code = readCode(text)
  if (/^\d{6}$/.test(code)) {
    const ids = await listByCode(tx, code, storeId)
    if (ids.length > 0) return { ids, births: null }
  }
  const named = await seekNumber(deps, tx, text)
  if (named.ids.length > 0) return named
  const kind = text.includes('@') ? ('email' as const) : ('phone' as const)
  const value = kind === 'email' ? text.toLowerCase() : toPhone(text)
  const who = await deps.graph.findByIdentifier(tx, tx.workspaceId, { kind, value }, 'service')
  return who === null
    ? { ids: [], births: null }
    : { ids: null, births: await clusterOf(deps, tx, [who.birth]) }
}

const seekNumber = async (_deps: OrderDeps, tx: WorkspaceTx, text: string) => ({
  ids: (await findByNumber(tx, readNumber(text) ?? text)).map((one) => one.id),
  births: null,
})

/** As identity keeps them; a bare number of nine digits is Polish. */
function toPhone(text: string): string {
  const bare = text.replace(/[^\d+]/g, '')
  return /^\d{9}$/.test(bare) ? `+48${bare}` : bare
}
