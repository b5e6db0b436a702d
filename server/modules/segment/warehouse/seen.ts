import type { Warehouse } from '../../../platform/warehouse/index.ts'
import { quote, quoteName, writeTime } from './literal.ts'
import { accessTo } from './where.ts'

export interface SeenEvent {
  name: string
  /** Names of properties that came with it. */
  paths: string[]
}

const mostNames = 200
const mostRows = 20_000

/** Events that came since a moment, the commonest first, with the properties of some of them. */
export async function listSeen(
  warehouse: Warehouse,
  { workspaceId, since }: { workspaceId: string; since: number },
): Promise<SeenEvent[]> {
  const rows = `workspace_id = ${quote(workspaceId)} AND ts > ${writeTime(since)}`
  return warehouse.read<SeenEvent>(
    `SELECT c.name AS name, p.paths AS paths FROM
       (SELECT toString(name) AS name, count() AS times FROM event WHERE ${rows} GROUP BY name ORDER BY times DESC LIMIT ${mostNames}) AS c
       LEFT JOIN (SELECT toString(name) AS name, groupUniqArrayArray(60)(JSONAllPaths(props)) AS paths
                    FROM (SELECT name, props FROM event WHERE ${rows} LIMIT ${mostRows}) GROUP BY name) AS p ON p.name = c.name
     ORDER BY c.times DESC`,
  )
}

/** Texts a property has had since a moment, the commonest first. */
export async function listValues(
  warehouse: Warehouse,
  asked: { workspaceId: string; since: number; event: string | null; property: string },
): Promise<string[]> {
  const rows = [`workspace_id = ${quote(asked.workspaceId)}`, `ts > ${writeTime(asked.since)}`]
  if (asked.event !== null) rows.push(`name = ${quote(asked.event)}`)
  const line = 'products.'
  const value = asked.property.startsWith(line)
    ? `arrayJoin(props.products[].${quoteName(asked.property.slice(line.length))}.:String)`
    : accessTo(asked.property).text
  const found = await warehouse.read<{ value: string | null }>(
    `SELECT value, count() AS times FROM (SELECT ${value} AS value FROM event WHERE ${rows.join(' AND ')} LIMIT 1000000)
      WHERE value IS NOT NULL AND value <> '' GROUP BY value ORDER BY times DESC, value LIMIT 30`,
  )
  return found.flatMap((one) => one.value ?? [])
}
