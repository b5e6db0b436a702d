import { createChain, type Entry, type Head, type Report } from '../../../platform/chain/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { type AuditRow, findUnlinkedEntry, listAuditEntries } from '../store/audit.ts'

interface Where {
  tx: Tx
  workspaceId: string
}

/** A log whose head can be kept elsewhere, and which can be checked against it. */
export interface CheckedLog {
  findHead(where: Where): Promise<Head>
  verify(where: Where, anchor: Head | null): Promise<Report>
}

export interface AuditChain extends CheckedLog {
  append(where: Where, row: AuditRow): Promise<void>
}

/** The hash chain over the audit log. */
export function createAuditChain(secret: string): AuditChain {
  const chain = createChain({ table: 'workspace.audit', secret })
  const toEntry = (row: AuditRow): Entry => ({
    ref: row.id,
    digest: chain.digest([
      row.id,
      row.at,
      row.actor_kind,
      row.actor_id,
      row.actor_name,
      row.action,
      row.target,
      row.detail,
    ]),
  })
  const list = async ({ tx, workspaceId }: Where, ids: readonly string[] | null) =>
    (await listAuditEntries(tx, workspaceId, ids)).map(toEntry)
  return {
    append: (where, row) => chain.append(where, [toEntry(row)], () => list(where, null)),
    findHead: chain.findHead,
    verify: (where, anchor) =>
      chain.verify(
        where,
        {
          digestsOf: async (refs) =>
            new Map((await list(where, refs.filter(isId))).map((one) => [one.ref, one.digest])),
          isErased: () => false,
          findUnlinked: () => findUnlinkedEntry(where.tx, where.workspaceId),
        },
        anchor,
      ),
  }
}

/** A link that was tampered with may name anything. */
const isId = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ref)
