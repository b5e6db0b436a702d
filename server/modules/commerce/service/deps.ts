import type { Network } from '@splot/contract/plugin/network'
import type { Payment } from '@splot/contract/plugin/payment'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { LiveHub } from '../../../platform/live/hub.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import type { DeskEvent } from '../../collect/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Audit } from '../../workspace/index.ts'

export interface CommerceDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what has expired before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  /** Open screens, told after commit. */
  live: LiveHub
  /** The install's: what tokens and codes are signed with, each under a label of its own. */
  secret: string
  audit: Audit
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(
    workspaceId: string,
    tx?: Tx,
  ): Promise<{ currency: string; timeZone: string; region: string; language: 'pl' | 'en' }>
  graph: Pick<CustomerGraph, 'listClusters' | 'findByIdentifier'>
  /** Collect's: appends to the log. */
  accept(events: readonly DeskEvent[]): Promise<number[]>
  /** Resolves once what is in the log now has been applied, or after so long; true for the former. */
  catchUp(maxMs: number): Promise<boolean>
  /** Full names by births; null for a guest. */
  nameCustomers(
    workspaceId: string,
    births: readonly string[],
    seesPii: boolean,
  ): Promise<ReadonlyMap<string, string | null>>
  /** Who can take payments: the plugins there are. */
  payments: readonly Payment[]
  /** The only way out. */
  network: Network & { checkUrl(url: string): Promise<void> }
  sealer: Pick<Sealer, 'sealForWorkspace' | 'openForWorkspace'>
  /** Where this server is reached from outside. */
  origin(): string
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>
