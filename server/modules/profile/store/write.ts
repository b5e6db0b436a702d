import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { BirthFold, Interest, OrderRow, Presence } from '../rules/fold.ts'

const insertTimeline = sql(
  'profile.timeline_put',
  `INSERT INTO profile.timeline (workspace_id, birth_id, ts, pos, channel)
   SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::"char"[])`,
)

export async function insertMoments(tx: Tx, workspaceId: string, folds: readonly BirthFold[]): Promise<void> {
  const births: string[] = []
  const ts: number[] = []
  const pos: number[] = []
  const channel: string[] = []
  for (const { birth, moments } of folds) {
    for (const moment of moments) {
      births.push(birth)
      ts.push(moment.ts)
      pos.push(moment.pos)
      channel.push(moment.channel)
    }
  }
  if (births.length === 0) return
  const lists = [pgArray.plain(births), pgArray.plain(ts), pgArray.plain(pos), pgArray.plain(channel)]
  await tx.change(insertTimeline(workspaceId, ...lists))
}

const presenceRows = `INSERT INTO profile.presence AS p
     (workspace_id, birth_id, place, first_ts, last_ts, seen_bucket, events)
   SELECT $1, birth, place, first_ts, last_ts, last_ts >> 18, events
   FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::int[])
     AS e(birth, place, first_ts, last_ts, events)`
const insertPresence = sql('profile.presence_born', presenceRows)
const upsertPresence = sql(
  'profile.presence_put',
  `${presenceRows}
   ON CONFLICT (workspace_id, birth_id, place) DO UPDATE SET
     first_ts = least(p.first_ts, excluded.first_ts), last_ts = greatest(p.last_ts, excluded.last_ts),
     seen_bucket = greatest(p.seen_bucket, excluded.seen_bucket), events = p.events + excluded.events`,
)

/** @param isBorn these births came to be in this very transaction: their rows can meet none */
export async function putPresences(
  tx: Tx,
  workspaceId: string,
  folds: readonly BirthFold[],
  isBorn: boolean,
): Promise<void> {
  const births: string[] = []
  const rows: Presence[] = []
  for (const { birth, presences } of folds) {
    for (const presence of presences) {
      births.push(birth)
      rows.push(presence)
    }
  }
  if (rows.length === 0) return
  const write = isBorn ? insertPresence : upsertPresence
  await tx.change(
    write(
      workspaceId,
      pgArray.plain(births),
      pgArray.text(rows.map((row) => row.place)),
      pgArray.plain(rows.map((row) => row.firstTs)),
      pgArray.plain(rows.map((row) => row.lastTs)),
      pgArray.plain(rows.map((row) => row.events)),
    ),
  )
}

const insertOrders = sql(
  'profile.order_put',
  `INSERT INTO profile.order_event (workspace_id, birth_id, ts, pos, act, order_key, return_key, currency, minor)
   SELECT $1, birth, ts, pos, act::"char", order_key, return_key, currency, minor
   FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[])
     AS e(birth, ts, pos, act, order_key, return_key, currency, minor)`,
)

export async function insertOrderEvents(
  tx: Tx,
  workspaceId: string,
  folds: readonly BirthFold[],
): Promise<void> {
  const births: string[] = []
  const rows: OrderRow[] = []
  for (const { birth, orders } of folds) {
    for (const order of orders ?? []) {
      births.push(birth)
      rows.push(order)
    }
  }
  if (rows.length === 0) return
  await tx.change(
    insertOrders(
      workspaceId,
      pgArray.plain(births),
      pgArray.plain(rows.map((row) => row.ts)),
      pgArray.plain(rows.map((row) => row.pos)),
      pgArray.plain(rows.map((row) => row.fact.act.charAt(0))),
      pgArray.text(rows.map((row) => row.fact.key)),
      pgArray.text(rows.map((row) => row.fact.returnKey)),
      pgArray.plain(rows.map((row) => row.fact.currency)),
      pgArray.plain(rows.map((row) => (row.fact.minor === null ? null : String(row.fact.minor)))),
    ),
  )
}

const upsertInterests = sql(
  'profile.interest_put',
  `INSERT INTO profile.interest AS i (workspace_id, birth_id, category, viewed, bought, last_ts)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::bigint[])
   ON CONFLICT (workspace_id, birth_id, category) DO UPDATE SET
     viewed = i.viewed + excluded.viewed, bought = i.bought + excluded.bought,
     last_ts = greatest(i.last_ts, excluded.last_ts)`,
)

export async function putInterests(tx: Tx, workspaceId: string, folds: readonly BirthFold[]): Promise<void> {
  const births: string[] = []
  const rows: Interest[] = []
  for (const { birth, interests } of folds) {
    for (const interest of interests?.values() ?? []) {
      births.push(birth)
      rows.push(interest)
    }
  }
  if (rows.length === 0) return
  await tx.change(
    upsertInterests(
      workspaceId,
      pgArray.plain(births),
      pgArray.text(rows.map((row) => row.category)),
      pgArray.plain(rows.map((row) => row.viewed)),
      pgArray.plain(rows.map((row) => row.bought)),
      pgArray.plain(rows.map((row) => row.lastTs)),
    ),
  )
}

export interface Mark {
  birth: string
  /** l = became a lead, n = a device was first seen beside a name. */
  kind: 'l' | 'n'
  ts: number
}

const upsertMarks = sql(
  'profile.mark_put',
  `INSERT INTO profile.mark AS m (workspace_id, birth_id, kind, ts)
   SELECT $1, birth, kind::"char", ts FROM unnest($2::uuid[], $3::text[], $4::bigint[]) AS e(birth, kind, ts)
   ON CONFLICT (workspace_id, birth_id, kind) DO UPDATE SET ts = excluded.ts WHERE excluded.ts < m.ts`,
)

export async function putMarks(tx: Tx, workspaceId: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return
  const lists = [
    marks.map((mark) => mark.birth),
    marks.map((mark) => mark.kind),
    marks.map((mark) => mark.ts),
  ]
  await tx.change(upsertMarks(workspaceId, ...lists.map(pgArray.plain)))
}

const addCensus = sql(
  'profile.census_add',
  `INSERT INTO profile.census AS c (workspace_id, customers) VALUES ($1, $2)
   ON CONFLICT (workspace_id) DO UPDATE SET customers = c.customers + excluded.customers`,
)

export async function addCustomers(tx: Tx, workspaceId: string, delta: number): Promise<void> {
  if (delta !== 0) await tx.change(addCensus(workspaceId, delta))
}
