import type { Channel, KeyMaker } from '@splot/contract/plugin/channel'
import type { DnsRecord, SettingsChange } from '@splot/contract/plugin/finding'
import { NetworkFault } from '@splot/contract/plugin/network'
import { SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import { changeSettings, joinSettings, type Stored } from '../rules/settings.ts'
import { findChannelForChange, listChannels, putChannel } from '../store/channels.ts'
import type { DeliverDeps } from './deps.ts'
import { createVault } from './vault.ts'

export interface SigningKeysVerbs {
  /** Makes a key that waits beside the one in use. @returns what the DNS must say of it */
  make(workspaceId: string, channelId: string, actor: AuditActor): Promise<DnsRecord>
  /** Signs with it from now on. @throws key_not_published while the DNS does not show it */
  use(workspaceId: string, channelId: string, actor: AuditActor): Promise<void>
}

interface Seen {
  channel: Channel
  keys: KeyMaker<unknown>
  stored: Stored
  version: number
}

/** Keys channels sign with. Their private parts are secrets of the settings, sealed like any other. */
export function createSigningKeys(deps: DeliverDeps): SigningKeysVerbs {
  const vault = createVault(deps.secret)
  const see = async (workspaceId: string, channelId: string): Promise<Seen> => {
    const channel = deps.channels.find((one) => one.id === channelId)
    if (channel?.keys == null) throw new SplotError('not_found')
    const row = (await deps.db.inWorkspace(workspaceId, listChannels)).find((one) => one.id === channelId)
    const stored = row === undefined ? null : vault.open(workspaceId, row)
    if (row === undefined || stored === null || !channel.config.safeParse(joinSettings(stored)).success)
      throw new SplotError('settings_invalid', { path: '$.settings' })
    return { channel, keys: channel.keys, stored, version: row.version }
  }
  const put = async (o: {
    workspaceId: string
    seen: Seen
    change: SettingsChange
    actor: AuditActor
    action: string
  }) => {
    const { workspaceId, seen, actor, action } = o
    const { id, config } = seen.channel
    const changed = changeSettings(config, seen.stored, o.change)
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const row = await findChannelForChange(tx, id)
      // Somebody saved settings meanwhile: the key may be for another domain now.
      if (row === null || row.version !== seen.version) throw new SplotError('conflict')
      await putChannel(tx, {
        id,
        settings: JSON.stringify(changed.settings),
        secrets: vault.sealSecrets(workspaceId, id, changed.secrets),
        is_enabled: row.is_enabled,
        updated_at: deps.clock.now(),
        updated_by: actor.id,
      })
      await deps.audit.record({ tx, workspaceId }, { actor, action, target: id, detail: {} })
    })
    return changed
  }
  return {
    async make(workspaceId, channelId, actor) {
      const seen = await see(workspaceId, channelId)
      const change = await seen.keys.make(joinSettings(seen.stored))
      const changed = await put({ workspaceId, seen, change, actor, action: 'channel.key_made' })
      const { next } = seen.keys.list(joinSettings(changed))
      if (next === null) throw new Error(`channel ${channelId} made no key`)
      return next
    },
    async use(workspaceId, channelId, actor) {
      const seen = await see(workspaceId, channelId)
      const change = await seen.keys
        .use(joinSettings(seen.stored), { network: deps.egress })
        .catch(hideSilence)
      if (change === null) throw new SplotError('key_not_published')
      await put({ workspaceId, seen, change, actor, action: 'channel.key_used' })
    },
  }
}

/** A DNS that does not answer shows no key either. */
function hideSilence(error: unknown): null {
  if (error instanceof NetworkFault) return null
  throw error
}
