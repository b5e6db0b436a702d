import { type IdentifierKind, identifierRules } from '@splot/contract/identifiers'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type ErrorPlace, SplotError } from '../../../platform/errors.ts'
import type { Command } from '../../collect/index.ts'
import type { GraphMerge, RootedBirth } from '../customer-graph.ts'
import { isUuid } from '../rules/cursor.ts'
import type { CustomerReply, LookUpReply } from '../schema.ts'
import { gatherParts, listParts } from '../store/read.ts'
import type { ProfileDeps } from './deps.ts'
import { findSoon, noCustomer } from './find-soon.ts'
import { readTimeline } from './read-timeline.ts'
import { type CustomerParts, type Reader, toIso, weaveCustomer, writeProfile } from './view.ts'

export interface LookUp {
  kind: IdentifierKind
  value: string
  events?: number | undefined
}

export interface CustomerVerbs {
  /**
   * The customer an identifier leads to, with her last so many events where asked: a screen pop in one read.
   * @throws SplotError `not_found`
   */
  lookUp(workspaceId: string, who: LookUp, reader: Reader): Promise<LookUpReply>
  /** The customer one of whose births this is. @throws SplotError `not_found` */
  get(workspaceId: string, birthId: string, reader: Reader): Promise<CustomerReply>
}

/** The kind only: a value may be a personal datum, and answers are logged by whoever asks. */
function noHolder(kind: IdentifierKind): ErrorPlace {
  const { pl, en } = identifierRules[kind].label
  return {
    path: 'query.value',
    hint: {
      pl: `Nikt nie ma takiego identyfikatora (${pl}). Sprawdź rodzaj, wartość i przestrzeń klucza.`,
      en: `Nobody has this identifier (${en}). Check its kind, its value and the key’s workspace.`,
    },
  }
}

export function createCustomerVerbs(deps: ProfileDeps): CustomerVerbs {
  return {
    async lookUp(workspaceId, { events, ...who }, reader) {
      const settings = await deps.settingsOf(workspaceId)
      const find = () =>
        deps.db.inWorkspace(workspaceId, async (tx) => {
          const births = await deps.graph.listBirthsByIdentifier(tx, workspaceId, who, 'service')
          if (births.length === 0) return null
          const [customer, timeline] = await Promise.all([
            readCustomer(tx, births),
            events === undefined ? null : readTimeline({ deps, tx, reader }, births, { limit: events }),
          ])
          return { customer, timeline }
        })
      const read = await findSoon(deps, find, noHolder(who.kind))
      const profile = writeProfile(weaveCustomer(read.customer, deps.clock.now(), settings), reader)
      return read.timeline === null ? profile : { ...profile, timeline: read.timeline }
    },
    async get(workspaceId, birthId, reader) {
      const settings = await deps.settingsOf(workspaceId)
      const id = birthId.toLowerCase()
      if (!isUuid(id)) throw new SplotError('not_found', noCustomer)
      const read = await findSoon(deps, () =>
        deps.db.inWorkspace(workspaceId, async (tx) => {
          const births = await deps.graph.listClusters(tx, workspaceId, [id], 'service')
          const root = births[0]?.root
          if (root === undefined) return null
          const merges = await deps.graph.listMerges(tx, workspaceId, root, {
            lens: 'service',
            lang: reader.lang,
            seesPii: reader.seesPii,
          })
          return { ...(await readCustomer(tx, births)), merges, parters: await nameParters(deps, tx, merges) }
        }),
      )
      const customer = weaveCustomer(read, deps.clock.now(), settings)
      const profile = writeProfile(customer, reader)
      return {
        ...profile,
        births: profile.identifiers.map(({ birthId: birth, kind, value, firstSeenAt }) => ({
          id: birth,
          kind,
          value,
          rootedAt: firstSeenAt,
        })),
        merges: read.merges.map(({ undonePos, ...merge }) => ({
          ...merge,
          at: toIso(merge.at),
          undoneAt: merge.undoneAt === null ? null : toIso(merge.undoneAt),
          undoneBy: (undonePos === null ? null : read.parters.get(undonePos)) ?? null,
        })),
      }
    },
  }
}

/** The folds of a customer whose births are known (at least one). */
export async function readCustomer(tx: WorkspaceTx, births: readonly RootedBirth[]): Promise<CustomerParts> {
  const ids = births.map((birth) => birth.birthId)
  const parts = gatherParts(await listParts(tx, tx.workspaceId, ids), ids)
  return { id: births[0]?.root ?? '', births, parts }
}

/** Who gave the commands that parted what was merged, by log position. */
async function nameParters(
  deps: Pick<ProfileDeps, 'log'>,
  tx: WorkspaceTx,
  merges: readonly GraphMerge[],
): Promise<Map<number, string>> {
  const positions = [...new Set(merges.flatMap(({ undonePos }) => (undonePos === null ? [] : [undonePos])))]
  const records = positions.length === 0 ? [] : await deps.log.readAt(tx, positions)
  return new Map(
    records
      .filter((record) => record.kind === 'command')
      .map(({ pos, body }) => [pos, (JSON.parse(body) as Command).actor.name]),
  )
}
