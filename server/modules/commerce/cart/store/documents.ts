import { z } from 'zod'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Op } from '../rules/cart.ts'
import type { DocumentKind } from '../rules/whole.ts'

export interface DocumentRow {
  id: string
  birth: string | null
  /** The device it lies on, where it is a device's. */
  anonymousId: string | null
  /** How many there have been. */
  changes: number
  createdAt: number
}

const code: Readonly<Record<DocumentKind, string>> = { cart: 'c', wishlist: 'w' }
const columns =
  'id::text AS id, birth_id::text AS birth, anonymous_id AS "anonymousId", changes, created_at AS "createdAt"'

const whose = `workspace_id = $1 AND kind = $2 AND (birth_id = ANY ($3::uuid[]) OR anonymous_id = ANY ($4::text[]))`
const listSql = sql(
  'commerce.document_list',
  `SELECT ${columns} FROM commerce.document WHERE ${whose} ORDER BY id`,
)
const lockSql = sql(
  'commerce.document_lock',
  `SELECT ${columns} FROM commerce.document WHERE ${whose} ORDER BY id FOR UPDATE`,
)
/** One person's documents of a kind. */
interface Of {
  kind: DocumentKind
  births: readonly string[]
  devices: readonly string[]
}

const valuesOf = (tx: WorkspaceTx, { kind, births, devices }: Of) => [
  tx.workspaceId,
  code[kind],
  pgArray.plain(births),
  pgArray.text(devices),
]

/** Documents of one person; locked in one order, so that nobody waits in a ring. */
export const listDocuments = (tx: WorkspaceTx, of: Of, isLocked: boolean): Promise<DocumentRow[]> =>
  tx.rows<DocumentRow>((isLocked ? lockSql : listSql)(...valuesOf(tx, of)))

const lockAtOnceSql = sql(
  'commerce.document_lock_at_once',
  `SELECT ${columns} FROM commerce.document WHERE ${whose} ORDER BY id FOR UPDATE NOWAIT`,
)
/** Documents of several people, locked; fails where somebody else holds one of them. */
export const lockAtOnce = (tx: WorkspaceTx, of: Of): Promise<DocumentRow[]> =>
  tx.rows<DocumentRow>(lockAtOnceSql(...valuesOf(tx, of)))

const findSql = sql(
  'commerce.document_find',
  `SELECT ${columns} FROM commerce.document WHERE workspace_id = $1 AND id = $2`,
)
export async function findDocument(tx: WorkspaceTx, id: string): Promise<DocumentRow | null> {
  return (await tx.rows<DocumentRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const ensureSql = sql(
  'commerce.document_ensure',
  `INSERT INTO commerce.document (workspace_id, id, kind, birth_id, anonymous_id, changes, created_at, changed_at)
   VALUES ($1, $2, $3, $4, $5, 0, $6, $6) ON CONFLICT (workspace_id, id) DO NOTHING`,
)
export const ensureDocument = (
  tx: WorkspaceTx,
  kind: DocumentKind,
  row: Omit<DocumentRow, 'changes' | 'createdAt'>,
  at: number,
): Promise<number> => tx.change(ensureSql(tx.workspaceId, row.id, code[kind], row.birth, row.anonymousId, at))

const nameSql = sql(
  'commerce.document_name',
  'UPDATE commerce.document SET birth_id = $3 WHERE workspace_id = $1 AND id = $2 AND birth_id IS NULL',
)
/** Identity has seen the device: from now on the document is its birth's. */
export const nameDocument = (tx: WorkspaceTx, id: string, birth: string): Promise<number> =>
  tx.change(nameSql(tx.workspaceId, id, birth))

const stamp = z.object({ ms: z.number(), counter: z.number(), replica: z.string() })
const by = z.object({
  kind: z.enum(['customer', 'member', 'key', 'bot', 'system']),
  id: z.string(),
  name: z.string().nullable(),
})
const about = z.object({
  minor: z.string().exactOptional(),
  wants: z.object({ priceDrop: z.boolean(), backInStock: z.boolean() }).exactOptional(),
})
const head = { tag: z.string(), line: z.string(), by, stamp, about: about.exactOptional() }
const observed = z.array(z.string())
const op = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.literal('add'), quantity: z.number() }),
  z.object({ ...head, kind: z.literal('set'), quantity: z.number(), observed }),
  z.object({ ...head, kind: z.literal('remove'), observed }),
])
/** What was stored was an Op: here it only gets its shape back. */
export const readOps = (text: string): Op[] => z.array(op).parse(JSON.parse(text))
const readOp = (text: string): Op => op.parse(JSON.parse(text))

export interface Change {
  documentId: string
  n: number
  op: Op
}

// OFFSET 0 keeps it a look by the key of each document, whatever the planner takes a person's documents to be.
const changesSql = sql(
  'commerce.document_changes',
  `SELECT c.document_id::text AS "documentId", c.n, c.body
     FROM (SELECT id FROM commerce.document WHERE ${whose}) d
     CROSS JOIN LATERAL (
       SELECT document_id, n, body FROM commerce.document_change WHERE workspace_id = $1 AND document_id = d.id OFFSET 0) c
    ORDER BY c.document_id, c.n`,
)
/** Everything that was ever put into them and still counts. */
export async function listChanges(tx: WorkspaceTx, of: Of): Promise<Change[]> {
  return readChanges(await tx.rows(changesSql(...valuesOf(tx, of))))
}

const readChanges = (rows: readonly { documentId: string; n: number; body: string }[]): Change[] =>
  rows.map(({ body, ...row }) => ({ ...row, op: readOp(body) }))

const changesOfSql = sql(
  'commerce.document_changes_of',
  `SELECT document_id::text AS "documentId", n, body FROM commerce.document_change
    WHERE workspace_id = $1 AND document_id = ANY ($2::uuid[]) ORDER BY document_id, n`,
)
/** The same of documents that are known. */
export const listChangesOf = async (tx: WorkspaceTx, ids: readonly string[]): Promise<Change[]> =>
  ids.length === 0 ? [] : readChanges(await tx.rows(changesOfSql(tx.workspaceId, pgArray.plain(ids))))

// The largest number is sought document by document: few are changed at once, and no plan reads all there are.
const appendSql = sql(
  'commerce.document_append',
  `WITH added AS (
     INSERT INTO commerce.document_change (workspace_id, document_id, n, tag, body, at)
     SELECT $1, document_id, n, tag, body, at
       FROM unnest($3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::bigint[]) AS r(document_id, n, tag, body, at)
     RETURNING document_id, n)
   UPDATE commerce.document d SET changes = (SELECT max(a.n) FROM added a WHERE a.document_id = d.id), changed_at = $8
    WHERE d.workspace_id = $1 AND d.id = ANY ($2::uuid[])`,
)
/** To documents that this transaction has locked. */
export async function appendAll(tx: WorkspaceTx, added: readonly Change[], at: number): Promise<void> {
  if (added.length === 0) return
  const ids = new Set(added.map((one) => one.documentId))
  await tx.change(
    appendSql(
      ...[tx.workspaceId, pgArray.plain([...ids]), pgArray.plain(added.map((one) => one.documentId))],
      ...[pgArray.plain(added.map((one) => one.n)), pgArray.text(added.map(({ op }) => op.tag))],
      pgArray.text(added.map(({ op }) => JSON.stringify(op))),
      ...[pgArray.plain(added.map(({ op }) => op.stamp.ms)), at],
    ),
  )
}

/** Further changes of a document, numbered on. */
export const numberOn = ({ id, changes }: DocumentRow, ops: readonly Op[]): Change[] =>
  ops.map((op, i) => ({ documentId: id, n: changes + i + 1, op }))

/** To a document that this transaction has locked. */
export const appendChanges = (
  tx: WorkspaceTx,
  document: DocumentRow,
  ops: readonly Op[],
  at: number,
): Promise<void> => appendAll(tx, numberOn(document, ops), at)

const dropSql = sql(
  'commerce.document_drop',
  'DELETE FROM commerce.document_change WHERE workspace_id = $1 AND document_id = $2 AND tag = ANY ($3::text[])',
)
export const dropChanges = (tx: WorkspaceTx, id: string, tags: readonly string[]): Promise<number> =>
  tx.change(dropSql(tx.workspaceId, id, pgArray.text(tags)))

const unnamed = `SELECT workspace_id AS "workspaceId", id::text AS id, anonymous_id AS "anonymousId",
    changed_at AS "changedAt" FROM commerce.document WHERE birth_id IS NULL`
const unnamedSql = sql(
  'commerce.document_unnamed',
  `(${unnamed} ORDER BY changed_at DESC LIMIT $1) UNION (${unnamed} ORDER BY changed_at LIMIT $1)`,
)
/** Of devices that identity had not seen: the newest and the oldest. For the worker's role. */
export const listUnnamed = (
  tx: Tx,
  most: number,
): Promise<{ workspaceId: string; id: string; anonymousId: string; changedAt: number }[]> =>
  tx.rows(unnamedSql(most))
