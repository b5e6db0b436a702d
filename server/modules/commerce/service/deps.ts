import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Audit } from '../../workspace/index.ts'

export interface CommerceDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what has expired before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  audit: Audit
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<{ currency: string; timeZone: string }>
  graph: Pick<CustomerGraph, 'listClusters'>
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>
