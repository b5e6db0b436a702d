import type { IdentifierKind } from '@splot/contract/identifiers'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { RootedBirth } from '../customer-graph.ts'
import { isUuid } from '../rules/cursor.ts'
import type { CustomerReply, ProfileReply } from '../schema.ts'
import { gatherParts, listParts } from '../store/read.ts'
import type { ProfileDeps } from './deps.ts'
import { type CustomerParts, type Reader, toIso, weaveCustomer, writeProfile } from './view.ts'

export interface CustomerVerbs {
  /** The customer an identifier leads to. @throws SplotError `not_found` */
  lookUp(
    workspaceId: string,
    who: { kind: IdentifierKind; value: string },
    reader: Reader,
  ): Promise<ProfileReply>
  /** The customer one of whose births this is. @throws SplotError `not_found` */
  get(workspaceId: string, birthId: string, reader: Reader): Promise<CustomerReply>
}

/** How long an answer `not_found` waits for events that were accepted before the question. */
export const patienceMs = 1_000

export function createCustomerVerbs(deps: ProfileDeps): CustomerVerbs {
  const find = (workspaceId: string, listBirths: ListBirths) =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const births = await listBirths(tx)
      return births.length === 0 ? null : readCustomer(tx, births)
    })
  return {
    async lookUp(workspaceId, who, reader) {
      const settings = await deps.settingsOf(workspaceId)
      const listBirths: ListBirths = (tx) =>
        deps.graph.listBirthsByIdentifier(tx, workspaceId, who, 'service')
      const read = await findSoon(deps, () => find(workspaceId, listBirths))
      return writeProfile(weaveCustomer(read, deps.clock.now(), settings), reader)
    },
    async get(workspaceId, birthId, reader) {
      const settings = await deps.settingsOf(workspaceId)
      const id = birthId.toLowerCase()
      if (!isUuid(id)) throw new SplotError('not_found')
      const read = await findSoon(deps, () =>
        deps.db.inWorkspace(workspaceId, async (tx) => {
          const births = await deps.graph.listClusters(tx, workspaceId, [id], 'service')
          const root = births[0]?.root
          if (root === undefined) return null
          const merges = await deps.graph.listMerges(tx, workspaceId, root, {
            lens: 'service',
            lang: reader.lang,
          })
          return { ...(await readCustomer(tx, births)), merges }
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
        merges: read.merges.map((merge) => ({
          ...merge,
          at: toIso(merge.at),
          undoneAt: merge.undoneAt === null ? null : toIso(merge.undoneAt),
        })),
      }
    },
  }
}

type ListBirths = (tx: WorkspaceTx) => Promise<RootedBirth[]>

/**
 * Whoever was just told that an event is safe may ask for its customer at once: before saying that there is none,
 * the pipeline is given time to take what was accepted.
 */
export async function findSoon<T>(
  deps: Pick<ProfileDeps, 'catchUp'>,
  find: () => Promise<T | null>,
): Promise<T> {
  const found = await find()
  if (found !== null) return found
  await deps.catchUp(patienceMs)
  const late = await find()
  if (late === null) throw new SplotError('not_found')
  return late
}

/** The folds of a customer whose births are known (at least one). */
export async function readCustomer(tx: WorkspaceTx, births: readonly RootedBirth[]): Promise<CustomerParts> {
  const ids = births.map((birth) => birth.birthId)
  const parts = gatherParts(await listParts(tx, tx.workspaceId, ids), ids)
  return { id: births[0]?.root ?? '', births, parts }
}
