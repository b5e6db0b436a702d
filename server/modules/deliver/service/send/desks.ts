import type { Channel, ChannelDeps } from '@splot/contract/plugin/channel'
import type { ConsentChannel } from '../../../consent/index.ts'
import { type Bucket, createBucket } from '../../rules/bucket.ts'
import { type Circuit, createCircuit } from '../../rules/circuit.ts'
import { readPace } from '../../rules/pace.ts'
import { carries } from '../../rules/parts.ts'
import { joinSettings } from '../../rules/settings.ts'
import { type HoldRow, listHolds } from '../../store/holds.ts'
import type { ChannelState, Channels } from '../channels.ts'
import { type OpenDeps, openChannelDeps, type SendDeps } from '../deps.ts'
import type { Returns } from '../returns.ts'
import { makeShelf } from '../shelf-rows.ts'

/** A channel of a workspace, ready to hand over: settings, rate, and how it fares. */
export interface Desk {
  readonly workspaceId: string
  readonly channel: Channel
  readonly settings: unknown
  readonly deps: ChannelDeps
  readonly concurrency: number
  readonly bucket: Bucket
  readonly circuit: Circuit
  /** Why it is paused; null = it is not. */
  hold: HoldRow | null
}

export interface Desks extends AsyncDisposable {
  /** Those that carry a channel of the gate's, the one somebody has set up first. */
  list(workspaceId: string, channel: ConsentChannel): Promise<readonly Desk[]>
  /** Look again at the next question: settings or holds have changed. */
  forget(workspaceId: string): void
}

/** How long settings and holds are believed, milliseconds. */
const freshMs = 1_000

interface Opened {
  desk: Desk
  open: OpenDeps
  key: string
}

interface Kept {
  at: number
  desks: readonly Desk[]
}

export function createDesks(
  deps: SendDeps,
  channels: Pick<Channels, 'list'>,
  returns: Pick<Returns, 'markOf' | 'report'>,
): Desks {
  const kept = new Map<string, Kept>()
  const opened = new Map<string, Opened>()
  const openDesk = (workspaceId: string, state: ChannelState, hold: HoldRow | null): Desk => {
    const { channel } = state
    const place = `${workspaceId} ${channel.id}`
    const key = `${state.version} ${state.sinkPort}`
    const there = opened.get(place)
    if (there?.key === key) {
      there.desk.hold = hold
      return there.desk
    }
    // Messages under way still use what was open; its sockets end with them.
    if (there !== undefined) void close(deps, there.open)
    const open = openChannelDeps(deps, channel.id, {
      report: (reports) => returns.report(workspaceId, channel.id, reports),
      returnMark: (messageId) => returns.markOf(channel.id, workspaceId, messageId),
      shelf: makeShelf(deps, workspaceId, channel.id),
    })
    const desk = makeDesk({ deps, workspaceId, state, open, hold })
    opened.set(place, { desk, open, key })
    return desk
  }
  const load = async (workspaceId: string): Promise<readonly Desk[]> => {
    const now = deps.clock.monotonic()
    const known = kept.get(workspaceId)
    if (known !== undefined && now - known.at < freshMs) return known.desks
    const holds = await deps.db.inWorkspace(workspaceId, (tx) => listHolds(tx, workspaceId, 'channel'))
    const states = dropStandIns(await channels.list(workspaceId)).filter((one) => one.isEnabled)
    states.sort((a, b) => Number(b.isSet) - Number(a.isSet))
    const desks = states.map((state) =>
      openDesk(workspaceId, state, holds.find((one) => one.id === state.channel.id) ?? null),
    )
    kept.set(workspaceId, { at: now, desks })
    return desks
  }
  return {
    list: async (workspaceId, channel) =>
      (await load(workspaceId)).filter((desk) => carries(desk.channel, channel)),
    forget: (workspaceId) => void kept.delete(workspaceId),
    async [Symbol.asyncDispose]() {
      const all = [...opened.values()]
      opened.clear()
      await Promise.allSettled(all.map((one) => one.open[Symbol.asyncDispose]()))
    },
  }
}

/**
 * A local server stands in for a provider only as long as nobody has set one up for the channel: else what a paused provider
 * could not take would be said to be sent, and reach nobody.
 */
function dropStandIns(states: readonly ChannelState[]): ChannelState[] {
  const kindOf = ({ channel }: ChannelState) => `${channel.channel} ${channel.addressKind}`
  const set = new Set(states.filter((one) => one.isSet).map(kindOf))
  return states.filter((one) => one.sinkPort === null || !set.has(kindOf(one)))
}

/** What was opened with older settings is closed when the last message can have used it. */
async function close(deps: SendDeps, open: OpenDeps): Promise<void> {
  await deps.clock.sleep(open.deps.patienceMs)
  await open[Symbol.asyncDispose]()
}

interface Making {
  deps: SendDeps
  workspaceId: string
  state: ChannelState
  open: OpenDeps
  hold: HoldRow | null
}

function makeDesk({ deps, workspaceId, state, open, hold }: Making): Desk {
  const { channel } = state
  const settings = state.isSet ? joinSettings(state.stored) : { ...state.sinkSettings }
  const monotonic = () => deps.clock.monotonic()
  const { perSecond, concurrency } = readPace(channel, settings)
  return {
    workspaceId,
    channel,
    settings,
    deps: open.deps,
    concurrency,
    bucket: createBucket(perSecond, monotonic),
    circuit: createCircuit(`${workspaceId} ${channel.id}`, monotonic),
    hold,
  }
}
