import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Warehouse } from '../../../platform/warehouse/index.ts'
import type { DeskEvent, NormalEvent } from '../../collect/index.ts'
import type { Consent } from '../../consent/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { ConfirmWay } from '../rules/form-events.ts'
import type { ContentLanguage } from '../schema/core.ts'
import type { Sender } from './send.ts'

export interface PageSettings {
  /** Of the workspace: the shop's, where the brand kit says none. */
  name: string
  region: string
  currency: string
  language: ContentLanguage
}

/** A mail or text message that asks for one confirmation. */
export interface ConfirmationRequest {
  /** Asked twice under one name = sent once. */
  run: string
  birth: string
  channel: ConfirmWay
  address: string
  language: ContentLanguage
  /** Ready parts: of a mail subject, text, html; of a text message its text. */
  ready: Readonly<Record<string, string>>
  formId: string
}

/** What landing pages and forms need of other rooms. */
export interface PageDeps {
  /** The web role's. */
  db: Db
  clock: Clock
  ids: Ids
  /** The install's secret: signs the tokens of forms. */
  secret: string
  audit: Audit
  logger: Logger
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<PageSettings>
  sender: Pick<Sender, 'renderFor' | 'renderDraftPage'>
  /** Counts what became of forms; absent where no engine is installed. */
  warehouse: Warehouse
  /** Appends what a form says, as events of an unsigned browser; positions once committed. */
  accept(events: readonly DeskEvent[]): Promise<number[]>
  /** Everything below this log position is applied. */
  appliedTo(): Promise<number>
  /** Where the log holds the first event of each of these ids, of those the pipeline has taken. */
  listFirstPositions(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<number[]>
  /** The event at a log position; null where it cannot be read. */
  readEvent(tx: Tx, pos: number): Promise<NormalEvent | null>
  askConfirmation: Consent['askConfirmation']
  /** Where a confirmation's token is used. */
  confirmUrl(token: string): string
  /** Into the queue, in the caller's transaction. */
  requestConfirmation(where: { tx: Tx; workspaceId: string }, asked: ConfirmationRequest): Promise<unknown>
  workspaceIds(): Promise<readonly string[]>
  /** The write key that pages carry openly; null where there is none. */
  keyOf(workspaceId: string): Promise<string | null>
}
