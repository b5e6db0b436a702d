import type { Network } from '@splot/contract/plugin/network'
import type { Payment } from '@splot/contract/plugin/payment'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { LiveHub } from '../../../platform/live/hub.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import type { DeskEvent } from '../../collect/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { InLanguages } from '../rules/languages.ts'

/** What somebody asked to be told of: it became cheaper, or can be bought again. */
export interface WishNews {
  kind: 'price_drop' | 'back_in_stock'
  /** Told once for it. */
  id: string
  /** Hers, and all she has. */
  birth: string
  births: readonly string[]
  at: number
  /** In each language: which is hers is the letter's to know. */
  words: InLanguages<{ name: string; variant: string; url: string | null }>
  picture: string | null
  currency: string
  minor: bigint
  /** Before it fell. */
  fromMinor: bigint | null
}

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
  /** What this customer said she reads; null where she did not. */
  languageOf(tx: WorkspaceTx, births: readonly string[]): Promise<Language | null>
  /** What these people bought as events tell it, of whatever system: what is left of it after returns. */
  listTold(tx: WorkspaceTx, births: readonly string[]): Promise<readonly ToldOrder[]>
  /** Who can take payments: the plugins there are. */
  payments: readonly Payment[]
  /** The only way out. */
  network: Network & { checkUrl(url: string): Promise<void> }
  sealer: Pick<Sealer, 'sealForWorkspace' | 'openForWorkspace'>
  /** Writes to somebody who asked to be told, in the transaction of what happened. Deliver's, which stands later. */
  sendWishLetter(tx: WorkspaceTx, news: WishNews): Promise<void>
  /** Tells whoever bought, by a service message asked for in this transaction; which way is the gate's to say. */
  sendOrderLetter(tx: WorkspaceTx, news: OrderNews): Promise<void>
  /** Where this server is reached from outside. */
  origin(): string
}

/** A purchase known by its events. */
export interface ToldOrder {
  /** The number its system gave it, or a word of ours where it gave none. */
  key: string
  at: number
  currency: string
  minor: bigint
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>

/** An order got on. */
export interface OrderNews {
  kind: 'ready' | 'shipped' | 'to_pay'
  id: string
  number: string
  birth: string
  births: readonly string[]
  /** What whoever bought reads; null: as she said, else the brand's. */
  language: Language | null
  /** The store it waits in, or the carrier. */
  place: InLanguages<string> | null
  dueAt: number | null
  timeZone: string
  /** Its page. */
  link: string
  at: number
  /** What is told more than once has a name for each time. */
  mark?: string
}
