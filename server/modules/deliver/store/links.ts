import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const putSql = sql(
  'deliver.links_put',
  `INSERT INTO deliver.link (workspace_id, id, url) SELECT $1, id, url FROM unnest($2::text[], $3::text[]) AS l(id, url)
   ORDER BY id ON CONFLICT DO NOTHING`,
)
export const putLinks = (
  tx: Tx,
  workspaceId: string,
  links: readonly { id: string; url: string }[],
): Promise<number> =>
  tx.change(
    putSql(workspaceId, pgArray.text(links.map((one) => one.id)), pgArray.text(links.map((one) => one.url))),
  )

const findSql = sql('deliver.link_find', 'SELECT url FROM deliver.link WHERE workspace_id = $1 AND id = $2')
export const findLink = async (tx: Tx, workspaceId: string, id: string): Promise<string | null> =>
  (await tx.rows<{ url: string }>(findSql(workspaceId, id)))[0]?.url ?? null
