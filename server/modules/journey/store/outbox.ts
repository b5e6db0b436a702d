import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** Something others are asked for once a step is committed. */
export interface OutboxRow {
  run: string
  seq: number
  kind: string
  journeyId: string
  birth: string
  /** JSON of the effect. pii */
  body: string
}

export interface DueRow extends OutboxRow {
  workspaceId: string
  attempts: number
  madeAt: number
}

const insertSql = sql(
  'journey.outbox_insert',
  `INSERT INTO journey.outbox (workspace_id, run, seq, kind, journey_id, birth_id, body, state, attempts, made_at, due_at)
   SELECT $1, m.run, m.seq, m.kind, m.journey, m.birth, m.body, 'p'::"char", 0, $2, $2
   FROM unnest($3::uuid[], $4::int[], $5::text[], $6::uuid[], $7::uuid[], $8::text[]) AS m(run, seq, kind, journey, birth, body)
   ON CONFLICT DO NOTHING`,
)
export async function insertOutbox(
  tx: Tx,
  workspaceId: string,
  rows: readonly OutboxRow[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return
  await tx.change(
    insertSql(
      workspaceId,
      now,
      pgArray.plain(rows.map((row) => row.run)),
      pgArray.plain(rows.map((row) => row.seq)),
      pgArray.text(rows.map((row) => row.kind)),
      pgArray.plain(rows.map((row) => row.journeyId)),
      pgArray.plain(rows.map((row) => row.birth)),
      pgArray.text(rows.map((row) => row.body)),
    ),
  )
}

const dueSql = sql(
  'journey.outbox_due',
  `SELECT DISTINCT workspace_id AS "workspaceId" FROM journey.outbox WHERE state = 'p' AND due_at <= $1`,
)
/** Workspaces where something waits; in the worker's transaction. */
export const listDueWorkspaces = (tx: Tx, now: number): Promise<{ workspaceId: string }[]> =>
  tx.rows<{ workspaceId: string }>(dueSql(now))

// What only takes her out of something, or tells what she has seen, does no harm and is not kept back.
const holdSql = sql(
  'journey.outbox_hold',
  `UPDATE journey.outbox o SET due_at = $3, state = CASE j.state WHEN 'stopped' THEN 'f' ELSE 'p' END::"char",
     result = CASE j.state WHEN 'stopped' THEN 'stopped' ELSE o.result END,
     body = CASE j.state WHEN 'stopped' THEN '{}' ELSE o.body END
   FROM journey.journey j
   WHERE o.workspace_id = $1 AND o.state = 'p' AND o.due_at <= $2 AND j.workspace_id = $1 AND j.id = o.journey_id
     AND j.state IN ('paused', 'stopped') AND o.kind NOT IN ('audience_remove', 'list_remove', 'stop_journey', 'event')`,
)
/** What journeys that stand still asked for waits until they go on, what stopped ones did comes to nothing. */
export const holdOutbox = (
  tx: Tx,
  workspaceId: string,
  { now, until }: { now: number; until: number },
): Promise<number> => tx.change(holdSql(workspaceId, now, until))

const takeSql = sql(
  'journey.outbox_take',
  `UPDATE journey.outbox o SET due_at = $2, attempts = o.attempts + 1
   FROM (SELECT run, seq FROM journey.outbox WHERE workspace_id = $1 AND state = 'p' AND due_at <= $3
         AND (kind = 'webhook') = $4 ORDER BY due_at LIMIT $5 FOR UPDATE SKIP LOCKED) AS d
   WHERE o.workspace_id = $1 AND o.run = d.run AND o.seq = d.seq
   RETURNING o.workspace_id AS "workspaceId", o.run::text, o.seq, o.kind, o.journey_id::text AS "journeyId",
     o.birth_id::text AS birth, o.body, o.attempts::int, o.made_at AS "madeAt"`,
)
/** Takes what is due for a while: nobody else does it until then, and a crash brings it back after. */
export const takeDue = (
  tx: Tx,
  workspaceId: string,
  o: { now: number; until: number; isWebhook: boolean; limit: number },
): Promise<DueRow[]> => tx.rows<DueRow>(takeSql(workspaceId, o.until, o.now, o.isWebhook, o.limit))

const settleSql = sql(
  'journey.outbox_settle',
  `UPDATE journey.outbox SET state = $4::"char", result = $5, due_at = $6, body = CASE $4 WHEN 'p' THEN body ELSE '{}' END
   WHERE workspace_id = $1 AND run = $2 AND seq = $3`,
)
/** What became of one; what is settled keeps no words. */
export const settleOutbox = (
  tx: Tx,
  workspaceId: string,
  key: Pick<OutboxRow, 'run' | 'seq'>,
  end: { state: 'p' | 's' | 'f'; result: string | null; dueAt: number },
): Promise<number> => tx.change(settleSql(workspaceId, key.run, key.seq, end.state, end.result, end.dueAt))
