import { pgArray, type Statement, sql } from '../../../platform/db/index.ts'
import { type Link, serviceUse } from '../schema.ts'
import type { WriteSet } from '../service/source.ts'

// What events bring most: identifiers nobody had, and live links to them, of one workspace. What all of one event share stands once:
// `said` is the event's place in the first lists. A birth another writer bore first fails it, and the batch is resolved again.
const insertBorn = sql(
  'identity.born',
  `WITH born AS (
     INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
     SELECT $1, ($6::text[])[kind], value, birth, root, first_at, ($2::bigint[])[said], ($5::text[])[($4::int[])[said]]
     FROM unnest($7::int[], $8::int[], $9::text[], $10::uuid[], $11::uuid[], $12::bigint[]) AS n(said, kind, value, birth, root, first_at)
   )
   INSERT INTO identity.link (workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at, until_at)
   SELECT $1, a, b, ($13::text[])[kind], strength, ${serviceUse}, true, ($2::bigint[])[said], ord, ($3::bigint[])[said], until_at
   FROM unnest($14::int[], $15::uuid[], $16::uuid[], $17::int[], $18::smallint[], $19::smallint[], $20::bigint[])
     AS l(said, a, b, kind, strength, ord, until_at)`,
)

type Identifier = WriteSet['identifiers'][number]

const isPlainIdentifier = (one: Identifier): boolean =>
  !one.isGuarded && one.bar === null && one.barPos === null
const isPlainLink = (one: Link): boolean =>
  one.uses === serviceUse && one.wasLive && one.revokedPos === null && one.reason === null

/** Parts what is plainly born from the rest of what a batch changed, which is nothing for most. */
export function partBorn(set: WriteSet): { plain: Statement | null; rest: WriteSet } {
  const identifiers = set.identifiers.filter(isPlainIdentifier)
  const links = set.newLinks.filter(isPlainLink)
  const rest = {
    ...set,
    identifiers: set.identifiers.filter((one) => !isPlainIdentifier(one)),
    newLinks: set.newLinks.filter((one) => !isPlainLink(one)),
  }
  const isNone = identifiers.length + links.length === 0
  return { plain: isNone ? null : writeBorn(set.workspaceId, identifiers, links), rest }
}

function writeBorn(
  workspaceId: string,
  identifiers: readonly Identifier[],
  links: readonly Link[],
): Statement {
  const said = createSaid()
  const kinds = createWords()
  const linkKinds = createWords()
  const bySaid = identifiers.map((one) => said.place(one.firstPos, null, one.source))
  const linksBySaid = links.map((one) => said.place(one.pos, one.at, null))
  return insertBorn(
    workspaceId,
    pgArray.plain(said.positions),
    pgArray.plain(said.times),
    pgArray.plain(said.sources),
    pgArray.text(said.words()),
    ...lastOf(kinds, [
      pgArray.plain(bySaid),
      pgArray.plain(identifiers.map((one) => kinds.place(one.kind))),
      pgArray.text(identifiers.map((one) => one.value)),
      pgArray.plain(identifiers.map((one) => one.birth)),
      pgArray.plain(identifiers.map((one) => one.root)),
      pgArray.plain(identifiers.map((one) => one.firstAt)),
    ]),
    ...lastOf(linkKinds, [
      pgArray.plain(linksBySaid),
      pgArray.plain(links.map((one) => one.a)),
      pgArray.plain(links.map((one) => one.b)),
      pgArray.plain(links.map((one) => linkKinds.place(one.kind))),
      pgArray.plain(links.map((one) => one.strength)),
      pgArray.plain(links.map((one) => one.ord)),
      pgArray.plain(links.map((one) => one.until)),
    ]),
  )
}

/** A list of words stands before the lists that point into it, and is known only once they are made. */
const lastOf = (words: Words, lists: readonly string[]): string[] => [pgArray.text(words.list), ...lists]

interface Words {
  readonly list: string[]
  /** Counted from 1, as the database does. */
  place(word: string): number
}

function createWords(): Words {
  const places = new Map<string, number>()
  const list: string[] = []
  return {
    list,
    place(word) {
      const known = places.get(word)
      if (known !== undefined) return known
      places.set(word, list.push(word))
      return list.length
    },
  }
}

/** Events by their position: when each happened, as far as a link says so, and who said it, as far as an identifier does. */
function createSaid() {
  const places = new Map<number, number>()
  const words = createWords()
  const positions: number[] = []
  const times: number[] = []
  const sources: number[] = []
  return {
    positions,
    times,
    sources,
    words: () => words.list,
    place(pos: number, at: number | null, source: string | null): number {
      let place = places.get(pos)
      if (place === undefined) {
        place = positions.push(pos)
        places.set(pos, place)
        times.push(at ?? 0)
        sources.push(source === null ? 0 : words.place(source))
      }
      if (at !== null) times[place - 1] = at
      return place
    },
  }
}
