import type { JourneyNode } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Consent } from '../../consent/index.ts'
import type { CustomerGraph } from '../../identity/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Segment } from '../../segment/index.ts'
import type { CapFacts, ContentFacts } from '../rules/check-ground.ts'
import type { JourneyDeps, Member, Where } from './deps.ts'

/** Texts of a template that content is asked to write and publish. */
export interface WantedText {
  readonly key: string
  readonly name: string
  readonly folder: string
  readonly purpose: 'marketing' | 'service'
  readonly channels: readonly string[]
  readonly texts: Readonly<
    Record<'pl' | 'en', { headline: string; message: string; offer?: string; action?: string }>
  >
}

/** What the check, the walk and the templates ask of other rooms: handed in by the composition root. */
export interface ControlHands {
  /** Published content by id, its channels in consent's words; what is missing is left out. */
  describeContent(where: Where, ids: readonly string[]): Promise<ReadonlyMap<string, ContentFacts>>
  /** Channels something can be sent on now. */
  listOpenChannels(where: Where): Promise<ReadonlySet<string>>
  listCaps(where: Where): Promise<readonly CapFacts[]>
  /** Segments that are not put away, with their members; null: not counted yet. */
  listSegments(where: Where): Promise<readonly { id: string; name: string; people: number | null }[]>
  listLists(where: Where): Promise<readonly { id: string; name: string }[]>
  listStores(where: Where): Promise<readonly { id: string; name: string }[]>
  listCoupons(where: Where): Promise<readonly { id: string; name: string }[]>
  /** At ad platforms, those that are not being ended. */
  listAudiences(where: Where): Promise<readonly { id: string; name: string }[]>
  listExperiments(
    where: Where,
  ): Promise<readonly { id: string; name: string; isRunning: boolean; arms: readonly string[] }[]>
  estimatePeople(workspaceId: string): Promise<number>
  /** Languages the brand writes in. */
  listLanguages(where: Where): Promise<readonly string[]>
  /** Messages in these folders, published ones first. */
  listContentIn(
    where: Where,
    folders: readonly string[],
  ): Promise<readonly { id: string; name: string; folder: string }[]>
  /** Writes content and publishes it. @returns ids by key */
  writeContent(
    workspaceId: string,
    wanted: readonly WantedText[],
    actor: Member,
  ): Promise<ReadonlyMap<string, string>>
  /** The segment of this name, made where there is none. @returns its id */
  ensureSegment(
    workspaceId: string,
    wanted: { name: string; condition: Condition },
    actor: Member,
  ): Promise<string>
}

export interface ControlDeps
  extends Pick<JourneyDeps, 'log' | 'readEvent' | 'settingsOf' | 'ids' | 'audit' | 'live'> {
  db: Db
  clock: Clock
  graph: Pick<CustomerGraph, 'listClusters' | 'findRoot'>
  profile: Pick<Profile, 'listPositions' | 'listTraitsOf'>
  nodes: readonly JourneyNode[]
  egress: Pick<JourneyDeps['egress'], 'checkUrl'>
  consent: Pick<Consent, 'listPurposes' | 'countWilling'>
  control: ControlHands
  reachOf: JourneyDeps['hands']['reachOf']
  /** Customers by canonical id, in order. */
  listRoots(tx: WorkspaceTx, page: { after: string | null; limit: number }): Promise<string[]>
  readHistories: Segment['readHistories']
}
