import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { EventLog, LogRecord } from '../../../platform/event-log/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { DeskEvent, NameStores, NormalEvent, Warning } from '../../collect/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { CustomerGraph } from '../customer-graph.ts'
import type { WorkspaceSettings } from './view.ts'

export interface ProfileDeps {
  /** The web role's pool. */
  db: Db
  clock: Clock
  ids: Ids
  log: Pick<EventLog, 'readAt' | 'head'>
  graph: CustomerGraph
  /** Reads a logged body again as the pipeline read it; null for one it could not take. */
  readEvent(record: LogRecord): { event: NormalEvent; warnings: readonly Warning[] } | null
  /** Appends events of a desk of ours, like any source's; resolves once they are committed. */
  accept(events: readonly DeskEvent[]): Promise<unknown>
  /** Waits until the pipeline has taken all that the log holds now, at most so long. */
  catchUp(maxMs: number): Promise<unknown>
  /** Commerce stands later in the flow: the composition root hands its answer in. */
  nameStores: NameStores
  settingsOf(workspaceId: string, tx?: Tx): Promise<WorkspaceSettings>
  audit: Audit
  /** How many first moments the fold remembers; see the step. */
  cacheSize?: number
}
