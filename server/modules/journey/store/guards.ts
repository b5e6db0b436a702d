import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** Whom an entry is remembered of, and under which word. */
export interface Guard {
  journeyId: string
  root: string
  key: string
  birth: string
}

const insertSql = sql(
  'journey.guard',
  `INSERT INTO journey.entry_guard (workspace_id, journey_id, root, entry_key, birth_id, at)
   SELECT $1, m.journey, m.root, m.key, m.birth, $2
   FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[]) AS m(journey, root, key, birth)
   WHERE NOT EXISTS (SELECT FROM journey.entry_guard o WHERE o.workspace_id = $1 AND o.journey_id = m.journey AND o.root = m.root
     AND o.entry_key = m.key)
   ON CONFLICT DO NOTHING RETURNING journey_id::text AS "journeyId", root::text, entry_key AS key`,
)

/**
 * Remembers entries; the journeys are locked, so nobody writes the same word of the same person meanwhile. Who became one keep
 * a word each. @returns those that are new, as `journey root key`
 */
export async function putGuards(
  tx: Tx,
  workspaceId: string,
  guards: readonly Guard[],
  now: number,
): Promise<ReadonlySet<string>> {
  if (guards.length === 0) return new Set()
  const rows = await tx.rows<Omit<Guard, 'birth'>>(
    insertSql(
      workspaceId,
      now,
      pgArray.plain(guards.map((one) => one.journeyId)),
      pgArray.plain(guards.map((one) => one.root)),
      pgArray.text(guards.map((one) => one.key)),
      pgArray.plain(guards.map((one) => one.birth)),
    ),
  )
  return new Set(rows.map(nameGuard))
}

export const nameGuard = ({ journeyId, root, key }: Omit<Guard, 'birth'>): string =>
  `${journeyId} ${root} ${key}`
