import { deleteReplaced, listReplaced, noteAfter, noteBefore, type Replaced } from '../store/products.ts'
import type { ImportDeps, ProductFeed } from './deps.ts'

/** So many products are put back in one turn. */
const productsAtOnce = 200

const idOf = (item: unknown): string =>
  typeof item === 'object' && item !== null ? String(Reflect.get(item, 'id')) : ''

/** Brings products, and keeps what they replaced. */
export async function putKept(
  { db, putProducts, snapshotProducts }: ImportDeps,
  importId: string,
  feed: ProductFeed,
): ReturnType<ImportDeps['putProducts']> {
  const { workspaceId, items } = feed
  const ids = [...new Set(items.map(idOf))].filter((id) => id !== '')
  const before = new Map((await snapshotProducts(workspaceId, ids)).map(({ id, row }) => [id, row]))
  const rows = ids.map((id) => ({ id, before: before.has(id) ? JSON.stringify(before.get(id)) : null }))
  await db.inWorkspace(workspaceId, (tx) => noteBefore(tx, importId, rows))
  const answers = await putProducts(feed)
  const taken = answers.flatMap(({ index, outcome }) => (outcome === 'refused' ? [] : [idOf(items[index])]))
  const after = await snapshotProducts(workspaceId, taken)
  await db.inWorkspace(workspaceId, (tx) => noteAfter(tx, importId, after))
  return answers
}

/**
 * Puts products as they stood before an import; what was new is no longer offered. Prices are a history: those of before begin
 * anew, and what was asked for meanwhile stays in it. A product that was told again since is left as it is.
 * @returns whether there is nothing more to put back
 */
export async function undoProducts(
  deps: ImportDeps,
  { workspaceId, id, by }: { workspaceId: string; id: string; by: string },
): Promise<boolean> {
  const lot = await deps.db.inWorkspace(workspaceId, (tx) => listReplaced(tx, id, productsAtOnce))
  const ids = lot.map((one) => one.productId)
  const now = new Map((await deps.snapshotProducts(workspaceId, ids)).map((one) => [one.id, one]))
  const items = lot.flatMap((one) => findFormer(one, now.get(one.productId)))
  if (items.length > 0) {
    const actor = { kind: 'member', id: `import:${id}`, name: by } as const
    await deps.putProducts({ workspaceId, items, language: 'pl', actor })
  }
  await deps.db.inWorkspace(workspaceId, (tx) => deleteReplaced(tx, id, ids))
  return lot.length < productsAtOnce
}

/** The row that makes it what it was; none where somebody else has told it since, or the import never did. */
function findFormer(
  { before, digest }: Replaced,
  now: { digest: string; row: Readonly<Record<string, unknown>> } | undefined,
): object[] {
  if (now === undefined || digest !== now.digest) return []
  return [before === null ? { ...now.row, isActive: false } : (JSON.parse(before) as object)]
}
