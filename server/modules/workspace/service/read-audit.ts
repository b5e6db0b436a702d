import type { Db } from '../../../platform/db/index.ts'
import type { AuditRow } from '../store/audit.ts'
import { listKeyNames, listMemberNames } from '../store/audit-names.ts'

/** What the later rooms know of things that entries tell of. */
export interface AuditNames {
  /** Names of customers by any of their births, masked where the reader may not see them; null for a guest. */
  nameCustomers(
    workspaceId: string,
    births: readonly string[],
    seesPii: boolean,
  ): Promise<ReadonlyMap<string, string | null>>
  /** Why customers were joined, as the member put it, by merge. */
  reasonsOfMerges(workspaceId: string, mergeIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export type AuditSubjectKind = 'customer' | 'member' | 'key' | 'workspace'

/** What an act was done to; its name is read now, so that the log itself holds none. */
export interface AuditSubject {
  kind: AuditSubjectKind
  id: string
  /** Null for a guest. */
  name: string | null
}

export interface ReadEntry {
  row: AuditRow
  detail: Record<string, unknown>
  /** Null for what is gone or was nothing of ours. */
  about: AuditSubject | null
  /** Why, where somebody gave a reason and the reader may see it. */
  reason: string | null
}

const kindOf: Readonly<Record<string, AuditSubjectKind>> = {
  customer: 'customer',
  identifier: 'customer',
  contact: 'customer',
  member: 'member',
  invitation: 'member',
  session: 'member',
  password: 'member',
  key: 'key',
  workspace: 'workspace',
  keys: 'workspace',
}

const subjectKindOf = (row: AuditRow): AuditSubjectKind | null =>
  kindOf[row.action.slice(0, row.action.indexOf('.'))] ?? null

/** Entries with what they are about by name: one look-up a kind, whatever their number. */
export async function nameEntries(
  deps: { db: Db; names: AuditNames; workspaceName(id: string): Promise<string | null> },
  where: { workspaceId: string; seesPii: boolean },
  rows: readonly AuditRow[],
): Promise<ReadEntry[]> {
  const { workspaceId, seesPii } = where
  const entries = rows.map((row) => ({ row, detail: JSON.parse(row.detail) as Record<string, unknown> }))
  const idsOf = (kind: AuditSubjectKind) => [
    ...new Set(
      rows.filter((row) => subjectKindOf(row) === kind && row.target !== '').map((row) => row.target),
    ),
  ]
  const own = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    member: await listMemberNames(tx, workspaceId, idsOf('member')),
    key: await listKeyNames(tx, workspaceId, idsOf('key')),
  }))
  const mergeIds = entries.flatMap(({ detail }) =>
    typeof detail.mergeId === 'string' ? [detail.mergeId] : [],
  )
  const names: Record<AuditSubjectKind, ReadonlyMap<string, string | null>> = {
    ...own,
    customer: await deps.names.nameCustomers(workspaceId, idsOf('customer'), seesPii),
    workspace: new Map(
      await Promise.all(idsOf('workspace').map(async (id) => [id, await deps.workspaceName(id)] as const)),
    ),
  }
  const reasons = seesPii
    ? await deps.names.reasonsOfMerges(workspaceId, mergeIds)
    : new Map<string, string>()
  return entries.map(({ row, detail }) => {
    const kind = subjectKindOf(row)
    const name = kind === null ? undefined : names[kind].get(row.target)
    return {
      row,
      detail,
      about: kind === null || name === undefined ? null : { kind, id: row.target, name },
      reason: reasons.get(String(detail.mergeId)) ?? null,
    }
  })
}
