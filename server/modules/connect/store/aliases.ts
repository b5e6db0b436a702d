import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export type AliasKind = 'sku' | 'order' | 'parcel'

export interface Alias {
  /** The connection; empty for all. */
  scope: string
  kind: AliasKind
  alias: string
  value: string
}

const putSql = sql(
  'connect.alias_put',
  `INSERT INTO connect.alias (workspace_id, scope, kind, alias, value)
   SELECT $1, a.scope, a.kind, a.alias, a.value FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS a (scope, kind, alias, value)
   ON CONFLICT (workspace_id, scope, kind, alias) DO UPDATE SET value = excluded.value WHERE alias.value <> excluded.value`,
)
export async function putAliases(tx: WorkspaceTx, rows: readonly Alias[]): Promise<void> {
  // The last word about one name, in one order.
  const last = new Map(rows.map((row) => [`${row.scope} ${row.kind} ${row.alias}`, row]))
  const sorted = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  if (sorted.length === 0) return
  const pick = (of: (row: Alias) => string) => pgArray.text(sorted.map(of))
  await tx.change(
    putSql(
      ...([tx.workspaceId, pick((row) => row.scope), pick((row) => row.kind)] as const),
      ...([pick((row) => row.alias), pick((row) => row.value)] as const),
    ),
  )
}

const listSql = sql(
  'connect.alias_list',
  `SELECT scope, kind, alias, value FROM connect.alias
    WHERE workspace_id = $1 AND scope = ANY ($2::text[]) AND kind = $3 AND alias = ANY ($4::text[])`,
)
/** What these names stand for; the names that stand for nothing are left out. */
export async function listAliases(
  tx: WorkspaceTx,
  asked: { scope: string; kind: AliasKind },
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const statement = listSql(tx.workspaceId, pgArray.text([asked.scope]), asked.kind, pgArray.text(names))
  return new Map((await tx.rows<Alias>(statement)).map((row) => [row.alias, row.value]))
}
