import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface ProductRow {
  id: string
  name: string
  brand: string | null
  description: string | null
  url: string | null
  /** JSON: in other languages. */
  texts: string | null
  categories: string[]
  body: string
  popularity: number
  isActive: boolean
  digest: string
  /** The feed that told it last, by name. */
  origin: string | null
  changedAt: number
}

const columns = `id, name, brand, description, url, texts, categories, body, popularity, is_active AS "isActive", digest, origin,
  changed_at AS "changedAt"`

const digestsSql = sql(
  'commerce.product_digests',
  'SELECT id, digest, texts, origin FROM commerce.product WHERE workspace_id = $1 AND id = ANY ($2::text[])',
)
type Known = Pick<ProductRow, 'id' | 'digest' | 'texts' | 'origin'>
/** What is known of these products, in the shortest form. */
export async function listDigests(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.rows<Known>(digestsSql(tx.workspaceId, pgArray.text(ids)))
  return new Map(rows.map((row) => [row.id, row]))
}

const putSql = sql(
  'commerce.product_put',
  `INSERT INTO commerce.product
     (workspace_id, id, name, brand, description, url, texts, categories, body, popularity, is_active, digest, origin,
      changed_at)
   SELECT $1, id, name, brand, description, url, texts, ARRAY(SELECT json_array_elements_text(categories)), body, popularity,
          "isActive", digest, origin, $3
     FROM json_to_recordset($2::json) AS r(id text, name text, brand text, description text, url text, texts text, categories json,
       body text, popularity int, "isActive" boolean, digest text, origin text)
   ON CONFLICT (workspace_id, id) DO UPDATE SET
     name = excluded.name, brand = excluded.brand, description = excluded.description, url = excluded.url,
     texts = coalesce(excluded.texts, product.texts), categories = excluded.categories, body = excluded.body, popularity = excluded.popularity,
     is_active = excluded.is_active, digest = excluded.digest, origin = coalesce(excluded.origin, product.origin),
     changed_at = excluded.changed_at`,
)
export async function putProducts(
  tx: WorkspaceTx,
  rows: readonly Omit<ProductRow, 'changedAt'>[],
  changedAt: number,
): Promise<void> {
  await tx.change(putSql(tx.workspaceId, JSON.stringify(rows), changedAt))
}

const originSql = sql(
  'commerce.product_origin',
  'UPDATE commerce.product SET origin = $3 WHERE workspace_id = $1 AND id = ANY ($2::text[]) AND origin IS DISTINCT FROM $3',
)
/** Told by another feed than the last time. */
export async function noteOrigin(tx: WorkspaceTx, ids: readonly string[], origin: string): Promise<void> {
  await tx.change(originSql(tx.workspaceId, pgArray.text(ids), origin))
}

const lockSql = sql(
  'commerce.product_lock',
  `SELECT ${columns} FROM commerce.product WHERE workspace_id = $1 AND id = ANY ($2::text[]) ORDER BY id FOR UPDATE`,
)
/** In the order in which feeds lock them. */
export const lockProducts = (tx: WorkspaceTx, ids: readonly string[]): Promise<ProductRow[]> =>
  tx.rows<ProductRow>(lockSql(tx.workspaceId, pgArray.text(ids)))

const putTextsSql = sql(
  'commerce.product_texts_put',
  `UPDATE commerce.product p SET texts = r.texts, changed_at = $3
     FROM json_to_recordset($2::json) AS r(id text, texts text) WHERE p.workspace_id = $1 AND p.id = r.id`,
)
export async function putTexts(
  tx: WorkspaceTx,
  rows: readonly Pick<ProductRow, 'id' | 'texts'>[],
  changedAt: number,
): Promise<void> {
  await tx.change(putTextsSql(tx.workspaceId, JSON.stringify(rows), changedAt))
}

const putSearchSql = sql(
  'commerce.product_search_put',
  `INSERT INTO commerce.product_search (workspace_id, product_id, rank, words)
   SELECT $1, id, rank, array_to_tsvector(string_to_array(words, ' '))
     FROM json_to_recordset($2::json) AS r(id text, rank int, words text)
   ON CONFLICT (workspace_id, product_id) DO UPDATE SET rank = excluded.rank, words = excluded.words`,
)
const deleteSearchSql = sql(
  'commerce.product_search_delete',
  'DELETE FROM commerce.product_search WHERE workspace_id = $1 AND product_id = ANY ($2::text[])',
)
/** What is found by which words; what is not offered is not found. */
export async function putSearch(
  tx: WorkspaceTx,
  rows: readonly { id: string; rank: number; words: readonly string[]; isActive: boolean }[],
): Promise<void> {
  const shown = rows.filter((row) => row.isActive).map((row) => ({ ...row, words: row.words.join(' ') }))
  const hidden = rows.filter((row) => !row.isActive).map((row) => row.id)
  await tx.change(putSearchSql(tx.workspaceId, JSON.stringify(shown)))
  if (hidden.length > 0) await tx.change(deleteSearchSql(tx.workspaceId, pgArray.text(hidden)))
}

const matchSql = sql(
  'commerce.match_products',
  'SELECT id FROM commerce.match_products($1, $2::tsquery, $3::tsquery, $4) AS id',
)
/** Products that hold every word of the query (tsquery), the highest rank first. @param rare its words that few hold */
export async function matchProducts(
  tx: WorkspaceTx,
  { query, rare }: { query: string; rare: string },
  most: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(matchSql(tx.workspaceId, query, rare, most))
  return rows.map((row) => row.id)
}

const selectSql = sql(
  'commerce.product_list',
  `SELECT ${columns} FROM commerce.product WHERE workspace_id = $1 AND id = ANY ($2::text[])`,
)
export const listProducts = (tx: WorkspaceTx, ids: readonly string[]): Promise<ProductRow[]> =>
  tx.rows<ProductRow>(selectSql(tx.workspaceId, pgArray.text(ids)))

const byRankSql = sql(
  'commerce.product_by_rank',
  `SELECT s.product_id AS id, s.rank FROM commerce.product_search s
    WHERE s.workspace_id = $1 AND s.rank <= $2 AND (s.rank < $2 OR s.product_id > $3)
      AND ($4::text IS NULL OR EXISTS (
        SELECT FROM commerce.product p, unnest(p.categories) AS c
         WHERE p.workspace_id = $1 AND p.id = s.product_id AND (c = $4 OR starts_with(c, $4 || ' >'))))
    ORDER BY s.rank DESC, s.product_id LIMIT $5`,
)
/** What is offered, the highest rank first, after a place. */
export const listByRank = (
  tx: WorkspaceTx,
  { after, limit, category }: { after: Ranked | null; limit: number; category: string | null },
): Promise<Ranked[]> =>
  tx.rows<Ranked>(byRankSql(tx.workspaceId, after?.rank ?? 2 ** 31 - 1, after?.id ?? '', category, limit))

interface Ranked {
  rank: number
  id: string
}

const withdrawnSql = sql(
  'commerce.product_withdrawn',
  `SELECT p.id, p.popularity AS rank FROM commerce.product p
    WHERE p.workspace_id = $1 AND NOT p.is_active AND p.popularity <= $2 AND (p.popularity < $2 OR p.id > $3)
      AND ($4::text IS NULL OR EXISTS (
        SELECT FROM unnest(p.categories) AS c WHERE c = $4 OR starts_with(c, $4 || ' >')))
    ORDER BY p.popularity DESC, p.id LIMIT $5`,
)
/** What is offered no longer, in the same order. */
export const listWithdrawn = (
  tx: WorkspaceTx,
  { after, limit, category }: { after: Ranked | null; limit: number; category: string | null },
): Promise<Ranked[]> =>
  tx.rows<Ranked>(withdrawnSql(tx.workspaceId, after?.rank ?? 2 ** 31 - 1, after?.id ?? '', category, limit))

const inCategorySql = sql(
  'commerce.product_in_category',
  `SELECT p.id FROM unnest($2::text[]) WITH ORDINALITY AS asked (id, place)
     JOIN commerce.product p ON p.workspace_id = $1 AND p.id = asked.id
    WHERE EXISTS (SELECT FROM unnest(p.categories) AS c WHERE c = $3 OR starts_with(c, $3 || ' >'))
    ORDER BY asked.place`,
)
/** Those of these products that stand in a category or below it, in the same order. */
export const keepCategory = async (
  tx: WorkspaceTx,
  ids: readonly string[],
  category: string,
): Promise<string[]> =>
  (await tx.rows<{ id: string }>(inCategorySql(tx.workspaceId, pgArray.text(ids), category))).map(
    ({ id }) => id,
  )

const categoriesSql = sql(
  'commerce.product_categories',
  `SELECT c AS path, count(*)::int AS products, min(p.id) FILTER (WHERE p.texts IS NOT NULL) AS told
     FROM commerce.product p, unnest(p.categories) AS c
    WHERE p.workspace_id = $1 AND p.is_active GROUP BY c ORDER BY c LIMIT 1000`,
)
export interface CategoryRow {
  path: string
  products: number
  /** A product there that is told in other languages. */
  told: string | null
}
/** Paths of categories of what is offered, and how many products stand in each. */
export const listCategories = (tx: WorkspaceTx): Promise<CategoryRow[]> =>
  tx.rows<CategoryRow>(categoriesSql(tx.workspaceId))
