import type { Channel, ChannelDeps } from '@splot/contract/plugin/channel'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Egress } from '../../../platform/egress/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import type { DeskEvent } from '../../collect/index.ts'
import type { Consent } from '../../consent/index.ts'
import type { Content } from '../../content/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { KnownBirth } from '../rules/address.ts'

export interface DeliverDeps {
  db: Db
  clock: Clock
  logger: Logger
  /** The install's secret: seals the secrets of the channels. */
  secret: string
  audit: Audit
  /** Every channel there is a plugin for. */
  channels: readonly Channel[]
  egress: Egress
}

/** Where a message is about: what its links carry. */
export interface LinkAbout {
  workspaceId: string
  birth: string
  messageId: string
  purpose: string
  channel: string
}

/** The links every message may hold. */
export interface MessageLinks {
  /** Her preference centre. */
  preferences(about: LinkAbout): string
  /** Where one click says no (RFC 8058). */
  unsubscribe(about: LinkAbout): string
}

export interface DeliverSettings {
  region: string
  currency: string
  language: 'pl' | 'en'
}

/** What sending needs besides the channels: the rooms before it. */
export interface SendDeps extends DeliverDeps {
  ids: Ids
  /** What customers got is sealed under the keys of their births. */
  sealer: Sealer
  consent: Pick<Consent, 'claim' | 'settle' | 'listPurposes' | 'explainAll' | 'listBounced'>
  content: Pick<
    Content,
    'renderFor' | 'findWords' | 'fillGoods' | 'getBrandName' | 'getPublished' | 'readPerson' | 'listSlotTexts'
  >
  customers: Pick<Profile, 'listRecipients'>
  graph: {
    listClusters(
      tx: Tx,
      workspaceId: string,
      births: readonly string[],
      lens: 'service',
    ): Promise<(KnownBirth & { root: string })[]>
    listBirthsByIdentifier(
      tx: Tx,
      workspaceId: string,
      who: { kind: 'anonymous_id' | 'user_id'; value: string },
      lens: 'service',
    ): Promise<KnownBirth[]>
  }
  links: MessageLinks
  /** Appends events of a desk of ours, like any source's; resolves once they are committed. */
  accept(events: readonly DeskEvent[]): Promise<unknown>
  settingsOf(workspaceId: string): Promise<DeliverSettings>
  /** Whose messages are sent. */
  listWorkspaces(): Promise<readonly string[]>
  /** The address a member signs in with; null for a key or somebody who left. */
  findMemberEmail(workspaceId: string, memberId: string): Promise<string | null>
  /** Whether an address is a member's: tests go to no other. */
  isMemberEmail(workspaceId: string, email: string): Promise<boolean>
  /**
   * Runs, by the names they asked under, whose goal is met or whose reason has fallen away meanwhile: what they asked for
   * makes no sense any more. In the gate's transaction.
   */
  listFulfilled(tx: WorkspaceTx, runs: readonly string[]): Promise<ReadonlySet<string>>
  /** Where this server is reached from outside. */
  origin(): string
}

const patienceMs = 20_000

/** What a channel may touch, and a way to close what it opened. */
export interface OpenDeps extends AsyncDisposable {
  readonly deps: ChannelDeps
}

type Behind = Pick<ChannelDeps, 'report' | 'shelf' | 'returnMark'>

/** For a try-out: nothing is kept, nobody hears. */
export const nothingBehind: Behind = {
  report: () => {},
  shelf: { put: async () => {} },
  returnMark: () => null,
}

/** The world as one channel with one set of settings sees it; `more` is what stands behind it. */
export function openChannelDeps(
  { egress, clock, logger }: DeliverDeps,
  channelId: string,
  more: Behind,
): OpenDeps {
  const held = new Map<string, AsyncDisposable>()
  const deps: ChannelDeps = {
    network: egress,
    clock,
    patienceMs,
    log: (code, counts) => logger.info({ channel: channelId, code, ...counts }, 'channel'),
    hold(key, make) {
      const there = held.get(key)
      // A key names one thing of one maker: what comes out is what was made.
      if (there !== undefined) return there as ReturnType<typeof make>
      const made = make()
      held.set(key, made)
      return made
    },
    ...more,
  }
  return {
    deps,
    async [Symbol.asyncDispose]() {
      const all = [...held.values()]
      held.clear()
      await Promise.allSettled(all.map((one) => one[Symbol.asyncDispose]()))
    },
  }
}
