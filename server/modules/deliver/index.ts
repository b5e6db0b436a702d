/**
 * Deliver: how a message leaves. So far the channels' settings and the local servers that stand in for providers, with
 * what arrived at them; the queue of messages comes on top of these.
 * Nouns: channel (a plugin), settings, sink, outbox.
 * Facts in: none yet. Facts out: none yet.
 */
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Ids } from '../../platform/ids.ts'
import { createChannelRoutes } from './routes/channels.ts'
import { createChannels } from './service/channels.ts'
import type { DeliverDeps } from './service/deps.ts'
import { createOutbox, type Outbox } from './service/outbox.ts'
import { createQueue, type Queue } from './service/queue.ts'
import { createSinks } from './service/sinks.ts'

export type { Hold, Lane, MessageRequest, MessageState, Progress } from './rules/message.ts'
export type { Outbox, OutboxItem } from './service/outbox.ts'
export type { Page, Queue } from './service/queue.ts'
export { deliverTables } from './store/tables.ts'

export interface Deliver extends AsyncDisposable {
  routes: AnyRoute[]
  /** Where messages are asked for. */
  queue: Queue
  /** What the local sinks got. */
  outbox: Outbox
  /** Starts the local sinks in the background. Ports by channel; 0 or none = a free one. */
  startSinks(ports: Readonly<Record<string, number>>): void
  /** Resolves when the sinks asked for are up. */
  sinksStarted(): Promise<void>
}

export function createDeliver(deps: DeliverDeps & { ids: Ids; dataFolder(): string }): Deliver {
  const outbox = createOutbox({ ...deps, folder: deps.dataFolder })
  const sinks = createSinks({ ...deps, outbox })
  const channels = createChannels(deps, sinks)
  let starting: Promise<void> = Promise.resolve()
  return {
    routes: createChannelRoutes(channels),
    queue: createQueue(deps),
    outbox,
    startSinks(ports) {
      starting = outbox.load().then(() => sinks.start(ports))
    },
    sinksStarted: () => starting,
    async [Symbol.asyncDispose]() {
      await starting
      await sinks[Symbol.asyncDispose]()
      await outbox.settle()
      await deps.egress[Symbol.asyncDispose]()
    },
  }
}
