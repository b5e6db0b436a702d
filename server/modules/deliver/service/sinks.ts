import type { Channel } from '@splot/contract/plugin/channel'
import type { Sink } from '@splot/contract/plugin/sink'
import type { Clock } from '../../../platform/clock.ts'
import type { Egress } from '../../../platform/egress/index.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Outbox } from './outbox.ts'

export interface SinksDeps {
  channels: readonly Channel[]
  egress: Egress
  clock: Clock
  logger: Logger
  outbox: Outbox
}

export interface Sinks extends AsyncDisposable {
  /** Starts the local server of every channel that has one. Ports by channel; 0 or none = a free one. */
  start(ports: Readonly<Record<string, number>>): Promise<void>
  find(channelId: string): Pick<Sink, 'port' | 'settings' | 'makeAddress'> | null
}

/** Local servers that stand in for providers: real protocols on the loopback, everything that arrives is kept. */
export function createSinks(deps: SinksDeps): Sinks {
  const running = new Map<string, Sink>()
  const takeBack: (() => void)[] = []
  const start = async (channel: Channel, port: number) => {
    const open = await channel.sink?.()
    const sink = await open?.({
      port,
      now: () => deps.clock.now(),
      keep: (arrival) => deps.outbox.keep(channel, arrival),
    })
    if (sink === undefined) return
    running.set(channel.id, sink)
    takeBack.push(deps.egress.allow(`127.0.0.1:${sink.port}`))
  }
  return {
    async start(ports) {
      const all = deps.channels.map(async (channel) => {
        try {
          await start(channel, ports[channel.id] ?? 0)
        } catch (error) {
          // Splot runs without it; the log says which port was taken.
          const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
          deps.logger.warn({ channel: channel.id, code, port: ports[channel.id] ?? 0 }, 'sink did not start')
        }
      })
      await Promise.all(all)
    },
    find: (channelId) => running.get(channelId) ?? null,
    async [Symbol.asyncDispose]() {
      for (const undo of takeBack.splice(0)) undo()
      const all = [...running.values()]
      running.clear()
      await Promise.allSettled(all.map((one) => one[Symbol.asyncDispose]()))
    },
  }
}
