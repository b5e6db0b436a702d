import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { probe } from '../../store/probe.ts'
import { type Item, keyOf, type Level, type MovementKind } from '../rules.ts'

type LevelRow = Item & Level

/** One order for all who lock several: nobody waits for another in a ring. */
const inOrder = <T extends Item>(items: Iterable<T>): T[] =>
  [...new Map([...items].map((one) => [keyOf(one), one])).values()].sort((a, b) =>
    a.storeId === b.storeId ? (a.sku < b.sku ? -1 : 1) : a.storeId < b.storeId ? -1 : 1,
  )

const arrays = (items: readonly Item[]) =>
  [pgArray.text(items.map((one) => one.storeId)), pgArray.text(items.map((one) => one.sku))] as const

const ensureSql = sql(
  'commerce.stock_ensure',
  `INSERT INTO commerce.stock (workspace_id, store_id, sku, on_hand, reserved, changed_at)
   SELECT $1, store, sku, 0, 0, $4 FROM unnest($2::text[], $3::text[]) AS r(store, sku) ON CONFLICT DO NOTHING`,
)
/** Items that were never there are there with nothing. */
export async function ensureLevels(tx: WorkspaceTx, items: Iterable<Item>, at: number): Promise<void> {
  await tx.change(ensureSql(tx.workspaceId, ...arrays(inOrder(items)), at))
}

const lockSql = sql(
  'commerce.stock_lock',
  `SELECT s.store_id AS "storeId", s.sku, s.on_hand AS "onHand", s.reserved
     FROM commerce.stock s JOIN unnest($2::text[], $3::text[]) AS r(store, sku) ON s.store_id = r.store AND s.sku = r.sku
    WHERE s.workspace_id = $1 ORDER BY s.store_id COLLATE "C", s.sku COLLATE "C" FOR UPDATE OF s`,
)
/** Levels of these items, by key, held until the transaction ends; none for what was never there. */
export async function lockLevels(tx: WorkspaceTx, items: Iterable<Item>): Promise<Map<string, Level>> {
  const rows = await tx.rows<LevelRow>(lockSql(tx.workspaceId, ...arrays(inOrder(items))))
  return new Map(rows.map(({ onHand, reserved, ...item }) => [keyOf(item), { onHand, reserved }]))
}

const putSql = sql(
  'commerce.stock_put',
  `UPDATE commerce.stock s SET on_hand = r.on_hand, reserved = r.reserved, changed_at = $6
     FROM unnest($2::text[], $3::text[], $4::int[], $5::int[]) AS r(store, sku, on_hand, reserved)
    WHERE s.workspace_id = $1 AND s.store_id = r.store AND s.sku = r.sku`,
)
/** Writes levels that this transaction has locked. */
export async function putLevels(
  tx: WorkspaceTx,
  items: Iterable<Item>,
  levels: ReadonlyMap<string, Level>,
  at: number,
): Promise<void> {
  const rows = inOrder(items).flatMap((item) => {
    const level = levels.get(keyOf(item))
    return level === undefined ? [] : [{ ...item, ...level }]
  })
  const onHand = pgArray.plain(rows.map((one) => one.onHand))
  const reserved = pgArray.plain(rows.map((one) => one.reserved))
  await tx.change(putSql(tx.workspaceId, ...arrays(rows), onHand, reserved, at))
}

export interface StockQuery {
  storeId: string | null
  sku: string | null
  after: Item | null
  limit: number
}

const listSql = sql(
  'commerce.stock_list',
  `SELECT store_id AS "storeId", sku, on_hand AS "onHand", reserved, changed_at AS "changedAt" FROM commerce.stock
    WHERE workspace_id = $1 AND ($2::text IS NULL OR store_id = $2) AND ($3::text IS NULL OR sku = $3)
      AND (store_id, sku) > ($4, $5) ORDER BY store_id, sku LIMIT $6`,
)
export const listLevels = (
  tx: WorkspaceTx,
  { storeId, sku, after, limit }: StockQuery,
): Promise<(LevelRow & { changedAt: number })[]> =>
  tx.rows<LevelRow & { changedAt: number }>(
    listSql(tx.workspaceId, storeId, sku, after?.storeId ?? '', after?.sku ?? '', limit),
  )

const freeSql = sql(
  'commerce.stock_free',
  `SELECT store_id AS "storeId", sku, on_hand AS "onHand", reserved FROM ${probe('$2', 'commerce.stock', 'sku')} AS own
    WHERE on_hand > reserved`,
)
/** Where there are free pieces of these; nothing is locked. */
export const listFree = (tx: WorkspaceTx, skus: readonly string[]): Promise<LevelRow[]> =>
  tx.rows<LevelRow>(freeSql(tx.workspaceId, pgArray.text(skus)))

export interface Movement extends Item {
  id: string
  kind: MovementKind
  delta: number
  onHand: number
  ref: string | null
}

const insertSql = sql(
  'commerce.movement_insert',
  `INSERT INTO commerce.movement (workspace_id, id, store_id, sku, kind, delta, on_hand, ref, at, n)
   SELECT $1, id, "storeId", sku, kind, delta, "onHand", ref, $3,
          coalesce((SELECT max(m.n) FROM commerce.movement m
             WHERE m.workspace_id = $1 AND m.store_id = "storeId" AND m.sku = r.sku), 0)
            + row_number() OVER (PARTITION BY "storeId", sku ORDER BY place)
     FROM json_to_recordset($2::json) AS r(id uuid, "storeId" text, sku text, kind text, delta int, "onHand" int, ref text,
       place int)`,
)
/** Appends movements of levels that this transaction has locked, in this order. */
export async function insertMovements(tx: WorkspaceTx, rows: readonly Movement[], at: number): Promise<void> {
  const placed = rows.map((row, place) => ({ ...row, place }))
  if (rows.length > 0) await tx.change(insertSql(tx.workspaceId, JSON.stringify(placed), at))
}

const movementsSql = sql(
  'commerce.movement_list',
  `SELECT kind, delta, on_hand AS "onHand", ref, at FROM commerce.movement
    WHERE workspace_id = $1 AND store_id = $2 AND sku = $3 ORDER BY n DESC LIMIT $4`,
)
type ShownMovement = Pick<Movement, 'kind' | 'delta' | 'onHand' | 'ref'> & { at: number }
/** The newest first. */
export const listMovements = (tx: WorkspaceTx, item: Item, limit: number): Promise<ShownMovement[]> =>
  tx.rows<ShownMovement>(movementsSql(tx.workspaceId, item.storeId, item.sku, limit))
