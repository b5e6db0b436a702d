import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Segment } from '../../segment/index.ts'
import type { Audit } from '../../workspace/index.ts'

export interface DecideDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what runs before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  audit: Audit
  segment: Pick<Segment, 'members'>
  /** Waits until the pipeline is between two of its transactions, and keeps it there until this one ends. */
  holdPipeline(tx: Tx): Promise<unknown>
  /** Others are left alone now than before, in the transaction in which it was said. */
  onHoldOut(where: Where): Promise<void>
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>

export interface Where {
  tx: Tx
  workspaceId: string
}

export const within = ({ tx, workspaceId }: Where): WorkspaceTx => ({ ...tx, workspaceId })
