import type { Clock } from '../../../../platform/clock.ts'
import type { Db, Tx } from '../../../../platform/db/index.ts'
import type { Actor } from '../../../../platform/http/route.ts'
import type { Ids } from '../../../../platform/ids.ts'
import type { Logger } from '../../../../platform/logger.ts'
import type { Collect } from '../../../collect/index.ts'
import type { Audit } from '../../../workspace/index.ts'

export interface ImportDeps {
  db: Db
  /** The worker's: sees whose imports go on. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  audit: Audit
  settingsOf(
    workspaceId: string,
    tx?: Tx,
  ): Promise<{ currency: string; timeZone: string; region: string; language: 'pl' | 'en' }>
  /** Where files lie until they are read. */
  folder(): string
  /** Collect's: says which events can be taken; and puts those into the log, later. */
  checkEvents: Collect['checkEvents']
  appendChecked: Collect['appendChecked']
  /** Resolves once the pipeline has applied the log up to a position, or the time is over. */
  waitApplied(pos: number, maxMs: number): Promise<boolean>
  /** The first position the pipeline has yet to apply. */
  findApplied(): Promise<number>
  /** Commerce's feed of products, each row answered by itself. */
  putProducts(feed: ProductFeed): Promise<ProductAnswer[]>
  /** Those it would refuse; nothing is written. */
  checkProducts(feed: Omit<ProductFeed, 'actor'>): Promise<ProductAnswer[]>
  /** Products as that feed would tell them to be what they are now. */
  snapshotProducts(
    workspaceId: string,
    ids: readonly string[],
  ): Promise<{ id: string; digest: string; row: Readonly<Record<string, unknown>> }[]>
  /** Takes the events of an import back. */
  undo: UndoEvents
}

export interface ProductAnswer {
  index: number
  outcome: string
  code?: string | undefined
  path?: string | undefined
}

export interface ProductFeed {
  workspaceId: string
  items: readonly unknown[]
  language: 'pl' | 'en'
  actor: Member
}

export interface UndoEvents {
  /** Takes back what these stretches of the log brought; what else is known of the same people stays as it would be. */
  takeBack(workspaceId: string, lots: readonly { firstPos: number; events: number }[]): Promise<void>
  /** For consents, whose ledger is never changed backwards: each yes is withdrawn the moment after it was given. */
  withdraw(workspaceId: string, lots: readonly { firstPos: number; events: number }[]): Promise<void>
  /** The same for figures, once all of it is taken back. */
  clearSource(workspaceId: string, sourceId: string): Promise<void>
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>
