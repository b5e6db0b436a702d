import type { Rights } from '../modules/consent/index.ts'
import type { Db, Tx } from '../platform/db/index.ts'

/** A room's share of a person: every room that knows births has one. */
interface Share {
  exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
  erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
}

export interface RightsDeps {
  db: Db
  listClusters(
    tx: Tx,
    workspaceId: string,
    births: readonly string[],
    lens: 'service',
  ): Promise<readonly { birthId: string }[]>
  /** The last room first: what leans on births goes before the births. */
  shares(): readonly Share[]
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
}

/** What a person asks of all rooms: everything they hold, or that they hold nothing. */
export function createRights({ db, listClusters, shares, forget }: RightsDeps): Rights {
  const listBirths = async (tx: Tx, workspaceId: string, birth: string) =>
    (await listClusters(tx, workspaceId, [birth], 'service')).map((one) => one.birthId)
  return {
    exportPerson: ({ workspaceId, birth }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const births = await listBirths(tx, workspaceId, birth)
        const parts: Record<string, object[]> = {}
        for (const share of shares()) Object.assign(parts, await share.exportFor(tx, workspaceId, births))
        return parts
      }),
    async erasePerson({ workspaceId, birth }) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const births = await listBirths(tx, workspaceId, birth)
        for (const share of shares()) await share.erase(tx, workspaceId, births)
      })
      await forget()
    },
  }
}
