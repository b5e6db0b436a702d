import {
  checkProducts,
  findByEan,
  type Snapshot,
  snapshotProducts,
  upsertPrices,
  upsertProducts,
  upsertTexts,
} from '../catalog/index.ts'
import { upsertStores } from '../location/index.ts'
import type { RowAnswer } from '../schema.ts'
import { countStock, moveStock } from '../stock/index.ts'
import { findPresence, type Presence } from '../store/presence.ts'
import type { CommerceDeps } from './deps.ts'
import type { Feed } from './feed.ts'

/** Rows of other systems, up to 500 at once; each is answered by itself, as on the API. */
export interface Feeds {
  putStores(feed: Feed): Promise<RowAnswer[]>
  putProducts(feed: Feed): Promise<RowAnswer[]>
  /** What `putProducts` would refuse; nothing is written. */
  checkProducts(feed: Omit<Feed, 'actor'>): Promise<RowAnswer[]>
  /** Products as a feed would tell them to be what they are now. */
  snapshot(workspaceId: string, ids: readonly string[]): Promise<Snapshot[]>
  /** What products are called in another language. */
  putTexts(feed: Feed): Promise<RowAnswer[]>
  putPrices(feed: Feed): Promise<RowAnswer[]>
  countStock(feed: Feed): Promise<RowAnswer[]>
  /** Done once for its key. */
  moveStock(feed: Feed, key: string): Promise<RowAnswer[]>
  /** SKUs of variants that were named by their EAN. */
  findByEan(workspaceId: string, codes: readonly string[]): Promise<Map<string, string>>
  /** Of what there are any. */
  findPresence(workspaceId: string): Promise<Presence>
}

export const createFeeds = (deps: CommerceDeps): Feeds => ({
  putStores: (feed) => upsertStores(deps, feed),
  putProducts: (feed) => upsertProducts(deps, feed),
  checkProducts: (feed) => checkProducts(deps, feed),
  snapshot: (...asked) => snapshotProducts(deps, ...asked),
  putTexts: (feed) => upsertTexts(deps, feed),
  putPrices: (feed) => upsertPrices(deps, feed),
  countStock: (feed) => countStock(deps, feed),
  moveStock: (feed, key) => moveStock(deps, feed, key),
  findByEan: (workspaceId, codes) => deps.db.inWorkspace(workspaceId, (tx) => findByEan(tx, codes)),
  findPresence: (workspaceId) => deps.db.inWorkspace(workspaceId, findPresence),
})
