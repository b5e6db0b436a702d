import type { Source } from '@splot/contract/plugin/source'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Egress } from '../../../platform/egress/index.ts'
import type { EventLog } from '../../../platform/event-log/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { LiveHub } from '../../../platform/live/hub.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import type { Collect } from '../../collect/index.ts'
import type { Commerce } from '../../commerce/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Audit, Keys } from '../../workspace/index.ts'

export interface ConnectDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what waits before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  live: LiveHub
  sealer: Sealer
  egress: Egress
  audit: Audit
  /** Every source there is a plugin for. */
  sources: readonly Source[]
  /** Where events of all senders stand: the inventory reads them. */
  log: Pick<EventLog, 'head' | 'read' | 'readAt'>
  collect: Pick<Collect, 'accept' | 'readRecord' | 'reportSources'>
  commerce: Pick<Commerce, 'feeds'>
  graph: Pick<CustomerGraph, 'listClusters' | 'listBirthsByIdentifier'>
  profile: Pick<Profile, 'listOrderHolders' | 'listPositions'>
  listKeys: Keys['list']
  settingsOf(workspaceId: string): Promise<{ region: string; currency: string }>
  workspaceIds(): Promise<readonly string[]>
  /** Where this server is reached from outside. */
  origin(): string
  /** The data folder: files are dropped below it. */
  folder(): string
  isDiskFull(): boolean
}
