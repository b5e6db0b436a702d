import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

/** Somebody who is inside, and where she stands. */
export interface InsideRow {
  id: string
  root: string
  version: number
  node: string
  isControl: boolean
  enteredAt: number
  arrivedAt: number
  /** null: held by an error */
  wakeAt: number | null
  reason: string | null
}

const columns = `id::text, root::text, version, node, is_control AS "isControl", entered_at AS "enteredAt",
  arrived_at AS "arrivedAt", wake_at AS "wakeAt", reason`

const waitingSql = sql(
  'journey.inside_waiting',
  `SELECT ${columns} FROM journey.enrollment
   WHERE workspace_id = $1 AND journey_id = $2 AND wake_at IS NOT NULL AND ($3::text IS NULL OR node = $3)
     AND ($4::bigint IS NULL OR (wake_at, id) > ($4, $5::uuid))
   ORDER BY wake_at, id LIMIT $6`,
)
export interface InsidePage {
  journeyId: string
  /** null: at any step */
  node: string | null
  after: { at: number; id: string } | null
  limit: number
}
/** Who waits in a journey, whose turn comes next first. */
export const listWaiting = (
  tx: WorkspaceTx,
  { journeyId, node, after, limit }: InsidePage,
): Promise<InsideRow[]> =>
  tx.rows<InsideRow>(waitingSql(tx.workspaceId, journeyId, node, after?.at ?? null, after?.id ?? null, limit))

const heldSql = sql(
  'journey.inside_held',
  `SELECT ${columns} FROM journey.enrollment
   WHERE workspace_id = $1 AND journey_id = $2 AND state = 'h' AND ($3::text IS NULL OR node = $3) ORDER BY id LIMIT $4`,
)
/** Whom an error holds, those longest inside first. */
export const listHeld = (
  tx: WorkspaceTx,
  { journeyId, node, limit }: Omit<InsidePage, 'after'>,
): Promise<InsideRow[]> => tx.rows<InsideRow>(heldSql(tx.workspaceId, journeyId, node, limit))
