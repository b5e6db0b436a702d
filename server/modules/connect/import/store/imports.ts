import { z } from 'zod'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { type State, states } from '../rules/state.ts'
import { importKinds } from '../rules/targets.ts'

/** What was stored was checked when it came: here it only gets its shape back. */
const row = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  name: z.string(),
  format: z.enum(['csv', 'xlsx', 'ndjson']).nullable(),
  state: z.enum(states),
  bytes: z.number(),
  received: z.number(),
  header: z.string().nullable(),
  mapping: z.string().nullable(),
  options: z.string(),
  checked: z.string().nullable(),
  line: z.number(),
  readBytes: z.number(),
  rowCount: z.number(),
  stored: z.number(),
  refused: z.number(),
  things: z.number(),
  refusedBytes: z.number(),
  fault: z.string().nullable(),
  createdAt: z.number(),
  createdBy: z.string(),
  beganAt: z.number().nullable(),
  endedAt: z.number().nullable(),
})
export type ImportRow = z.output<typeof row>

const columns = `id::text, kind, name, format, state, bytes, received, header, mapping, options, checked, line,
  read_bytes AS "readBytes", row_count AS "rowCount", stored, refused, things, refused_bytes AS "refusedBytes", fault,
  created_at AS "createdAt", created_by AS "createdBy", began_at AS "beganAt", ended_at AS "endedAt"`

const insertSql = sql(
  'connect.import_insert',
  `INSERT INTO connect.import (workspace_id, id, kind, name, state, bytes, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, 'receiving', $5, $6, $7)`,
)
export const insertImport = (
  tx: WorkspaceTx,
  o: { id: string; kind: string; name: string; bytes: number; createdAt: number; createdBy: string },
): Promise<number> =>
  tx.change(insertSql(tx.workspaceId, o.id, o.kind, o.name, o.bytes, o.createdAt, o.createdBy))

const findSql = sql(
  'connect.import_find',
  `SELECT ${columns} FROM connect.import WHERE workspace_id = $1 AND id = $2::uuid`,
)
const lockSql = sql(
  'connect.import_lock',
  `SELECT ${columns} FROM connect.import WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)
const first = (rows: readonly object[]): ImportRow | null =>
  rows[0] === undefined ? null : row.parse(rows[0])
export const findImport = async (tx: WorkspaceTx, id: string): Promise<ImportRow | null> =>
  first(await tx.rows<object>(findSql(tx.workspaceId, id)))
export const lockImport = async (tx: WorkspaceTx, id: string): Promise<ImportRow | null> =>
  first(await tx.rows<object>(lockSql(tx.workspaceId, id)))

const listSql = sql(
  'connect.import_list',
  `SELECT ${columns} FROM connect.import WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
)
export const listImports = async (
  tx: WorkspaceTx,
  o: { before: string | null; limit: number },
): Promise<ImportRow[]> =>
  (await tx.rows<object>(listSql(tx.workspaceId, o.before, o.limit))).map((one) => row.parse(one))

const updateSql = sql(
  'connect.import_update',
  `UPDATE connect.import SET format = $3, state = $4, received = $5, header = $6, mapping = $7, options = $8, checked = $9, line = $10,
     read_bytes = $11, row_count = $12, stored = $13, refused = $14, things = $15, refused_bytes = $16, fault = $17, began_at = $18,
     ended_at = $19
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** Writes a row that was read under its lock. */
export const putImport = (tx: WorkspaceTx, o: ImportRow): Promise<number> =>
  tx.change(
    updateSql(
      tx.workspaceId,
      ...[
        o.id,
        o.format,
        o.state,
        o.received,
        o.header,
        o.mapping,
        o.options,
        o.checked,
        o.line,
        o.readBytes,
      ],
      ...[o.rowCount, o.stored, o.refused, o.things, o.refusedBytes, o.fault, o.beganAt, o.endedAt],
    ),
  )

const deleteSqls = [
  sql(
    'connect.import_delete_parcels',
    'DELETE FROM connect.import_parcel WHERE workspace_id = $1 AND import_id = $2::uuid',
  ),
  sql(
    'connect.import_delete_faults',
    'DELETE FROM connect.import_fault WHERE workspace_id = $1 AND import_id = $2::uuid',
  ),
  sql(
    'connect.import_delete_lots',
    'DELETE FROM connect.import_lot WHERE workspace_id = $1 AND import_id = $2::uuid',
  ),
  sql('connect.import_delete', 'DELETE FROM connect.import WHERE workspace_id = $1 AND id = $2::uuid'),
]
export async function deleteImport(tx: WorkspaceTx, id: string): Promise<void> {
  for (const statement of deleteSqls) await tx.change(statement(tx.workspaceId, id))
}

const activeSql = sql(
  'connect.import_active',
  `SELECT * FROM (
     SELECT i.workspace_id AS "workspaceId", i.id::text AS id, i.state, EXISTS (
       SELECT 1 FROM connect.import_parcel p WHERE p.workspace_id = i.workspace_id AND p.import_id = i.id
     ) AS "isWaiting"
     FROM connect.import i WHERE i.state IN ('checking', 'running', 'settling', 'cancelled', 'undoing')
   ) AS a WHERE a.state <> 'cancelled' OR a."isWaiting" ORDER BY a.id`,
)
interface ActiveImport {
  workspaceId: string
  id: string
  state: State
  /** Some of it waits for its turn in the log. */
  isWaiting: boolean
}
/** What goes on by itself, in all workspaces; in the worker's transaction, which sees all. */
export const listActive = (tx: Tx): Promise<ActiveImport[]> => tx.rows<ActiveImport>(activeSql())

export interface FaultRow {
  code: string
  column: string
  rowCount: number
  lines: number[]
}

const addFaultsSql = sql(
  'connect.import_fault_add',
  `INSERT INTO connect.import_fault AS f (workspace_id, import_id, is_trial, code, column_name, row_count, lines)
   SELECT $1, $2::uuid, $3, n.code, n.name, n.row_count, n.lines::bigint[]
     FROM unnest($4::text[], $5::text[], $6::bigint[], $7::text[]) AS n (code, name, row_count, lines)
   ON CONFLICT (workspace_id, import_id, is_trial, code, column_name) DO UPDATE
     SET row_count = f.row_count + EXCLUDED.row_count, lines = (f.lines || EXCLUDED.lines)[1:10]`,
)
export async function addFaults(
  tx: WorkspaceTx,
  o: { id: string; isTrial: boolean; faults: readonly FaultRow[] },
): Promise<void> {
  if (o.faults.length === 0) return
  const of = (pick: (one: FaultRow) => string) => pgArray.text(o.faults.map(pick))
  const counts = pgArray.plain(o.faults.map((one) => one.rowCount))
  const lines = of((one) => pgArray.plain(one.lines))
  await tx.change(
    addFaultsSql(
      tx.workspaceId,
      o.id,
      o.isTrial,
      of((one) => one.code),
      of((one) => one.column),
      counts,
      lines,
    ),
  )
}

const clearFaultsSql = sql(
  'connect.import_fault_clear',
  'DELETE FROM connect.import_fault WHERE workspace_id = $1 AND import_id = $2::uuid AND is_trial = $3',
)
export const clearFaults = (tx: WorkspaceTx, id: string, isTrial: boolean): Promise<number> =>
  tx.change(clearFaultsSql(tx.workspaceId, id, isTrial))

const faultsSql = sql(
  'connect.import_fault_list',
  `SELECT code, column_name AS "column", row_count AS "rowCount", lines::text AS lines FROM connect.import_fault
    WHERE workspace_id = $1 AND import_id = $2::uuid AND is_trial = $3 ORDER BY row_count DESC, code, column_name LIMIT 100`,
)
export async function listFaults(tx: WorkspaceTx, id: string, isTrial: boolean): Promise<FaultRow[]> {
  const rows = await tx.rows<Omit<FaultRow, 'lines'> & { lines: string }>(
    faultsSql(tx.workspaceId, id, isTrial),
  )
  return rows.map(({ lines, ...one }) => ({
    ...one,
    lines: lines.slice(1, -1).split(',').filter(Boolean).map(Number),
  }))
}

const keptSql = sql(
  'connect.import_kept',
  `SELECT workspace_id AS "workspaceId", id::text AS id, state, created_at AS "createdAt", ended_at AS "endedAt"
     FROM connect.import ORDER BY id`,
)
/** Every import there is, in all workspaces; in the worker's transaction. */
export const listKept = (
  tx: Tx,
): Promise<{ workspaceId: string; id: string; state: State; createdAt: number; endedAt: number | null }[]> =>
  tx.rows(keptSql())

const dropRefusedSql = sql(
  'connect.import_drop_refused',
  `UPDATE connect.import SET refused_bytes = 0 WHERE workspace_id = $1 AND refused_bytes > 0
     AND ($2::uuid IS NULL OR id = $2::uuid) RETURNING id::text AS id`,
)
/** There are no files of refused rows any more. @returns of which imports there were; null = of all */
export const dropRefused = async (tx: WorkspaceTx, id: string | null): Promise<string[]> =>
  (await tx.rows<{ id: string }>(dropRefusedSql(tx.workspaceId, id))).map((one) => one.id)
