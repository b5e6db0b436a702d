import { findTrait } from '@splot/contract/traits'
import { pgArray, type Statement, sql, type Tx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { BirthFold, TraitRow } from '../rules/fold.ts'
import { isSearched } from '../rules/search-text.ts'

// A birth's values travel as one text, cut at signs that JSON texts and folded words never hold: nothing is escaped on either side.
const between = '\u001f'
// Words begin with a space.
const none = '-'
const target = `INSERT INTO profile.stated AS s (workspace_id, birth_id, keys, texts, folds, ts, pos, sources)
   SELECT $1, birth, keys::text[], string_to_array(texts, E'\\x1f'), string_to_array(folds, E'\\x1f', '-')`
const ofBirths =
  "unnest($2::uuid[]), unnest($3::text[]), string_to_table($4, E'\\n'), string_to_table($5, E'\\n')"

// Nearly always one event said all of it: its moment and source stand once.
const rowsOfOneEvent = `${target}, array_fill(ts, size), array_fill(pos, size), array_fill(($8::text[])[source], size)
   FROM ROWS FROM (${ofBirths}, unnest($6::bigint[]), unnest($7::bigint[]), unnest($9::int[]), unnest($10::int[]))
     AS b (birth, keys, texts, folds, ts, pos, source, n) CROSS JOIN LATERAL (SELECT ARRAY[n]) AS t (size)`
const rowsOfEvents = `${target}, ts::bigint[], pos::bigint[], sources::text[]
   FROM ROWS FROM (${ofBirths}, unnest($6::text[]), unnest($7::text[]), unnest($8::text[]))
     AS b (birth, keys, texts, folds, ts, pos, sources)`

// Of each key the newest, whatever the order in which events came.
const keepNewest = `
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET (keys, texts, folds, ts, pos, sources) = (
     SELECT array_agg(key ORDER BY key), array_agg(text ORDER BY key), array_agg(fold ORDER BY key), array_agg(ts ORDER BY key),
       array_agg(pos ORDER BY key), array_agg(source ORDER BY key)
     FROM (
       SELECT DISTINCT ON (key) * FROM (
         SELECT * FROM unnest(s.keys, s.texts, s.folds, s.ts, s.pos, s.sources)
         UNION ALL SELECT * FROM unnest(excluded.keys, excluded.texts, excluded.folds, excluded.ts, excluded.pos, excluded.sources)
       ) AS every (key, text, fold, ts, pos, source) ORDER BY key, ts DESC, pos DESC
     ) AS newest)`

const ofBorn = {
  one: sql('profile.stated_born', rowsOfOneEvent),
  several: sql('profile.stated_born_often', rowsOfEvents),
}
const ofKnown = {
  one: sql('profile.stated_put', rowsOfOneEvent + keepNewest),
  several: sql('profile.stated_put_often', rowsOfEvents + keepNewest),
}

// The words of a birth are its traits' words: written again from what is stored, so any order of events ends the same.
const refreshSearch = sql(
  'profile.search_put',
  `INSERT INTO profile.search AS s (workspace_id, birth_id, text)
   SELECT $1, t.birth_id, array_to_string(t.folds, '') FROM profile.stated t
    WHERE t.workspace_id = $1 AND t.birth_id = ANY ($2::uuid[])
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET text = excluded.text WHERE s.text <> excluded.text`,
)

const insertSearch = sql(
  'profile.search_born',
  `INSERT INTO profile.search (workspace_id, birth_id, text) SELECT $1, * FROM unnest($2::uuid[], $3::text[])`,
)

const insertDated = sql(
  'profile.dated_born',
  `INSERT INTO profile.dated (workspace_id, birth_id, key, day)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[])`,
)

// By what is stored now: what was said before may have come late.
const refreshDated = sql(
  'profile.dated_put',
  `WITH said AS (
     SELECT t.birth_id, t.key, CASE WHEN t.value ~ '^"\\d{4}-\\d{2}-\\d{2}' THEN substr(t.value, 7, 5) END AS day
     FROM unnest($2::uuid[], $3::text[]) AS s (birth_id, key)
       JOIN profile.trait t ON t.workspace_id = $1 AND t.birth_id = s.birth_id AND t.key = s.key
   ), gone AS (
     DELETE FROM profile.dated d USING said
     WHERE d.workspace_id = $1 AND d.birth_id = said.birth_id AND d.key = said.key AND said.day IS NULL
   )
   INSERT INTO profile.dated AS d (workspace_id, birth_id, key, day)
   SELECT $1, birth_id, key, day FROM said WHERE day IS NOT NULL
   ON CONFLICT (workspace_id, birth_id, key) DO UPDATE SET day = excluded.day WHERE d.day <> excluded.day`,
)

interface Stating {
  birth: string
  /** By key, in its order. */
  traits: readonly TraitRow[]
  hasWords: boolean
}

/** What these births stated. Births that were there keep the newest of each trait; their words are made of what is stored then. */
export async function putStated(tx: Tx, workspaceId: string, folds: readonly BirthFold[]): Promise<void> {
  const stated = listStating(folds)
  if (stated.length === 0) return
  const searched = stated.filter((one) => one.hasWords).map(({ birth }) => birth)
  await Promise.all([
    ...[...writeStated(ofKnown, workspaceId, stated), ...putDated(workspaceId, stated)].map(tx.change),
    searched.length > 0 ? tx.change(refreshSearch(workspaceId, pgArray.plain(searched))) : 0,
  ])
}

/** The same of births that came to be in this very transaction: nothing can be newer, and all their words are at hand. */
export async function insertStatedOfBorn(
  tx: Tx,
  workspaceId: string,
  folds: readonly BirthFold[],
): Promise<void> {
  const stated = listStating(folds)
  if (stated.length === 0) return
  const searched = stated.filter((one) => one.hasWords)
  const births = pgArray.plain(searched.map(({ birth }) => birth))
  const words = pgArray.text(searched.map(({ traits }) => traits.map(({ folded }) => folded ?? '').join('')))
  await Promise.all([
    ...[...writeStated(ofBorn, workspaceId, stated), ...insertDatedOfBorn(workspaceId, stated)].map(
      tx.change,
    ),
    searched.length > 0 ? tx.change(insertSearch(workspaceId, births, words)) : 0,
  ])
}

/** A day, or an instant, as JSON. */
const dayText = /^"\d{4}-(\d{2}-\d{2})/

interface Dated {
  birth: string
  key: string
  /** Month and day; null where it is none, in a trait that holds days. */
  day: string | null
}

const listDated = (stated: readonly Stating[]): Dated[] =>
  stated.flatMap(({ birth, traits }) =>
    traits.flatMap(({ key, value }) => {
      const day = dayText.exec(value)?.[1] ?? null
      return day === null && findTrait(key)?.kind !== 'date' ? [] : [{ birth, key, day }]
    }),
  )

const listPlaces = (dated: readonly Dated[]): [string, string] => [
  pgArray.plain(dated.map(({ birth }) => birth)),
  pgArray.text(dated.map(({ key }) => key)),
]

function putDated(workspaceId: string, stated: readonly Stating[]): Statement[] {
  const dated = listDated(stated)
  return dated.length === 0 ? [] : [refreshDated(workspaceId, ...listPlaces(dated))]
}

function insertDatedOfBorn(workspaceId: string, stated: readonly Stating[]): Statement[] {
  const dated = listDated(stated).filter(({ day }) => day !== null)
  if (dated.length === 0) return []
  return [insertDated(workspaceId, ...listPlaces(dated), pgArray.plain(dated.map(({ day }) => day)))]
}

function listStating(folds: readonly BirthFold[]): Stating[] {
  const stated: Stating[] = []
  for (const { birth, traits } of folds) {
    if (traits === null || traits.size === 0) continue
    const rows = [...traits.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
    stated.push({ birth, traits: rows, hasWords: rows.some(({ key }) => isSearched(key)) })
  }
  return stated
}

const isOfOneEvent = ({ traits }: Stating): boolean => traits.every(({ pos }) => pos === traits[0]?.pos)

function writeStated(write: typeof ofBorn, workspaceId: string, stated: readonly Stating[]): Statement[] {
  const parts = groupBy(stated, (one) => (isOfOneEvent(one) ? 'one' : 'several'))
  const [one, several] = [parts.get('one'), parts.get('several')]
  return [
    ...(one === undefined ? [] : [write.one(workspaceId, ...listTexts(one), ...listMoment(one))]),
    ...(several === undefined
      ? []
      : [write.several(workspaceId, ...listTexts(several), ...listMoments(several))]),
  ]
}

function listTexts(stated: readonly Stating[]): string[] {
  // A file's rows state the same keys over and over.
  const lists = new Map<string, string>()
  const writeKeys = ({ traits }: Stating): string => {
    const keys = traits.map(({ key }) => key)
    const text = keys.join(between)
    const known = lists.get(text)
    if (known !== undefined) return known
    const list = pgArray.text(keys)
    lists.set(text, list)
    return list
  }
  return [
    pgArray.plain(stated.map(({ birth }) => birth)),
    pgArray.text(stated.map(writeKeys)),
    stated.map(({ traits }) => traits.map(({ value }) => value).join(between)).join('\n'),
    stated.map(({ traits }) => traits.map(({ folded }) => folded ?? none).join(between)).join('\n'),
  ]
}

function listMoment(stated: readonly Stating[]): string[] {
  const said = stated.flatMap(({ traits }) => traits.slice(0, 1))
  const sources = [...new Set(said.map(({ source }) => source))]
  const places = new Map(sources.map((source, i) => [source, i + 1]))
  return [
    pgArray.plain(said.map(({ ts }) => ts)),
    pgArray.plain(said.map(({ pos }) => pos)),
    pgArray.text(sources),
    pgArray.plain(said.map(({ source }) => places.get(source) ?? null)),
    pgArray.plain(stated.map(({ traits }) => traits.length)),
  ]
}

const listMoments = (stated: readonly Stating[]): string[] => [
  pgArray.text(stated.map(({ traits }) => pgArray.plain(traits.map(({ ts }) => ts)))),
  pgArray.text(stated.map(({ traits }) => pgArray.plain(traits.map(({ pos }) => pos)))),
  pgArray.text(stated.map(({ traits }) => pgArray.text(traits.map(({ source }) => source)))),
]
