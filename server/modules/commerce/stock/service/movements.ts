import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { listOwners } from '../../catalog/index.ts'
import { findStores } from '../../location/index.ts'
import { type Answers, type Row, readRows } from '../../rules/rows.ts'
import { type RowAnswer, rowsReply } from '../../schema.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Feed } from '../../service/feed.ts'
import { type Item, keyOf, type MovementKind, move } from '../rules.ts'
import { levelRow, movementRow } from '../schema.ts'
import { ensureLevels, insertMovements, lockLevels, type Movement, putLevels } from '../store/levels.ts'
import { doOnce } from './once.ts'

interface Asked extends Item {
  kind: MovementKind
  quantity: number
  ref: string | null
}

const nameOf = ({ storeId, sku }: Item) => `${storeId}/${sku}`

/** Counts of what lies in stores: the same count again changes nothing. */
export async function countStock(deps: CommerceDeps, feed: Feed): Promise<RowAnswer[]> {
  const { rows, answers } = readRows(levelRow, feed.items, nameOf, feed.language)
  const asked = rows.map(({ value: { onHand, ...item }, ...row }) => ({
    ...row,
    value: { ...item, kind: 'count' as const, quantity: onHand, ref: null },
  }))
  await deps.db.inWorkspace(feed.workspaceId, (tx) => applyAll(deps, tx, asked, answers))
  return answers.list()
}

/** What came and went, in the order it is told, once for its key. */
export async function moveStock(deps: CommerceDeps, feed: Feed, key: string): Promise<RowAnswer[]> {
  const { rows, answers } = readRows(movementRow, feed.items, (_, index) => String(index), feed.language)
  const asked = rows.map(({ index, value: { ref = null, ...rest } }) => ({
    ...{ index, id: nameOf(rest), value: { ...rest, ref } },
  }))
  asked.sort((a, b) => a.index - b.index)
  const { items } = await doOnce(
    deps,
    feed.workspaceId,
    { key, body: feed.items, reply: rowsReply },
    async (tx) => {
      await applyAll(deps, tx, asked, answers)
      return { items: answers.list() }
    },
  )
  return items
}

/** One after the other, each beside what those before it left; a row that cannot be is answered, and the rest go on. */
async function applyAll(
  deps: CommerceDeps,
  tx: WorkspaceTx,
  asked: readonly Row<Asked>[],
  answers: Answers,
): Promise<void> {
  const known = await keepKnown(tx, asked, answers)
  const items = known.map((row) => row.value)
  const now = deps.clock.now()
  await ensureLevels(tx, items, now)
  const levels = await lockLevels(tx, items)
  const moved: Movement[] = []
  for (const { index, id, value } of known) {
    const level = levels.get(keyOf(value)) ?? { onHand: 0, reserved: 0 }
    const result = move(level, value.kind, value.quantity)
    if (!result.ok) {
      answers.refuse(index, id, result.reason, `body.items.${index}`)
      continue
    }
    answers.tell(index, id, result.delta === 0 ? 'unchanged' : 'changed')
    if (result.delta === 0) continue
    levels.set(keyOf(value), result.level)
    const { storeId, sku, kind, ref } = value
    const { onHand } = result.level
    moved.push({ id: deps.ids.uuid(now), storeId, sku, kind, delta: result.delta, onHand, ref })
  }
  await putLevels(tx, moved, levels, now)
  await insertMovements(tx, moved, now)
}

/** Rows about stores and variants there are. */
async function keepKnown(
  tx: WorkspaceTx,
  asked: readonly Row<Asked>[],
  answers: Answers,
): Promise<Row<Asked>[]> {
  const [stores, variants] = await Promise.all([
    findStores(
      tx,
      asked.map((row) => row.value.storeId),
    ),
    listOwners(
      tx,
      asked.map((row) => row.value.sku),
    ),
  ])
  const storeIds = new Set(stores.map((one) => one.id))
  return asked.filter(({ index, id, value }) => {
    const hasStore = storeIds.has(value.storeId)
    if (!hasStore) answers.refuse(index, id, 'store_unknown', `body.items.${index}.storeId`)
    else if (!variants.has(value.sku)) answers.refuse(index, id, 'sku_unknown', `body.items.${index}.sku`)
    return hasStore && variants.has(value.sku)
  })
}
