import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { channelOf } from '../rules/parts.ts'
import type { Channels } from './channels.ts'

export interface OpenChannels {
  /** The gate's channels that somebody could be reached on now; with the transaction under way, where there is one. */
  listOpenChannels(workspaceId: string, tx?: WorkspaceTx): Promise<ReadonlySet<string>>
  /** A setting that may be shown to anybody (a public key), of a channel that is on; null where there is none. */
  findOpenSetting(workspaceId: string, channelId: string, name: string): Promise<string | null>
}

/** What other rooms may know of the channels' settings. */
export function createOpenChannels(channels: Pick<Channels, 'list'>): OpenChannels {
  return {
    async listOpenChannels(workspaceId, tx) {
      const open = (await channels.list(workspaceId, tx)).filter((one) => one.isEnabled)
      return new Set(open.flatMap((one) => channelOf(one.channel) ?? []))
    },
    async findOpenSetting(workspaceId, channelId, name) {
      const found = (await channels.list(workspaceId)).find((one) => one.channel.id === channelId)
      if (found?.isEnabled !== true) return null
      const value = (found.isSet ? found.stored.settings : found.sinkSettings)[name]
      return typeof value === 'string' && value !== '' ? value : null
    },
  }
}
