import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { BirthFold, Interest, OrderRow, Presence, TraitRow } from '../rules/fold.ts'
import { isSearched } from '../rules/search-text.ts'

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

const upsertTraits = sql(
  'profile.trait_put',
  `INSERT INTO profile.trait AS t (workspace_id, birth_id, key, value, folded, ts, pos, source)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[])
   ON CONFLICT (workspace_id, birth_id, key) DO UPDATE SET
     value = excluded.value, folded = excluded.folded, ts = excluded.ts, pos = excluded.pos, source = excluded.source
   WHERE (t.ts, t.pos) < (excluded.ts, excluded.pos)`,
)

// The words of a birth are its traits' words: written again from what is stored, so any order of events ends the same.
const refreshSearch = sql(
  'profile.search_put',
  `INSERT INTO profile.search AS s (workspace_id, birth_id, text)
   SELECT $1, b.birth, coalesce((
     SELECT string_agg(t.folded, '' ORDER BY t.key) FROM profile.trait t
     WHERE t.workspace_id = $1 AND t.birth_id = b.birth AND t.folded IS NOT NULL), '')
   FROM unnest($2::uuid[]) AS b(birth)
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET text = excluded.text WHERE s.text <> excluded.text`,
)

export async function putTraits(tx: Tx, workspaceId: string, folds: readonly BirthFold[]): Promise<void> {
  const births: string[] = []
  const rows: TraitRow[] = []
  const searched: string[] = []
  for (const { birth, traits } of folds) {
    if (traits === null) continue
    let hasWords = false
    for (const trait of traits.values()) {
      births.push(birth)
      rows.push(trait)
      hasWords ||= isSearched(trait.key)
    }
    if (hasWords) searched.push(birth)
  }
  if (rows.length === 0) return
  const written = tx.change(
    upsertTraits(
      workspaceId,
      pgArray.plain(births),
      pgArray.text(rows.map((row) => row.key)),
      pgArray.text(rows.map((row) => row.value)),
      pgArray.text(rows.map((row) => row.folded)),
      pgArray.plain(rows.map((row) => row.ts)),
      pgArray.plain(rows.map((row) => row.pos)),
      pgArray.text(rows.map((row) => row.source)),
    ),
  )
  const words = searched.length > 0 ? tx.change(refreshSearch(workspaceId, pgArray.plain(searched))) : 0
  await Promise.all([written, words])
}

// What one event says of a birth stands once, whatever the number of its traits: `said` is its place in the first lists.
const insertTraits = sql(
  'profile.trait_born',
  `INSERT INTO profile.trait (workspace_id, birth_id, key, value, folded, ts, pos, source)
   SELECT $1, ($2::uuid[])[said], key, value, folded, ($3::bigint[])[said], ($4::bigint[])[said],
     ($6::text[])[($5::int[])[said]]
   FROM unnest($7::int[], $8::text[], $9::text[], $10::text[]) AS t(said, key, value, folded)`,
)

const insertSearch = sql(
  'profile.search_born',
  `INSERT INTO profile.search (workspace_id, birth_id, text) SELECT $1, * FROM unnest($2::uuid[], $3::text[])`,
)

/** Traits of births that came to be in this very transaction: nothing can be newer, and all their words are at hand. */
export async function insertBornTraits(
  tx: Tx,
  workspaceId: string,
  folds: readonly BirthFold[],
): Promise<void> {
  const said = { births: [] as string[], ts: [] as number[], pos: [] as number[], source: [] as number[] }
  const sources = new Map<string, number>()
  const places: number[] = []
  const rows: TraitRow[] = []
  const searched: { birth: string; text: string }[] = []
  for (const { birth, traits } of folds) {
    if (traits === null) continue
    let last: TraitRow | null = null
    for (const trait of traits.values()) {
      if (last?.pos !== trait.pos) {
        said.births.push(birth)
        said.ts.push(trait.ts)
        said.pos.push(trait.pos)
        const source = sources.get(trait.source) ?? sources.size + 1
        sources.set(trait.source, source)
        said.source.push(source)
      }
      last = trait
      places.push(said.births.length)
      rows.push(trait)
    }
    const text = writeWords(traits)
    if (text !== null) searched.push({ birth, text })
  }
  if (rows.length === 0) return
  const lists = [said.births, said.ts, said.pos, said.source].map(pgArray.plain)
  const inserted = tx.change(
    insertTraits(
      workspaceId,
      ...lists,
      pgArray.text([...sources.keys()]),
      pgArray.plain(places),
      pgArray.text(rows.map((row) => row.key)),
      pgArray.text(rows.map((row) => row.value)),
      pgArray.text(rows.map((row) => row.folded)),
    ),
  )
  const births = pgArray.plain(searched.map((one) => one.birth))
  const texts = pgArray.text(searched.map((one) => one.text))
  await Promise.all([inserted, searched.length > 0 ? tx.change(insertSearch(workspaceId, births, texts)) : 0])
}

/** As `refreshSearch` writes them; null where none of the traits is searched. */
function writeWords(traits: ReadonlyMap<string, TraitRow>): string | null {
  const keys = [...traits.keys()].filter(isSearched)
  if (keys.length === 0) return null
  return keys
    .sort()
    .map((key) => traits.get(key)?.folded ?? '')
    .join('')
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
