import type { Channel } from '@splot/contract/plugin/channel'
import type { DeliveryReport } from '@splot/contract/plugin/report'
import type { ReturnDoor, ReturnDoorOptions } from '@splot/contract/plugin/return-door'
import type { Marks } from '../rules/mark.ts'
import type { SendDeps } from './deps.ts'
import type { Feedback } from './feedback.ts'
import { createWorkspaceList } from './workspace-list.ts'

export interface ReturnPorts {
  /** null = every interface. */
  host: string | null
  /** By channel; 0 = any free one. */
  ports: Readonly<Record<string, number>>
  /** Shown to whoever asks for TLS; null = nobody is offered it. */
  certificate: ReturnDoorOptions['certificate']
}

export interface Returns extends AsyncDisposable {
  /** @returns the ports that are open, by channel; one that is taken is told in the log */
  start(o: ReturnPorts): Promise<ReadonlyMap<string, number>>
  /** By what the message is known at its channel's door; null while that is not open. */
  markOf(channelId: string, workspaceId: string, messageId: string): string | null
  /** What a provider says over a connection that stays open; nobody waits for it. */
  report(workspaceId: string, channelId: string, reports: readonly DeliveryReport[]): void
}

interface About {
  workspaceId: string
  messageId: string
}

/** How what comes back reaches us while we listen: by doors for strangers' servers, by connections to providers. */
export function createReturns(deps: SendDeps & { marks: Marks }, feedback: Pick<Feedback, 'take'>): Returns {
  const { channels, clock, logger, marks } = deps
  const open = new Map<string, ReturnDoor>()
  const workspaces = createWorkspaceList(deps)
  const find = async (mark: string): Promise<About | null> => {
    for (const workspaceId of await workspaces()) {
      const messageId = marks.readReturn(mark, workspaceId)
      if (messageId !== null) return { workspaceId, messageId }
    }
    return null
  }
  const start = async (channel: Channel, at: Pick<ReturnDoorOptions, 'host' | 'port' | 'certificate'>) => {
    const openDoor = await channel.returnDoor?.()
    const door = await openDoor?.({
      ...at,
      now: () => clock.now(),
      knows: async (mark) => (await find(mark)) !== null,
      async take(mark, reports) {
        const about = await find(mark)
        if (about !== null) await feedback.take(about.workspaceId, channel.id, pinReports(reports, about))
      },
    })
    if (door !== undefined) open.set(channel.id, door)
  }
  return {
    async start({ host, ports, certificate }) {
      for (const channel of channels) {
        const port = ports[channel.id]
        if (port === undefined) continue
        await start(channel, { host, port, certificate }).catch((error: unknown) => {
          // Splot runs without it: bounces go where they went before.
          const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
          logger.error({ channel: channel.id, code, port }, 'no door for what comes back')
        })
      }
      return new Map([...open].map(([id, door]) => [id, door.port]))
    },
    markOf: (channelId, workspaceId, messageId) =>
      open.has(channelId) ? marks.writeReturn(workspaceId, messageId) : null,
    report(workspaceId, via, reports) {
      // A provider sends its reports again; why it failed stands in the log where it failed.
      feedback.take(workspaceId, via, reports).catch(() => logger.warn({ via }, 'reports were not taken'))
    },
    async [Symbol.asyncDispose]() {
      const all = [...open.values()]
      open.clear()
      await Promise.allSettled(all.map((door) => door[Symbol.asyncDispose]()))
    },
  }
}

/** Anybody may write into a mail which message it is about: only the signed address it came to is believed. */
const pinReports = (reports: readonly DeliveryReport[], { messageId }: About): DeliveryReport[] =>
  reports.map((report) => ({ ...report, messageId, providerId: null }))
