import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { createAnswers } from '../../rules/rows.ts'
import { readMinor } from '../../schema.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import { applyEdit, listChanges, undoOf } from '../rules/edit-product.ts'
import { type EditBody, type ProductRow, productRow, storedChanges } from '../schema.ts'
import { findEdit, listEdits, putEdit } from '../store/edits.ts'
import { listProducts, lockProducts } from '../store/products.ts'
import { takeProducts } from './put-products.ts'
import { snapshotIn } from './snapshot.ts'

interface Edited {
  outcome: 'changed' | 'unchanged'
  edit: string | null
}

/**
 * A product as somebody at a desk wants it, by the rules of a feed; what it was is kept, so that it can be taken back. A price
 * begins now. @throws not_found, conflict, sku_unknown, price_unread
 */
export const editProduct = (
  deps: CommerceDeps,
  workspaceId: string,
  { id, body, actor }: { id: string; body: EditBody; actor: Member },
): Promise<Edited> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const [known] = await lockProducts(tx, [id])
    if (known === undefined) throw new SplotError('not_found', { path: 'params.id' })
    if (body.seen !== undefined && Date.parse(body.seen) !== known.changedAt)
      throw new SplotError('conflict', { path: 'body.seen' })
    return saveEdit(deps, tx, { id, actor, undoes: null, change: () => body })
  })

/** Takes one change back, where nobody has changed the same fields since. @throws not_found, edit_overtaken */
export const undoEdit = (
  deps: CommerceDeps,
  workspaceId: string,
  { id, edit, actor }: { id: string; edit: string; actor: Member },
): Promise<Edited> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    await lockProducts(tx, [id])
    const row = await findEdit(tx, { productId: id, id: edit })
    if (row === null) throw new SplotError('not_found', { path: 'params.edit' })
    const change = (before: ProductRow) => {
      const body = undoOf(before, storedChanges.parse(row.changes))
      if (body === null) throw new SplotError('edit_overtaken', { path: 'params.edit' })
      return body
    }
    return saveEdit(deps, tx, { id, actor, undoes: edit, change })
  })

interface Saved {
  id: string
  actor: Member
  undoes: string | null
  change(before: ProductRow): EditBody
}

/** Under the lock of the product. */
async function saveEdit(deps: CommerceDeps, tx: WorkspaceTx, asked: Saved): Promise<Edited> {
  const { id, actor, undoes } = asked
  const now = deps.clock.now()
  const { currency } = await deps.settingsOf(tx.workspaceId, tx)
  const before = await readRow(tx, id, { currency, now })
  const value = applyEdit(before, readPrices(asked.change(before), before, currency))
  const changes = listChanges(before, value)
  if (changes.length === 0) return { outcome: 'unchanged', edit: null }
  const answers = createAnswers('en')
  await takeProducts(tx, [{ index: 0, id, value }], { answers, currency, now, origin: null })
  // What was read a moment ago can be told again; only another feed may have taken a SKU meanwhile.
  if (answers.list().some(({ outcome }) => outcome === 'refused')) throw new SplotError('conflict')
  const edit = deps.ids.uuid(now)
  await putEdit(tx, id, { id: edit, at: now, by: actor.name, changes: JSON.stringify(changes), undoes })
  const detail = { fields: [...new Set(changes.map(({ field }) => field))] }
  await deps.audit.record(
    { tx, workspaceId: tx.workspaceId },
    { actor, action: 'product.edited', target: id, detail },
  )
  return { outcome: 'changed', edit }
}

/** A product as a feed would tell it. */
async function readRow(
  tx: WorkspaceTx,
  id: string,
  around: { currency: string; now: number },
): Promise<ProductRow> {
  const [snapshot] = await snapshotIn(tx, [id], around)
  if (snapshot === undefined) throw new SplotError('not_found', { path: 'params.id' })
  return productRow.parse(snapshot.row)
}

/** Prices as they are kept. */
function readPrices({ variants = [], ...edit }: EditBody, before: ProductRow, usual: string): EditBody {
  const skus = new Set(before.variants.map((one) => one.sku))
  const read = variants.map(({ price, ...one }, i) => {
    // Named twice it is as good as unknown: which of the two counts?
    if (!skus.delete(one.sku)) throw new SplotError('sku_unknown', { path: `body.variants.${i}.sku` })
    if (price === undefined) return one
    const currency = price.currency ?? usual
    const minor = readMinor(price.amount, currency)
    if (minor === null) throw new SplotError('price_unread', { path: `body.variants.${i}.price.amount` })
    return { ...one, price: { amount: toDecimal(minor, currency), currency } }
  })
  return { ...edit, variants: read }
}

/** Who changed what by hand, the newest first; and which feed will tell the product again. @throws not_found */
export const showEdits = (deps: CommerceDeps, workspaceId: string, id: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const [product] = await listProducts(tx, [id])
    if (product === undefined) throw new SplotError('not_found', { path: 'params.id' })
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const now = await readRow(tx, id, { currency, now: deps.clock.now() })
    const items = (await listEdits(tx, id)).map(({ at, changes: text, ...row }) => {
      const changes = storedChanges.parse(text)
      return { ...row, at: new Date(at).toISOString(), changes, isUndoable: undoOf(now, changes) !== null }
    })
    const own = { name: product.name, description: product.description }
    return { origin: product.origin, own, items }
  })
