import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import { type AuditRow, insertAudit } from '../store/audit.ts'
import { createAuditChain } from './audit-chain.ts'

export interface AuditActor {
  kind: 'member' | 'key' | 'system'
  id: string
  name: string
}

/** Acts without a person behind them: the first start, the command line. */
export const systemActor: AuditActor = { kind: 'system', id: 'splot', name: 'Splot' }

export interface AuditEntry {
  actor: AuditActor
  /** Past tense, `noun.verbed`: `key.created`. */
  action: string
  /** An id of ours. Never an address, a name or another personal datum. */
  target: string
  /** Ids, codes and counts. Never personal data. */
  detail?: Readonly<Record<string, unknown>>
}

export interface Audit {
  /** Writes an entry; given a transaction, together with what it tells of. */
  record(where: string | { tx: Tx; workspaceId: string }, entry: AuditEntry): Promise<void>
}

/** The append-only log of who did what, each entry chained to the one before it. */
export function createAudit(deps: { db: Db; clock: Clock; ids: Ids; secret: string }): Audit {
  const chain = createAuditChain(deps.secret)
  const write = async (tx: Tx, workspaceId: string, row: AuditRow): Promise<void> => {
    await insertAudit(tx, workspaceId, row)
    await chain.append({ tx, workspaceId }, row)
  }
  const makeRow = (entry: AuditEntry): AuditRow => {
    const at = deps.clock.now()
    return {
      id: deps.ids.uuid(at),
      at,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      action: entry.action,
      target: entry.target,
      detail: JSON.stringify(entry.detail ?? {}),
    }
  }
  return {
    record: (where, entry) =>
      typeof where === 'string'
        ? deps.db.inWorkspace(where, (tx) => write(tx, where, makeRow(entry)))
        : write(where.tx, where.workspaceId, makeRow(entry)),
  }
}
