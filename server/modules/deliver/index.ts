/**
 * Deliver: how a message leaves. A queue with lanes, senders that ask the gate right before each hand-over, channels with
 * their settings, what comes back from providers and from links, and the local servers that stand in for providers.
 * Nouns: message, run, lane, hold, channel (a plugin), settings, mark, shelf, sink, outbox.
 * Facts in: addresses of devices, through the step; other rooms ask by `queue`. Facts out: sent, delivered, opened,
 * clicked, bounced, complained, unsubscribed: through collect, like anybody's.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Step } from '../collect/index.ts'
import { createChannelRoutes } from './routes/channels.ts'
import { createMessageRoutes } from './routes/messages.ts'
import { createMarks } from './rules/mark.ts'
import { createChannels } from './service/channels.ts'
import { createDoor } from './service/door.ts'
import { createFeedback } from './service/feedback.ts'
import { createFetching } from './service/fetching.ts'
import { createFindings, type Findings } from './service/findings.ts'
import { createHooks } from './service/hooks.ts'
import { createMessages, type DeskDeps } from './service/messages.ts'
import { createOpenChannels, type OpenChannels } from './service/open-channels.ts'
import { openExported } from './service/open-exported.ts'
import { createOptions } from './service/options.ts'
import { createOutbox, type Outbox } from './service/outbox.ts'
import { type Prune, prune } from './service/prune.ts'
import { createQueue, type Queue } from './service/queue.ts'
import { createReturns, type Returns } from './service/returns.ts'
import { createRunVerbs, type RunVerbs } from './service/runs.ts'
import { createDesks } from './service/send/desks.ts'
import { createSender } from './service/send/sender.ts'
import { createSlots } from './service/send/slots.ts'
import { createShelf, type ShelfVerbs } from './service/shelf.ts'
import { createSigningKeys } from './service/signing-keys.ts'
import { createSinks } from './service/sinks.ts'
import { createStatus } from './service/status.ts'
import { pushStep } from './steps/keep-push-addresses.ts'
import { eraseRows, exportRows, listAddresses } from './store/privacy.ts'
import { listPushAddresses } from './store/push.ts'

export { type AdAudiences, createAdAudiences } from './audience/index.ts'
export { type Campaigns, createCampaigns } from './campaign/index.ts'
export { listListsOf } from './campaign/store/lists.ts'
export type { Hold, Lane, MessageRequest, MessageState, Progress } from './rules/message.ts'
export type { MessageLinks } from './service/deps.ts'
export type { Outbox, OutboxItem } from './service/outbox.ts'
export type { Page, Queue } from './service/queue.ts'
export type { ShelfMessage, ShelfVerbs, ShelfWho } from './service/shelf.ts'
export { listPushable } from './store/push.ts'
export { deliverTables } from './store/tables.ts'

export interface Deliver extends AsyncDisposable, OpenChannels {
  /** Has she taken notifications on, on any device of hers? */
  hasPush(tx: Tx, workspaceId: string, births: readonly string[]): Promise<boolean>
  step: Step
  routes: AnyRoute[]
  /** Where messages are asked for. */
  queue: Queue
  /** What runs of journeys ask about their messages. */
  runs: RunVerbs
  /** She left by the link of this message: noted on it, and in the figures of its campaign. */
  noteLeft(workspaceId: string, messageId: string): Promise<void>
  /** Messages that wait on the site. */
  shelf: ShelfVerbs
  /** What receivers will find about a channel's messages, before a launch: `email`, `sms`. */
  listFindings: Findings
  /** The sender, and the reader of mailboxes. */
  loops: Loop[]
  /** Sends all that is due now and waits: what the loop does by and by. */
  drain(): Promise<void>
  /** Answers to links and pictures in messages and to providers' reports; null for any other path. */
  handle(request: Request): Promise<Response | null>
  /** What the local sinks got. */
  outbox: Outbox
  /** Starts the local sinks in the background. Ports by channel; 0 or none = a free one. */
  startSinks(ports: Readonly<Record<string, number>>): void
  /** Resolves when the sinks asked for are up. */
  sinksStarted(): Promise<void>
  /** Opens the ports at which strangers' servers bring back what they could not deliver. */
  startReturns: Returns['start']
  /** Deletes what is older than that. */
  prune: Prune
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

/** Transactions of the sender at once: the rest of the pool is for people. */
const transactionsAtOnce = 3

export type DeliverGiven = Omit<DeskDeps, 'queue'> & { dataFolder(): string }

export function createDeliver(given: DeliverGiven): Deliver {
  const outbox = createOutbox({ ...given, folder: given.dataFolder })
  const sinks = createSinks({ ...given, outbox })
  const queue = createQueue(given)
  const deps = { ...given, queue, options: createOptions(given), marks: createMarks(given.secret) }
  const feedback = createFeedback(deps)
  const returns = createReturns(deps, feedback)
  const channels = createChannels(deps, sinks, returns)
  const desks = createDesks(deps, channels, returns)
  const sender = createSender({ ...deps, desks, slots: createSlots(transactionsAtOnce) })
  const doors = [createDoor(deps), createHooks(deps, channels, feedback)]
  let starting: Promise<void> = Promise.resolve()
  return {
    step: pushStep,
    routes: [
      ...createChannelRoutes(channels, createSigningKeys(given)),
      ...createMessageRoutes({
        messages: createMessages(deps),
        status: createStatus({ ...deps, desks }, channels),
        options: deps.options,
      }),
    ],
    queue,
    runs: createRunVerbs(given),
    hasPush: async (...asked) => (await listPushAddresses(...asked)).length > 0,
    noteLeft: feedback.noteLeft,
    ...createOpenChannels(channels),
    listFindings: createFindings(deps, channels, returns),
    shelf: createShelf(deps),
    loops: [sender.loop, createFetching(deps, channels, feedback)],
    drain: sender.drain,
    async handle(request) {
      for (const door of doors) {
        const reply = await door(request)
        if (reply !== null) return reply
      }
      return null
    },
    outbox,
    startSinks(ports) {
      starting = outbox.load().then(() => sinks.start(ports))
    },
    sinksStarted: () => starting,
    startReturns: returns.start,
    prune,
    privacy: makePrivacy(given, outbox),
    async [Symbol.asyncDispose]() {
      await starting
      await returns[Symbol.asyncDispose]()
      await sender.stop()
      await desks[Symbol.asyncDispose]()
      await sinks[Symbol.asyncDispose]()
      await outbox.settle()
      await given.egress[Symbol.asyncDispose]()
    },
  }
}

/** Rows, what is sealed of them opened; and what arrived for her at the local sinks. */
const makePrivacy = ({ sealer }: DeliverGiven, outbox: Outbox): Deliver['privacy'] => ({
  async exportFor(tx, workspaceId, births) {
    return openExported(sealer, { tx, workspaceId }, await exportRows(tx, workspaceId, births))
  },
  async erase(tx, workspaceId, births) {
    await outbox.forget(await listAddresses(tx, workspaceId, births))
    return eraseRows(tx, workspaceId, births)
  },
})
