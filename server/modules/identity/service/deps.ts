import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { EventLog } from '../../../platform/event-log/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Command } from '../../collect/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { Lens } from '../schema.ts'

/** What a merge would move that later rooms hold. */
export interface MergeMoves {
  events: number
  traits: { key: string; kept: unknown; dropped: unknown }[]
}

export interface IdentityDeps {
  /** The web role's pool. */
  db: Db
  clock: Clock
  ids: Ids
  /** The install's secret: erased identifiers are known by a hash keyed with it. */
  secret: string
  /** Where what the erased did and comes late loses its words. */
  log: Pick<EventLog, 'erase'>
  /** Identifiers the pipeline's step keeps in memory. */
  cacheSize: number
  /** Writes an operator's act into the log; its position, once committed. */
  appendCommand(workspaceId: string, command: Command): Promise<number>
  /** Resolves true once the pipeline has carried out the record at `pos`, false when it took too long. */
  waitFor(pos: number): Promise<boolean>
  /** The country a phone number without a prefix belongs to. Default PL. */
  regionOf?(workspaceId: string, tx: Tx): Promise<string | null>
  /** Lets a preview say what the later rooms would move; without it only identifiers are told. */
  describeMoves?(
    workspaceId: string,
    sides: { winner: readonly string[]; loser: readonly string[] },
  ): Promise<MergeMoves>
  audit: Audit
  /**
   * Which of these births refuse to be joined to others for a use: a later room keeps what people refused. Without it
   * every lens shows what `service` shows.
   */
  listRefusing?(
    tx: Tx,
    workspaceId: string,
    births: readonly string[],
    lens: Exclude<Lens, 'service'>,
  ): Promise<ReadonlySet<string>>
}
