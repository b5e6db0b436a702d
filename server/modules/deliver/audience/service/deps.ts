import type { Destination } from '@splot/contract/plugin/destination'
import type { Clock } from '../../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Egress } from '../../../../platform/egress/index.ts'
import type { Ids } from '../../../../platform/ids.ts'
import type { Logger } from '../../../../platform/logger.ts'
import type { Consent } from '../../../consent/index.ts'
import type { Decide } from '../../../decide/index.ts'
import type { CustomerGraph } from '../../../identity/index.ts'
import type { Segment } from '../../../segment/index.ts'
import type { Audit } from '../../../workspace/index.ts'

export interface AudienceDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what is due before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  /** The install's secret: seals the secrets of the connections. */
  secret: string
  audit: Audit
  egress: Egress
  /** Every ad platform there is a plugin for. */
  destinations: readonly Destination[]
  graph: Pick<CustomerGraph, 'listClusters'>
  consent: Pick<Consent, 'claim' | 'explainAll'>
  members: Pick<Segment['members'], 'listOf' | 'page'>
  /** Waits until the pipeline is between two of its transactions, and keeps it there until this one ends. */
  holdPipeline(tx: Tx): Promise<unknown>
  /** Whom marketing leaves alone: no ad shows what it brings. */
  listHeldOut: Decide['listHeldOut']
  /** Journeys that name any of these audiences. */
  listJourneys(tx: WorkspaceTx, used: readonly string[]): Promise<readonly { used: string; name: string }[]>
  /** A segment by its name; null where there is none, or it was put away. */
  findSegment(tx: WorkspaceTx, id: string): Promise<{ name: string; people: number } | null>
}

/** The purpose and channel under which the gate is asked: what the law's pack calls ads on other sites. */
export const adPurpose = 'ads'
export const adChannel = 'ads'
