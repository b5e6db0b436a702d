import type { Channel, ChannelDeps } from '@splot/contract/plugin/channel'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Egress } from '../../../platform/egress/index.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Audit } from '../../workspace/index.ts'

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

const patienceMs = 20_000

/** What a channel may touch, and a way to close what it opened. */
export interface OpenDeps extends AsyncDisposable {
  readonly deps: ChannelDeps
}

/**
 * The world as one channel with one set of settings sees it. Nothing is kept on a shelf and nobody hears reports before
 * the queue of messages stands behind it: `more` brings them.
 */
export function openChannelDeps(
  { egress, clock, logger }: DeliverDeps,
  channelId: string,
  more: Pick<ChannelDeps, 'report' | 'shelf'>,
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
