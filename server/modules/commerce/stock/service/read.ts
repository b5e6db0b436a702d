import { findUnstorable } from '../../../../platform/http/refuse-unstorable.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { freeOf, type Item, shortOf } from '../rules.ts'
import { listLevels, listMovements } from '../store/levels.ts'

const iso = (at: number) => new Date(at).toISOString()

/** `store|sku`, each as it stands in an address. */
const writeCursor = ({ storeId, sku }: Item) => `${encodeURIComponent(storeId)}|${encodeURIComponent(sku)}`

function readCursor(cursor: string | undefined): Item | null {
  const parts = (cursor ?? '').split('|')
  const [storeId, sku] = parts
  if (parts.length !== 2 || storeId === undefined || sku === undefined) return null
  try {
    const place = { storeId: decodeURIComponent(storeId), sku: decodeURIComponent(sku) }
    return findUnstorable(place) === null ? place : null
  } catch {
    // No cursor of ours: the list begins anew.
    return null
  }
}

/** What lies where, by store and variant. */
export function showStock(
  deps: CommerceDeps,
  workspaceId: string,
  query: {
    storeId?: string | undefined
    sku?: string | undefined
    after?: string | undefined
    limit: number
  },
) {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { storeId = null, sku = null, limit } = query
    const rows = await listLevels(tx, { storeId, sku, after: readCursor(query.after), limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(({ changedAt, ...row }) => ({
        ...row,
        free: freeOf(row),
        short: shortOf(row),
        changedAt: iso(changedAt),
      })),
      nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null,
    }
  })
}

/** Why there is as much as there is, the newest first. */
export function showMovements(deps: CommerceDeps, workspaceId: string, query: Item & { limit: number }) {
  return deps.db.inWorkspace(workspaceId, async (tx) =>
    (await listMovements(tx, query, query.limit)).map(({ at, ...row }) => ({ ...row, at: iso(at) })),
  )
}
