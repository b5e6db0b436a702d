import { pgArray, sql, type Tx } from '../db/index.ts'
import { emptyHead, type Head, type Link } from './rules.ts'

/** The statements of the chain beside a table: `<table>_link` holds its links, `<table>_head` the last one's hash. */
function makeStatements(table: string) {
  if (!/^[a-z_]+\.[a-z_]+$/.test(table)) throw new Error('A table is named schema.table')
  const named = (verb: string, text: string) => sql(`chain.${table}.${verb}`, text)
  return {
    addHead: named(
      'head_add',
      `INSERT INTO ${table}_head (workspace_id, seq, hash) VALUES ($1, 0, '') ON CONFLICT DO NOTHING`,
    ),
    lockHead: named('head_lock', `SELECT seq, hash FROM ${table}_head WHERE workspace_id = $1 FOR UPDATE`),
    head: named('head', `SELECT seq, hash FROM ${table}_head WHERE workspace_id = $1`),
    moveHead: named('head_move', `UPDATE ${table}_head SET seq = $2, hash = $3 WHERE workspace_id = $1`),
    putLinks: named(
      'put',
      `INSERT INTO ${table}_link (workspace_id, seq, ref, digest, hash)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])`,
    ),
    links: named(
      'list',
      `SELECT seq, ref, digest, hash FROM ${table}_link WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    ),
    latest: named(
      'latest',
      `SELECT DISTINCT ON (ref) seq, ref, digest, hash FROM ${table}_link
     WHERE workspace_id = $1 AND ref = ANY ($2::text[]) ORDER BY ref, seq DESC`,
    ),
  }
}

/** How links are written and read, beside one table. */
export function createChainStore(table: string) {
  const statements = makeStatements(table)
  return {
    /** The head, held until the transaction ends: links come one after the other. */
    async lockHead(tx: Tx, workspaceId: string): Promise<Head> {
      await tx.change(statements.addHead(workspaceId))
      return (await tx.rows<Head>(statements.lockHead(workspaceId)))[0] ?? emptyHead
    },
    async findHead(tx: Tx, workspaceId: string): Promise<Head> {
      return (await tx.rows<Head>(statements.head(workspaceId)))[0] ?? emptyHead
    },
    async insertLinks(tx: Tx, workspaceId: string, links: readonly Link[]): Promise<void> {
      const last = links.at(-1)
      if (last === undefined) return
      await tx.change(
        statements.putLinks(
          workspaceId,
          pgArray.plain(links.map((one) => one.seq)),
          pgArray.text(links.map((one) => one.ref)),
          pgArray.plain(links.map((one) => one.digest)),
          pgArray.plain(links.map((one) => one.hash)),
        ),
      )
      await tx.change(statements.moveHead(workspaceId, last.seq, last.hash))
    },
    /** Links after that position, in order. */
    listLinks: (tx: Tx, workspaceId: string, after: number, limit: number): Promise<Link[]> =>
      tx.rows<Link>(statements.links(workspaceId, after, limit)),
    /** The newest link of each of these entries. */
    listLatest: (tx: Tx, workspaceId: string, refs: readonly string[]): Promise<Link[]> =>
      tx.rows<Link>(statements.latest(workspaceId, pgArray.text(refs))),
  }
}

export type ChainStore = ReturnType<typeof createChainStore>
