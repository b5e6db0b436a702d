import type { Clock } from '../../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Actor } from '../../../../platform/http/route.ts'
import type { Ids } from '../../../../platform/ids.ts'
import type { LiveHub } from '../../../../platform/live/hub.ts'
import type { Logger } from '../../../../platform/logger.ts'
import type { Consent } from '../../../consent/index.ts'
import type { Content } from '../../../content/index.ts'
import type { Decide } from '../../../decide/index.ts'
import type { CustomerGraph } from '../../../identity/index.ts'
import type { Profile } from '../../../profile/index.ts'
import type { Audit } from '../../../workspace/index.ts'
import type { Findings } from '../../service/findings.ts'
import type { Queue } from '../../service/queue.ts'

export interface CampaignSettings {
  region: string
  currency: string
  /** IANA name: the clock of recipients whose own is not known. */
  timeZone: string
}

export interface CampaignDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what is due before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  live: Pick<LiveHub, 'tell'>
  audit: Audit
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<CampaignSettings>
  graph: Pick<CustomerGraph, 'listClusters'>
  decide: Pick<Decide, 'listHeldOut'>
  consent: Pick<Consent, 'explainAll' | 'listPurposes' | 'listWilling' | 'countWilling'>
  profile: Pick<Profile, 'listTraitsOf' | 'listOutcomes' | 'nameCustomers'>
  content: Pick<Content, 'getPublished' | 'describe' | 'readPerson' | 'readSample' | 'uses'>
  queue: Queue
  segments: AudienceSegments
  /** Whose lists have changed, in the transaction that changes them. Missing: nobody asks. */
  wake?(tx: WorkspaceTx, births: readonly string[]): Promise<void>
  /** Where an upload is put aside while it is read: the data folder. */
  folder(): string
  /** Channels, in the gate's words, on which something can be sent now. */
  listOpenChannels(workspaceId: string): Promise<ReadonlySet<string>>
  /** What receivers will find about the messages of a channel. */
  listFindings: Findings
  /** The member's own address; null for a key. */
  emailOf(workspaceId: string, memberId: string): Promise<string | null>
}

/** Segments as a campaign reads them. */
export interface AudienceSegments {
  /** Null: there is none, or it was put away. `isReady`: its members are known and kept up to date. */
  find(tx: WorkspaceTx, id: string): Promise<{ name: string; isReady: boolean; people: number } | null>
  /** A birth of each member after a birth, in the order of births. */
  listMembers(tx: WorkspaceTx, id: string, page: { after: string | null; limit: number }): Promise<string[]>
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>

/** A transaction with its workspace, as the rooms before take it. */
export const whereOf = (tx: WorkspaceTx) => ({ tx, workspaceId: tx.workspaceId })
