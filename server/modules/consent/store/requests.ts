import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** A row of the register. Times in milliseconds; the words are those of rules/requests.ts. */
export interface RequestRow {
  id: string
  birth: string | null
  kind: string
  state: string
  via: string
  receivedAt: number
  dueAt: number
  extendedAt: number | null
  identity: string
  /** pii: JSON. */
  detail: string | null
  closedAt: number | null
  /** Who ordered what goes on by itself, JSON; null = nothing does. */
  orderedBy: string | null
}

const columns = `id::text AS id, birth_id::text AS birth, kind, state, via, received_at AS "receivedAt", due_at AS "dueAt",
  extended_at AS "extendedAt", identity, detail, closed_at AS "closedAt", ordered_by AS "orderedBy"`

const insert = sql(
  'consent.request_add',
  `INSERT INTO consent.request (workspace_id, id, birth_id, kind, state, via, received_at, due_at, extended_at, identity, detail, closed_at)
   VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export async function insertRequest(
  tx: Tx,
  workspaceId: string,
  row: Omit<RequestRow, 'orderedBy'>,
): Promise<void> {
  const { id, birth, kind, state, via, receivedAt, dueAt, extendedAt, identity, detail, closedAt } = row
  await tx.change(
    insert(
      workspaceId,
      id,
      birth,
      kind,
      state,
      via,
      receivedAt,
      dueAt,
      extendedAt,
      identity,
      detail,
      closedAt,
    ),
  )
}

const update = sql(
  'consent.request_put',
  `UPDATE consent.request SET state = $3, due_at = $4, extended_at = $5, identity = $6, closed_at = $7, ordered_by = $8
   WHERE workspace_id = $1 AND id = $2::uuid`,
)

export async function updateRequest(tx: Tx, workspaceId: string, row: Changed): Promise<void> {
  const { id, state, dueAt, extendedAt, identity, closedAt, orderedBy } = row
  await tx.change(update(workspaceId, id, state, dueAt, extendedAt, identity, closedAt, orderedBy))
}

type Changed = Pick<
  RequestRow,
  'id' | 'state' | 'dueAt' | 'extendedAt' | 'identity' | 'closedAt' | 'orderedBy'
>

const selectOne = sql(
  'consent.request',
  `SELECT ${columns} FROM consent.request WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)

/** Held until the transaction ends: two officers do not close one request at the same time. */
export async function lockRequest(tx: Tx, workspaceId: string, id: string): Promise<RequestRow | null> {
  return (await tx.rows<RequestRow>(selectOne(workspaceId, id)))[0] ?? null
}

export interface RequestFilter {
  /** `open`, `closed`; null = all. */
  state: 'open' | 'closed' | null
  kind: string | null
  after: { dueAt: number; id: string } | null
  limit: number
}

const selectMany = sql(
  'consent.requests',
  `SELECT ${columns} FROM consent.request
   WHERE workspace_id = $1 AND ($2::text IS NULL OR (closed_at IS NULL) = ($2 = 'open')) AND ($3::text IS NULL OR kind = $3)
     AND ($4::bigint IS NULL OR (due_at, id) > ($4, $5::uuid))
   ORDER BY due_at, id LIMIT $6`,
)

/** The register, the nearest deadline first. */
export function listRequestRows(tx: Tx, workspaceId: string, o: RequestFilter): Promise<RequestRow[]> {
  const { state, kind, after, limit } = o
  return tx.rows<RequestRow>(
    selectMany(workspaceId, state, kind, after?.dueAt ?? null, after?.id ?? null, limit),
  )
}

const selectOfBirths = sql(
  'consent.requests_of',
  `SELECT ${columns} FROM consent.request WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   ORDER BY received_at DESC, id DESC LIMIT 100`,
)

/** What a customer asked for, by her births, newest first. */
export const listRequestsOf = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<RequestRow[]> => tx.rows<RequestRow>(selectOfBirths(workspaceId, pgArray.plain(births)))

const selectErasures = sql(
  'consent.requests_erasing',
  `SELECT ${columns} FROM consent.request
   WHERE workspace_id = $1 AND closed_at IS NULL AND kind = 'erase' AND birth_id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
)

/** Erasures these births still wait for, held until the transaction ends. */
export const lockErasures = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<RequestRow[]> =>
  tx.rows<RequestRow>(selectErasures(workspaceId, pgArray.plain(births)))

const selectOrdered = sql(
  'consent.requests_ordered',
  `SELECT ${columns} FROM consent.request
   WHERE workspace_id = $1 AND closed_at IS NULL AND kind = 'erase' AND birth_id IS NOT NULL
     AND (state = 'erasing' OR (via = 'portal' AND identity <> 'none' AND received_at < $2))
     AND NOT EXISTS (SELECT FROM consent.hold h WHERE h.workspace_id = $1 AND h.birth_id = request.birth_id AND h.lifted_at IS NULL)
   ORDER BY received_at, id LIMIT 100`,
)

/** Erasures that were ordered and are not done, hers by her own link from before then among them; those on hold make room. */
export const listOrdered = (tx: Tx, workspaceId: string, before: number): Promise<RequestRow[]> =>
  tx.rows<RequestRow>(selectOrdered(workspaceId, before))

const countStates = sql(
  'consent.request_counts',
  `SELECT count(*) FILTER (WHERE closed_at IS NULL)::int AS open, count(*) FILTER (WHERE closed_at IS NULL AND due_at < $2)::int AS overdue
   FROM consent.request WHERE workspace_id = $1`,
)

export async function countRequests(
  tx: Tx,
  workspaceId: string,
  now: number,
): Promise<{ open: number; overdue: number }> {
  const [row] = await tx.rows<{ open: number; overdue: number }>(countStates(workspaceId, now))
  return row ?? { open: 0, overdue: 0 }
}

export interface RequestActRow {
  id: string
  at: number
  act: string
  /** Name of the member or key; empty: she herself. */
  actor: string
  /** pii */
  note: string | null
}

const insertAct = sql(
  'consent.request_act_add',
  `INSERT INTO consent.request_act (workspace_id, request_id, id, at, act, actor, note) VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6, $7)`,
)

export async function insertRequestAct(
  tx: Tx,
  workspaceId: string,
  { requestId, ...row }: RequestActRow & { requestId: string },
): Promise<void> {
  await tx.change(insertAct(workspaceId, requestId, row.id, row.at, row.act, row.actor, row.note))
}

const selectActs = sql(
  'consent.request_acts',
  `SELECT id::text AS id, at, act, actor, note FROM consent.request_act WHERE workspace_id = $1 AND request_id = $2::uuid
   ORDER BY at, id`,
)

export const listRequestActs = (tx: Tx, workspaceId: string, id: string): Promise<RequestActRow[]> =>
  tx.rows<RequestActRow>(selectActs(workspaceId, id))

const exportRequestRows = sql(
  'consent.request_export',
  'SELECT * FROM consent.request WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)
const exportActRows = sql(
  'consent.request_act_export',
  `SELECT a.* FROM consent.request_act a JOIN consent.request r ON r.workspace_id = a.workspace_id AND r.id = a.request_id
   WHERE r.workspace_id = $1 AND r.birth_id = ANY ($2::uuid[])`,
)

export async function exportRequests(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const all = pgArray.plain(births)
  return {
    'consent.request': await tx.rows<object>(exportRequestRows(workspaceId, all)),
    'consent.request_act': await tx.rows<object>(exportActRows(workspaceId, all)),
  }
}

const forgetNotes = sql(
  'consent.request_act_forget',
  `UPDATE consent.request_act a SET note = NULL FROM consent.request r
   WHERE r.workspace_id = $1 AND r.birth_id = ANY ($2::uuid[]) AND a.workspace_id = r.workspace_id AND a.request_id = r.id`,
)
const forgetRows = sql(
  'consent.request_forget',
  `UPDATE consent.request SET birth_id = NULL, detail = NULL WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

/** What was asked and answered stays as evidence (article 5(2)); who asked, and every free text, goes. */
export async function forgetRequests(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<number> {
  const all = pgArray.plain(births)
  await tx.change(forgetNotes(workspaceId, all))
  return tx.change(forgetRows(workspaceId, all))
}
