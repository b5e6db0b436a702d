import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import type { DeskEvent } from '../../collect/index.ts'
import type { Audit, AuditActor } from '../../workspace/index.ts'
import type { PurposeLens } from '../rules/words.ts'

/** A birth of a customer, as identity knows it. */
export interface KnownBirth {
  birthId: string
  root: string
  kind: DeskKind
  value: string
}

type DeskKind = 'user_id' | 'card' | 'email' | 'phone' | 'external' | 'device_id' | 'anonymous_id'

/** Whose births are whose. */
export interface ConsentGraph {
  /** All births of the customers these births belong to as the lens sees them, each with its root; births nobody minted are left out. */
  listClusters(
    tx: Tx,
    workspaceId: string,
    births: readonly string[],
    lens: PurposeLens,
  ): Promise<KnownBirth[]>
}

/** The workspace's settings, as far as consent needs them. */
export interface ConsentSettings {
  region: string
  currency: string
  /** IANA name: the clock of recipients whose own is not known. */
  timeZone: string
}

/** What every room holds of a person: carried out where all rooms are known. */
export interface Rights {
  /** Everything, as one machine-readable document. */
  exportPerson(who: { workspaceId: string; birth: string }): Promise<Readonly<Record<string, unknown>>>
  /** Resolves once no answer tells of her any more. @throws SplotError `not_found`, `on_hold`, `overloaded` */
  erasePerson(who: { workspaceId: string; birth: string; by: AuditActor }): Promise<unknown>
}

export interface ConsentDeps {
  /** The web role's pool. */
  db: Db
  clock: Clock
  ids: Ids
  /** The install's secret: addresses are suppressed by a hash keyed with it. */
  secret: string
  /** Keys of births: private words of the ledger are readable only while their birth has one. */
  sealer: Sealer
  graph: ConsentGraph
  /** Appends events of a desk of ours, like any source's; resolves once they are committed. */
  accept(events: readonly DeskEvent[]): Promise<unknown>
  /** Waits until the pipeline has taken all that the log holds now, at most so long; false when it has not. */
  catchUp(maxMs: number): Promise<boolean>
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<ConsentSettings>
  audit: Audit
  /** Where customers reach the server, without a slash at the end; asked late, for the port may be any free one. */
  origin(): string
  rights: Rights
  logger: Logger
  workspaceIds(): Promise<readonly string[]>
  /** Names by birth, masked where the reader may not see them; null for a guest, no entry for a birth nobody minted. */
  nameCustomers(
    workspaceId: string,
    births: readonly string[],
    seesPii: boolean,
  ): Promise<ReadonlyMap<string, string | null>>
  /** These traits as these births stated them, JSON, newest first; in the transaction of a claim. */
  listTraitsOf(
    tx: Tx,
    workspaceId: string,
    births: readonly string[],
    keys: readonly string[],
  ): Promise<{ birth: string; value: string }[]>
  /** Names of sources by their ids. */
  nameSources(workspaceId: string): Promise<ReadonlyMap<string, string>>
  /** In the transaction that changes what may be sent: to whoever has the address; null: to everybody. Missing: nobody asks. */
  wake?(
    where: { tx: Tx; workspaceId: string },
    who: { kind: 'email' | 'phone'; value: string } | null,
  ): Promise<void>
  /** Devices whose last signal the fold remembers. */
  cacheSize?: number
}
