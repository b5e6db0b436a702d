import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** Who counts: those who count at the same time do not wait for each other. */
export const lanes = { pipeline: 0, timers: 1, calls: 2, storm: 3 } as const
export type Lane = keyof typeof lanes

export interface TallyRow {
  journeyId: string
  version: number
  day: number
  /** `in:NODE`, `out:NODE:WAY`, `exit:REASON`, `entered`, `goal`; `c:` before it of those who are held out. */
  what: string
  n: number
}

const addSql = sql(
  'journey.tally_add',
  `INSERT INTO journey.tally AS t (workspace_id, journey_id, version, day, what, lane, n)
   SELECT $1, m.journey, m.version, m.day, m.what, $2, m.n
   FROM unnest($3::uuid[], $4::int[], $5::int[], $6::text[], $7::bigint[]) AS m(journey, version, day, what, n)
   ORDER BY 2, 3, 4, 5
   ON CONFLICT (workspace_id, journey_id, version, day, what, lane) DO UPDATE SET n = t.n + excluded.n`,
)

/** Adds to counts; each name once, in one order, or two transactions would wait for each other. */
export async function addTallies(
  tx: Tx,
  workspaceId: string,
  lane: Lane,
  rows: readonly TallyRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.change(
    addSql(
      workspaceId,
      lanes[lane],
      pgArray.plain(rows.map((row) => row.journeyId)),
      pgArray.plain(rows.map((row) => row.version)),
      pgArray.plain(rows.map((row) => row.day)),
      pgArray.text(rows.map((row) => row.what)),
      pgArray.plain(rows.map((row) => row.n)),
    ),
  )
}

const listSql = sql(
  'journey.tallies',
  `SELECT journey_id::text AS "journeyId", version, day, what, sum(n)::bigint AS n FROM journey.tally
   WHERE workspace_id = $1 AND journey_id = ANY ($2::uuid[]) AND day >= $3 GROUP BY 1, 2, 3, 4`,
)
export const listTallies = (
  tx: Tx,
  workspaceId: string,
  journeyIds: readonly string[],
  fromDay = 0,
): Promise<TallyRow[]> => tx.rows<TallyRow>(listSql(workspaceId, pgArray.plain(journeyIds), fromDay))
