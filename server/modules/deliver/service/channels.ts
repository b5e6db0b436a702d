import type { Channel, TestReport } from '@splot/contract/plugin/channel'
import type { Finding } from '@splot/contract/plugin/finding'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import { joinSettings, mergeSettings, type Stored } from '../rules/settings.ts'
import type { Typed } from '../schema/channels.ts'
import { findChannelForChange, listChannels, putChannel } from '../store/channels.ts'
import { findHold, releaseHold } from '../store/holds.ts'
import { checkServers, checkShape } from './check-settings.ts'
import { type DeliverDeps, nothingBehind, openChannelDeps } from './deps.ts'
import type { Returns } from './returns.ts'
import type { Sinks } from './sinks.ts'
import { createVault, type Vault } from './vault.ts'

/** A channel with what a workspace has set in it. */
export interface ChannelState {
  readonly channel: Channel
  readonly stored: Stored
  readonly isSet: boolean
  readonly isEnabled: boolean
  readonly version: number
  readonly updatedAt: number | null
  /** Port of the local server that stands in for the provider, and how to reach it. */
  readonly sinkPort: number | null
  readonly sinkSettings: Readonly<Record<string, unknown>>
}

const nothing: Stored = { settings: {}, secrets: {} }

/** Settings of the channels, by workspace. */
export function createChannels(
  deps: DeliverDeps,
  sinks: Pick<Sinks, 'find'>,
  returns: Pick<Returns, 'markOf'>,
) {
  const vault = createVault(deps.secret)
  const get = (id: string): Channel => {
    const channel = deps.channels.find((one) => one.id === id)
    if (channel === undefined) throw new SplotError('not_found')
    return channel
  }
  const list = async (workspaceId: string, tx?: WorkspaceTx): Promise<ChannelState[]> => {
    const rows = await (tx === undefined ? deps.db.inWorkspace(workspaceId, listChannels) : listChannels(tx))
    return deps.channels.map((channel) => {
      const row = rows.find((one) => one.id === channel.id)
      return {
        channel,
        stored: row === undefined ? nothing : vault.open(workspaceId, row),
        isSet: row !== undefined,
        isEnabled: row?.is_enabled ?? (sinks.find(channel.id) !== null || hasNothingToSet(channel)),
        version: row?.version ?? 0,
        updatedAt: row?.updated_at ?? null,
        sinkPort: row === undefined ? (sinks.find(channel.id)?.port ?? null) : null,
        sinkSettings: sinks.find(channel.id)?.settings ?? {},
      }
    })
  }
  return {
    list,
    put: (workspaceId: string, id: string, change: Change) =>
      putSettings(deps, vault, { workspaceId, channel: get(id), ...change }),
    /** Tries what is stored with what was typed over it; where nothing is either, the local sink. */
    async test(workspaceId: string, id: string, typed: Typed): Promise<Tried> {
      const channel = get(id)
      const row = (await deps.db.inWorkspace(workspaceId, listChannels)).find((one) => one.id === id)
      const isUntyped = Object.keys(typed).length === 0
      const sink = row === undefined && isUntyped ? sinks.find(id) : null
      const before = row === undefined ? nothing : vault.open(workspaceId, row)
      const asked = isUntyped ? before : mergeSettings(channel.config, before, typed)
      const returnMark = (messageId: string) => returns.markOf(id, workspaceId, messageId)
      await using open = openChannelDeps(deps, id, { ...nothingBehind, returnMark })
      const settings = sink?.settings ?? joinSettings(asked)
      const [report, findings] = await Promise.all([
        channel.test(settings, open.deps),
        channel.inspect(settings, open.deps),
      ])
      return { ...report, findings }
    },
  }
}

/** What a try of the settings found, and what receivers will find. */
type Tried = TestReport & { readonly findings: readonly Finding[] }

interface Change {
  typed: Typed
  isEnabled: boolean
  actor: AuditActor
}

/** Stores settings. @throws settings_invalid with the field, url_forbidden */
async function putSettings(
  deps: DeliverDeps,
  vault: Vault,
  change: Change & { workspaceId: string; channel: Channel },
): Promise<void> {
  const { workspaceId, channel, typed, isEnabled, actor } = change
  const merge = async (tx: WorkspaceTx): Promise<Stored> => {
    const row = await findChannelForChange(tx, channel.id)
    const merged = mergeSettings(channel.config, row === null ? nothing : vault.open(workspaceId, row), typed)
    checkShape(channel, merged)
    return merged
  }
  // Names are looked up while nothing is locked; what is stored was looked up when it was typed.
  const asked = await deps.db.inWorkspace(workspaceId, merge)
  await checkServers(deps, channel, asked)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const merged = await merge(tx)
    await putChannel(tx, {
      id: channel.id,
      settings: JSON.stringify(merged.settings),
      secrets: vault.sealSecrets(workspaceId, channel.id, merged.secrets),
      is_enabled: isEnabled,
      updated_at: deps.clock.now(),
      updated_by: actor.id,
    })
    // Paused for its settings, it goes on with better ones; too many bounces are no fault of theirs.
    await releaseFaulty(tx, channel.id, deps.clock.now())
    const detail = { fields: Object.keys(typed).sort(), isEnabled }
    const entry = { actor, action: 'channel.configured', target: channel.id, detail }
    await deps.audit.record({ tx, workspaceId }, entry)
  })
}

async function releaseFaulty(tx: WorkspaceTx, id: string, at: number): Promise<void> {
  const hold = await findHold(tx, tx.workspaceId, 'channel', id)
  if (hold === null || hold.reason === 'bounces' || hold.reason === 'complaints') return
  await releaseHold(tx, tx.workspaceId, { kind: 'channel', id, at })
}

const hasNothingToSet = (channel: Channel): boolean => Object.keys(channel.config.shape).length === 0

export type Channels = ReturnType<typeof createChannels>
