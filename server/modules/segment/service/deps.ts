import type { LeafOf } from '@splot/contract/segment/leaves'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { EventLog } from '../../../platform/event-log/index.ts'
import type { LiveHub } from '../../../platform/live/hub.ts'
import type { Collect } from '../../collect/index.ts'
import type { Consent } from '../../consent/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Flip } from '../schema/flip.ts'

export type StockAsked = Omit<LeafOf<'stock'>, 'kind'>

/** What the engine asks of the rooms before it, and of those after it by functions that are handed in. */
export interface FactSources {
  graph: Pick<CustomerGraph, 'listClusters'>
  profile: Pick<Profile, 'listTraitValues' | 'listComputed'>
  consent: Pick<Consent, 'listGiven' | 'listSilent'>
  /** The workspace's currency and zone; with the transaction under way, where there is one. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<{ currency: string; timeZone: string }>
  /** Which of these births have a device that takes push messages. Deliver's. */
  listPushable(where: Where, births: readonly string[]): Promise<ReadonlySet<string>>
  /** Lists these births stand on, by birth. The campaigns'. */
  listsOf(where: Where, births: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Of what these people wait for, by birth, what holds of what is asked; only those who wait for something. Commerce's. */
  listAwaitedStock(
    where: Where,
    people: ReadonlyMap<string, readonly string[]>,
    asked: readonly StockAsked[],
  ): Promise<ReadonlyMap<string, ReadonlySet<StockAsked>>>
  /** Stores within so many kilometres of one, itself among them. Commerce's. */
  listStoresNear(where: Where, near: { store: string; km: number }): Promise<ReadonlySet<string>>
}

export interface SegmentDeps extends FactSources {
  profile: FactSources['profile'] & Pick<Profile, 'listRecent'>
  /** The application's role: screens. */
  db: Db
  /** The worker's: sees what is due before it knows whose it is. */
  worker: Db
  log: Pick<EventLog, 'interrupt' | 'readRange' | 'readAt'>
  pipelineTopic: string
  clock: Clock
  live: LiveHub
  readRecord: Collect['readRecord']
  /** Whose the events at positions from <= pos < to are, over all workspaces. */
  listBirthsOfRange: Profile['listBirthsOfRange']
  listPositions: Profile['listPositions']
  /** Told in the transaction that makes them. Journeys'. */
  onFlips(where: Where, flips: readonly Flip[]): Promise<void>
}

export interface Where {
  tx: Tx
  workspaceId: string
}

export type WorkspaceWhere = { tx: WorkspaceTx; workspaceId: string }
