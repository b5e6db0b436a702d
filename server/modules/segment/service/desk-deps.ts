import type { Condition } from '@splot/contract/segment/condition'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { EventLog } from '../../../platform/event-log/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Warehouse } from '../../../platform/warehouse/index.ts'
import type { Collect } from '../../collect/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { CatalogueReply, Use } from '../schema/api.ts'
import type { FactSources } from './deps.ts'

/** Things conditions speak of that other rooms know. */
export type OtherThings = Pick<CatalogueReply, 'stores' | 'categories' | 'lists' | 'campaigns'> & {
  purposes: CatalogueReply['purposes'][number][]
}

/** Does a condition hold for these customers now? By canonical id. */
export type Evaluate = (
  where: { tx: WorkspaceTx; workspaceId: string },
  condition: Condition,
  roots: readonly string[],
) => Promise<Map<string, boolean>>

/** What the desk of segments asks of the rooms around it. */
export interface DeskDeps extends FactSources {
  /** The web role's. */
  db: Db
  clock: Clock
  ids: Ids
  log: Pick<EventLog, 'readAt'>
  warehouse: Warehouse
  audit: Audit
  evaluate: Evaluate
  readRecord: Collect['readRecord']
  listPositions: Profile['listPositions']
  profile: FactSources['profile'] & Pick<Profile, 'listRecent'>
  estimateCustomers(workspaceId: string): Promise<number>
  nameCustomers(
    workspaceId: string,
    births: readonly string[],
    seesPii: boolean,
  ): Promise<Map<string, string | null>>
  /** Canonical ids in their order. Identity's. */
  pageRoots(
    tx: Tx,
    workspaceId: string,
    page: { after: string | null; identifiers: number },
  ): Promise<string[]>
  /** Between two batches of the pipeline, whose next one asks anew what is live. */
  interruptPipeline(tx: Tx): Promise<unknown>
  /** Campaigns and journeys that lean on a segment. */
  listUses(tx: WorkspaceTx, segmentId: string): Promise<Use[]>
  /** What products are called, by id. Commerce's. */
  nameProducts(tx: WorkspaceTx, ids: readonly string[], language: Language): Promise<Map<string, string>>
  listThings(workspaceId: string, language: Language): Promise<OtherThings>
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>

/** For whom an answer is written. */
export interface Reader {
  language: Language
  seesPii: boolean
}
