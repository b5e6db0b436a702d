import type { Network } from '@splot/contract/plugin/network'
import type {
  Effect,
  Engagement,
  JourneyChannel,
  JourneyNode,
  MessageOutcome,
  Reach,
} from '@splot/contract/plugin/node'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { EventLog } from '../../../platform/event-log/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { LiveHub } from '../../../platform/live/hub.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Collect, DeskEvent } from '../../collect/index.ts'
import type { Consent } from '../../consent/index.ts'
import type { Decide } from '../../decide/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Segment } from '../../segment/index.ts'
import type { Audit } from '../../workspace/index.ts'

export interface JourneySettings {
  region: string
  currency: string
  /** IANA name: the clock of people whose own is not known. */
  timeZone: string
}

type MessageEffect = Effect & { kind: 'message' }

/** A message as a journey asks the queue for it, once for (run, seq). Times in milliseconds. */
export interface JourneyMessage {
  run: string
  seq: number
  birth: string
  journeyId: string
  channel: JourneyChannel
  purpose: string
  lane: MessageEffect['lane']
  itemId: string
  version: number
  language: MessageEffect['language']
  priority: number
  notBefore: number
  expiresAt: number
  data: Record<string, unknown>
  zone: string | null
}

/** Messages that left, and what people and servers made of them. */
export interface MessageFigures {
  reached: number
  complaints: number
  unsubscribes: number
  bounces: number
}

export interface Where {
  tx: Tx
  workspaceId: string
}

export type WorkspaceWhere = { tx: WorkspaceTx; workspaceId: string }

/** What becomes of a journey's wishes in rooms after this one: handed in by the composition root, in the caller's transaction. */
export interface JourneyHands {
  requestMessages(where: Where, list: readonly JourneyMessage[]): Promise<number>
  /** What waits of these runs ends. @returns how many messages */
  cancelMessages(where: Where, runs: readonly string[]): Promise<number>
  /** What waits of a journey is held, goes on, or ends for good. */
  holdMessages(where: Where, journeyId: string, act: 'pause' | 'resume' | 'stop'): Promise<unknown>
  /** How a journey's messages were taken, all together. */
  figuresOf(where: Where, journeyId: string): Promise<MessageFigures>
  /** What became of messages, by `run seq`. */
  outcomesOf(
    where: Where,
    asked: readonly { run: string; seq: number }[],
  ): Promise<Map<string, { state: MessageOutcome; reason: string | null }>>
  /** What the gate would say now of each of these people, by any of their births: channel by channel. */
  reachOf(
    where: Where,
    asked: { purpose: string; channels: readonly JourneyChannel[]; births: readonly string[] },
  ): Promise<ReadonlyMap<string, ReadonlyMap<JourneyChannel, Reach>>>
  /** How these births took our messages since then; and everybody, under the empty word. */
  engagementOf(
    where: Where,
    asked: { births: readonly string[]; since: number },
  ): Promise<readonly { birth: string; channel: string; figures: Engagement }[]>
  /** The store of each of these people: the one she chose, else the one she visits most; none for whoever has neither. */
  homeStoresOf(where: WorkspaceWhere, births: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The published version; null where nothing is published. */
  findPublished(where: Where, itemId: string): Promise<number | null>
  /** Her births enter a list of the marketer's or leave it. */
  changeList(where: Where, change: { listId: string; birth: string; isIn: boolean }): Promise<void>
  /** In or out of an audience of an ad platform, once for its ref. */
  changeAudience(
    where: Where,
    change: { audienceId: string; birth: string; ref: string; isIn: boolean },
  ): Promise<void>
}

/** Commerce's part, each once for its ref. */
export interface Gifts {
  giveCoupon(
    tx: WorkspaceTx,
    asked: { poolId: string; birth: string; ref: string; at: number },
  ): Promise<{ code: string; name: string; expiresAt: number | null }>
  addPoints(
    tx: WorkspaceTx,
    asked: { birth: string; points: number; ref: string; at: number; reason: string },
  ): Promise<void>
}

export interface JourneyDeps {
  /** The web role's. */
  db: Db
  /** The worker's: sees what is due before it knows whose it is. */
  worker: Pick<Db, 'inPlatform'>
  clock: Clock
  ids: Ids
  logger: Logger
  live: Pick<LiveHub, 'tell'>
  audit: Audit
  log: Pick<EventLog, 'head' | 'readAt'>
  /** Between two batches of the pipeline, whose next one asks anew whether there are journeys. */
  interruptPipeline(tx: Tx): Promise<unknown>
  /** A logged event as the pipeline reads it. */
  readEvent: Collect['readRecord']
  /** Appends events of a desk of ours; never inside a transaction. */
  accept(events: readonly DeskEvent[]): Promise<unknown>
  /** With the transaction under way, where there is one: a second connection is never asked for. */
  settingsOf(workspaceId: string, tx?: Tx): Promise<JourneySettings>
  graph: Pick<CustomerGraph, 'listClusters' | 'findByIdentifier' | 'findRoot'>
  profile: Pick<
    Profile,
    'listTraitsOf' | 'nameCustomers' | 'listRecent' | 'listBirthsByDate' | 'listOutcomes'
  >
  consent: Pick<Consent, 'listPurposes'>
  segment: Pick<Segment, 'evaluate' | 'evaluateSince' | 'members'>
  decide: Pick<Decide, 'assign' | 'listHeldOut'>
  gifts: Gifts
  hands: JourneyHands
  /** The plugins: only the composition root knows their registry. */
  nodes: readonly JourneyNode[]
  /** The only way out of this server. */
  egress: Pick<Network, 'call'> & { checkUrl(url: string): Promise<void> }
  /** The install's: what is signed is signed with what is made of it. */
  secret: string
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>
