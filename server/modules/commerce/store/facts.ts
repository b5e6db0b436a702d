import { channels } from '@splot/contract/channels'
import { z } from 'zod'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Fact } from '../rules/fact.ts'

const putSql = sql(
  'commerce.fact_put',
  `INSERT INTO commerce.fact (workspace_id, id, birth_id, at, body)
   SELECT $1, f.id, f.birth, f.at, f.body
     FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::text[]) AS f (id, birth, at, body)
   ON CONFLICT (workspace_id, id) DO NOTHING`,
)
export const putFacts = (tx: WorkspaceTx, facts: readonly Fact[]): Promise<number> =>
  tx.change(
    putSql(
      tx.workspaceId,
      pgArray.text(facts.map((one) => one.id)),
      pgArray.text(facts.map((one) => one.birth)),
      pgArray.plain(facts.map((one) => one.at)),
      pgArray.text(
        facts.map(({ event, channel, properties, anonymousId }) =>
          JSON.stringify({ event, channel, properties, ...(anonymousId == null ? {} : { anonymousId }) }),
        ),
      ),
    ),
  )

const body = z.object({
  event: z.string(),
  channel: z.enum(channels),
  properties: z.record(z.string(), z.unknown()),
  anonymousId: z.string().exactOptional(),
})

const listSql = sql(
  'commerce.fact_list',
  `SELECT id, birth_id::text AS birth, at, body FROM commerce.fact
    WHERE workspace_id = $1 AND refused IS NULL ORDER BY at, id LIMIT $2`,
)
/** What is to be told, oldest first. */
export async function listFacts(tx: WorkspaceTx, limit: number): Promise<Fact[]> {
  const rows = await tx.rows<{ id: string; birth: string | null; at: number; body: string }>(
    listSql(tx.workspaceId, limit),
  )
  return rows.map(({ body: text, ...row }) => ({ ...row, ...body.parse(JSON.parse(text)) }))
}

const deleteSql = sql(
  'commerce.fact_delete',
  'DELETE FROM commerce.fact WHERE workspace_id = $1 AND id = ANY ($2::text[])',
)
export const deleteFacts = (tx: WorkspaceTx, ids: readonly string[]): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, pgArray.text(ids)))

const refuseSql = sql(
  'commerce.fact_refuse',
  'UPDATE commerce.fact SET refused = $3 WHERE workspace_id = $1 AND id = $2',
)
/** The contract will not have it: nobody is told, and it stays here to be mended. */
export const refuseFact = (tx: WorkspaceTx, id: string, code: string): Promise<number> =>
  tx.change(refuseSql(tx.workspaceId, id, code))

const workspacesSql = sql(
  'commerce.fact_workspaces',
  'SELECT DISTINCT workspace_id AS id FROM commerce.fact WHERE refused IS NULL ORDER BY workspace_id',
)
/** Whose facts wait. For the worker's role, which sees all. */
export const listWorkspacesWithFacts = (tx: Tx): Promise<{ id: string }[]> =>
  tx.rows<{ id: string }>(workspacesSql())

const exportSql = sql(
  'commerce.fact_export',
  `SELECT * FROM commerce.fact WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY id`,
)
export const exportFacts = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<object[]> =>
  tx.rows<object>(exportSql(workspaceId, pgArray.plain(births)))

const eraseSql = sql(
  'commerce.fact_erase',
  'DELETE FROM commerce.fact WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)
export const eraseFacts = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> =>
  tx.change(eraseSql(workspaceId, pgArray.plain(births)))
