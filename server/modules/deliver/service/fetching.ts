import type { Loop } from '../../../platform/jobs/loop.ts'
import { joinSettings } from '../rules/settings.ts'
import type { ChannelState, Channels } from './channels.ts'
import { nothingBehind, openChannelDeps, type SendDeps } from './deps.ts'
import type { Feedback } from './feedback.ts'
import { createWorkspaceList } from './workspace-list.ts'

const pauseMs = 60_000

/** Fetches what providers keep for us: mailboxes of bounces. One that cannot be read holds up no other. */
export function createFetching(
  deps: SendDeps,
  channels: Pick<Channels, 'list'>,
  feedback: Pick<Feedback, 'take'>,
): Loop {
  const workspaces = createWorkspaceList(deps)
  const readOut = async (workspaceId: string, { channel, stored }: ChannelState): Promise<void> => {
    await using open = openChannelDeps(deps, channel.id, nothingBehind)
    await channel.fetchReports?.(joinSettings(stored), open.deps, (reports) =>
      feedback.take(workspaceId, channel.id, reports),
    )
  }
  return {
    id: 'deliver.fetching',
    pauseMs,
    async turn() {
      // Channels without such a way back cost no look at the settings.
      if (deps.channels.every((one) => one.fetchReports === null)) return false
      for (const workspaceId of await workspaces()) {
        const states = await channels.list(workspaceId)
        for (const state of states.filter((one) => one.isSet && one.isEnabled)) {
          await readOut(workspaceId, state).catch((error: unknown) => {
            const kind = error instanceof Error ? error.name : 'unknown'
            deps.logger.warn(
              { channel: state.channel.id, error: kind },
              'what came back could not be fetched',
            )
          })
        }
      }
      return false
    },
  }
}
