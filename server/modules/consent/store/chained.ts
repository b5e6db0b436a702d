import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { type LedgerRow, wholeRow } from './ledger.ts'

export interface EntryKey {
  birth: string
  pos: number
  ord: number
}

const selectEntries = sql(
  'consent.entries',
  `SELECT ${wholeRow} FROM consent.record
   JOIN unnest($2::uuid[], $3::bigint[], $4::int[]) AS k(kb, kp, ko) ON birth_id = kb AND pos = kp AND ord = ko
   WHERE workspace_id = $1`,
)

/** These entries as they are stored, what is sealed still sealed. */
export const listEntriesAt = (tx: Tx, workspaceId: string, keys: readonly EntryKey[]): Promise<LedgerRow[]> =>
  tx.rows<LedgerRow>(
    selectEntries(
      workspaceId,
      pgArray.plain(keys.map((one) => one.birth)),
      pgArray.plain(keys.map((one) => one.pos)),
      pgArray.plain(keys.map((one) => one.ord)),
    ),
  )

const selectAll = sql(
  'consent.entries_all',
  `SELECT ${wholeRow} FROM consent.record WHERE workspace_id = $1 ORDER BY pos, ord, birth_id`,
)

/** The whole ledger, in the order of the log. */
export const listAllEntries = (tx: Tx, workspaceId: string): Promise<LedgerRow[]> =>
  tx.rows<LedgerRow>(selectAll(workspaceId))

const selectErased = sql(
  'consent.entries_erased',
  `SELECT ref FROM consent.record_link WHERE workspace_id = $1 AND ref >= 'erased/' AND ref < 'erased0'`,
)

/** Births whose entries may be gone: `erased/<birth>`. */
export const listErasedRefs = (tx: Tx, workspaceId: string): Promise<{ ref: string }[]> =>
  tx.rows(selectErased(workspaceId))

const selectUnlinked = sql(
  'consent.entry_unlinked',
  `SELECT r.birth_id || '/' || r.pos || '/' || r.ord AS ref FROM consent.record r
   WHERE r.workspace_id = $1 AND NOT EXISTS (
     SELECT FROM consent.record_link l
     WHERE l.workspace_id = $1 AND l.ref = r.birth_id || '/' || r.pos || '/' || r.ord)
   ORDER BY r.pos, r.ord LIMIT 1`,
)

/** An entry no link tells of. */
export async function findUnlinkedRef(tx: Tx, workspaceId: string): Promise<string | null> {
  return (await tx.rows<{ ref: string }>(selectUnlinked(workspaceId)))[0]?.ref ?? null
}
