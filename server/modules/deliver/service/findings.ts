import type { Finding } from '@splot/contract/plugin/finding'
import { LRUCache } from 'lru-cache'
import { channelOf } from '../rules/parts.ts'
import { joinSettings } from '../rules/settings.ts'
import type { Channels } from './channels.ts'
import { type DeliverDeps, nothingBehind, openChannelDeps } from './deps.ts'
import type { Returns } from './returns.ts'

/** What receivers will find about the messages of one of the gate's channels; nothing while the test mailbox takes them. */
export type Findings = (workspaceId: string, channel: string) => Promise<readonly Finding[]>

/** Records of the DNS change rarely, and a page that asks is opened often. */
const keptMs = 10 * 60_000

export function createFindings(
  deps: DeliverDeps,
  channels: Pick<Channels, 'list'>,
  returns: Pick<Returns, 'markOf'>,
): Findings {
  const known = new LRUCache<string, { at: number; findings: readonly Finding[] }>({ max: 500 })
  return async (workspaceId, channel) => {
    const state = (await channels.list(workspaceId)).find(
      (one) => one.isSet && one.isEnabled && channelOf(one.channel) === channel,
    )
    if (state === undefined) return []
    const key = `${workspaceId} ${state.channel.id} ${state.version}`
    const now = deps.clock.now()
    const there = known.get(key)
    if (there !== undefined && now - there.at < keptMs) return there.findings
    const returnMark = (messageId: string) => returns.markOf(state.channel.id, workspaceId, messageId)
    await using open = openChannelDeps(deps, state.channel.id, { ...nothingBehind, returnMark })
    const findings = await state.channel.inspect(joinSettings(state.stored), open.deps)
    known.set(key, { at: now, findings })
    return findings
  }
}
