import type { SentEvent } from '@splot/contract/events/event'
import type { Brought } from '@splot/contract/plugin/source'
import { SplotError } from '../../../platform/errors.ts'
import { findUnstorable } from '../../../platform/http/refuse-unstorable.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import { nameExternally } from '../../collect/index.ts'
import { bytesOf } from '../rules/file-lot.ts'
import { isNamed, orderOf, parcelOf, tellOf } from '../rules/order-of.ts'
import { orderPatience } from '../rules/retry.ts'
import { type Alias, listAliases, putAliases } from '../store/aliases.ts'
import type { ConnectDeps } from './deps.ts'
import { type Fresh, listMet } from './guests.ts'

/** What of a delivery was not taken, and why. */
export interface Refused {
  kind: string
  name: string | null
  code: string
  path: string | null
}

export interface Applied {
  taken: number
  refused: Refused[]
}

export interface ApplyWhere {
  workspaceId: string
  connection: { id: string; name: string; kind: string }
  deliveryId: string
  attempts: number
}

export type ApplyDeps = ConnectDeps & { fresh: Fresh }

/** What it needs is not here yet: the delivery waits, and those behind it. */
export class NotYet extends Error {}

const rowsAtOnce = 500

/**
 * Lets a delivery take effect: names first, then rows by the feeds everybody uses, then events through collect. Done twice
 * it is done once: rows are states, movements carry a key, events their messageIds.
 * @throws NotYet, and what the database throws
 */
export async function applyBrought(deps: ApplyDeps, where: ApplyWhere, brought: Brought): Promise<Applied> {
  const result: Applied = { taken: 0, refused: [] }
  const whole = sift(brought, result)
  await noteNames(deps, where, whole)
  for (const [kind, rows] of listRows(await renameSkus(deps, where, whole)))
    for (const [once, items] of listLots(rows)) await feed(deps, where, { kind, items, once }, result)
  const { events = [], guests = [] } = brought
  deps.fresh.note(
    where.workspaceId,
    events.flatMap(({ anonymousId }) => anonymousId ?? []),
  )
  await tellEvents(deps, where, [...events, ...(await listMet(deps, where, guests))], result)
  return result
}

type RowKind = 'store' | 'product' | 'text' | 'price' | 'stock' | 'movement'

export const listRows = (brought: Brought): [RowKind, readonly object[]][] => [
  ['store', brought.stores ?? []],
  ['product', brought.products ?? []],
  ['text', brought.texts ?? []],
  ['price', brought.prices ?? []],
  ['stock', brought.stock ?? []],
  ['movement', brought.movements ?? []],
]

/** Without rows and names that no store keeps as they are: files and others' answers come by no door of ours. */
function sift(brought: Brought, { refused }: Applied): Brought {
  const isKept = (row: object) => findUnstorable(row) === null
  for (const [kind, rows] of listRows(brought))
    for (const row of rows) {
      const code = findUnstorable(row)
      if (code !== null) refused.push({ kind, name: null, code, path: null })
    }
  const { stores, products, texts, prices, stock, movements, aliases } = brought
  return {
    ...brought,
    ...(stores && { stores: stores.filter(isKept) }),
    ...(products && { products: products.filter(isKept) }),
    ...(texts && { texts: texts.filter(isKept) }),
    ...(prices && { prices: prices.filter(isKept) }),
    ...(stock && { stock: stock.filter(isKept) }),
    ...(movements && { movements: movements.filter(isKept) }),
    ...(aliases && { aliases: aliases.filter(isKept) }),
  }
}

/** As many as a feed takes at once; what moves stock for a reason of its own stands by itself. */
function listLots(rows: readonly object[]): [once: string, items: object[]][] {
  const lots: [string, object[]][] = []
  const named = new Map<string, object[]>()
  for (const row of rows) {
    const { once, ...item }: { once?: string } = row
    const last = lots.at(-1)
    if (once !== undefined) named.set(once, [...(named.get(once) ?? []), item])
    else if (last === undefined || last[1].length >= rowsAtOnce) lots.push([`lot ${lots.length}`, [item]])
    else last[1].push(item)
  }
  return [...lots, ...[...named].map(([once, items]): [string, object[]] => [`once ${once}`, items])]
}

async function feed(
  deps: ConnectDeps,
  { workspaceId, connection, deliveryId }: ApplyWhere,
  { kind, items, once }: { kind: RowKind; items: readonly object[]; once: string },
  result: Applied,
): Promise<void> {
  const actor = { kind: 'key', id: connection.id, name: connection.name } as const
  const asked = { workspaceId, items, language: 'en', actor } as const
  const { feeds } = deps.commerce
  const verbs = {
    store: () => feeds.putStores(asked),
    product: () => feeds.putProducts(asked),
    text: () => feeds.putTexts(asked),
    price: () => feeds.putPrices(asked),
    stock: () => feeds.countStock(asked),
    movement: () => {
      const what = once.startsWith('once ') ? once : `${bytesOf(deliveryId)} ${once}`
      return feeds.moveStock(asked, hashToUuid(`${connection.id} ${what}`))
    },
  }
  try {
    for (const answer of await verbs[kind]()) {
      const { outcome, id, code = 'invalid', path = null } = answer
      if (outcome !== 'refused') result.taken++
      else
        result.refused.push({ kind, name: id, code, path: path?.replace(/^body\.items\.\d+\.?/, '') || null })
    }
  } catch (error) {
    if (!(error instanceof SplotError && error.status < 429)) throw error
    // The lot as a whole: a receipt that was told before, with other lines.
    result.refused.push({ kind, name: null, code: error.code, path: null })
  }
}

/** Names for variants and orders that later deliveries use; parcels for everybody who carries them. */
async function noteNames(deps: ConnectDeps, { workspaceId, connection }: ApplyWhere, brought: Brought) {
  const own = (brought.aliases ?? []).map(
    ({ kind, from, to }): Alias => ({ scope: connection.id, kind, alias: from, value: to }),
  )
  const parcels = (brought.events ?? []).flatMap((event): Alias[] => {
    const [parcel, order] = [parcelOf(event), orderOf(event)]
    return parcel === null || order === null
      ? []
      : [{ scope: '', kind: 'parcel', alias: parcel, value: order }]
  })
  if (own.length + parcels.length === 0) return
  await deps.db.inWorkspace(workspaceId, (tx) => putAliases(tx, [...own, ...parcels]))
}

/** Rows by the SKU we know the variant by: by a name this connection has for it, else by its EAN. */
async function renameSkus(deps: ConnectDeps, where: ApplyWhere, brought: Brought): Promise<Brought> {
  const { stock = [], movements = [], prices = [] } = brought
  const skus = [...new Set([...stock, ...movements, ...prices].map((row) => row.sku))]
  if (skus.length === 0) return brought
  const scope = where.connection.id
  const known = await deps.db.inWorkspace(where.workspaceId, (tx) =>
    listAliases(tx, { scope, kind: 'sku' }, skus),
  )
  const unnamed = skus.filter((sku) => !known.has(sku))
  const byEan = await deps.commerce.feeds.findByEan(where.workspaceId, unnamed)
  if (known.size + byEan.size === 0) return brought
  const rename = <T extends { sku: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, sku: known.get(row.sku) ?? byEan.get(row.sku) ?? row.sku }))
  return { ...brought, stock: rename(stock), movements: rename(movements), prices: rename(prices) }
}

async function tellEvents(
  deps: ConnectDeps,
  where: ApplyWhere,
  events: readonly SentEvent[],
  result: Applied,
): Promise<void> {
  const known: SentEvent[] = []
  for (const event of events) {
    const told = await findWhose(deps, where, event)
    if (told !== null) known.push(told)
    else
      result.refused.push({
        kind: 'event',
        name: event.event ?? event.type,
        code: 'order_unknown',
        path: null,
      })
  }
  if (known.length === 0) return
  const { region, currency } = await deps.settingsOf(where.workspaceId)
  const desk = where.connection.id
  const entries = known.map((event) => ({
    event,
    entry: { workspaceId: where.workspaceId, desk, region, currency, body: wordEvent(event, where) },
  }))
  await accept(deps, entries, result)
}

/** As the log has it: the messageId is unique within the connection, and says which library it came by. */
function wordEvent(event: SentEvent, { connection }: ApplyWhere): Record<string, unknown> {
  const library = { name: connection.kind }
  return {
    ...event,
    messageId: `${connection.id}/${shorten(event.messageId)}`,
    context: { ...event.context, library },
  }
}

/** An id longer than collect takes stands for all of it: what differs at its end alone is told apart. */
const shorten = (id: string): string => (id.length <= 440 ? id : `${id.slice(0, 400)}~${hashToUuid(id)}`)

interface Entry {
  event: SentEvent
  entry: Parameters<ConnectDeps['collect']['accept']>[0][number]
}

/** All together; where the contract will not have one of them, each by itself. */
async function accept(deps: ConnectDeps, entries: readonly Entry[], result: Applied): Promise<void> {
  try {
    await deps.collect.accept(entries.map(({ entry }) => entry))
    result.taken += entries.length
  } catch (error) {
    if (!(error instanceof SplotError && error.status >= 400 && error.status < 429)) throw error
    const [only] = entries
    if (entries.length > 1) for (const one of entries) await accept(deps, [one], result)
    else if (only !== undefined) {
      const { event, type } = only.event
      result.refused.push({
        kind: 'event',
        name: event ?? type,
        code: error.code,
        path: error.place.path?.replace(/^\$\.?/, '') ?? null,
      })
    }
  }
}

/**
 * An event that names only an order, or only a parcel, is told of whoever ordered.
 * @returns null where nobody did. @throws NotYet while the order may still be on its way
 */
async function findWhose(deps: ConnectDeps, where: ApplyWhere, event: SentEvent): Promise<SentEvent | null> {
  const { workspaceId, connection } = where
  const asked = orderOf(event)
  const parcel = parcelOf(event)
  if (asked === null && (parcel === null || isNamed(event))) return event
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const renamed =
      asked === null ? null : await listAliases(tx, { scope: connection.id, kind: 'order' }, [asked])
    const carried =
      asked !== null || parcel === null
        ? null
        : await listAliases(tx, { scope: '', kind: 'parcel' }, [parcel])
    const orderId = renamed?.get(asked ?? '') ?? asked ?? carried?.get(parcel ?? '') ?? null
    if (isNamed(event)) return orderId === null ? event : tellOf(event, { orderId, externalIds: [] })
    const [birth] = orderId === null ? [] : await deps.profile.listOrderHolders(tx, workspaceId, [orderId], 1)
    if (orderId !== null && birth !== undefined) {
      const births = await deps.graph.listClusters(tx, workspaceId, [birth], 'service')
      const externalIds = births.filter((one) => one.birthId === birth).map(nameExternally)
      if (externalIds.length > 0) return tellOf(event, { orderId, externalIds })
    }
    if (where.attempts < orderPatience) throw new NotYet()
    return null
  })
}
