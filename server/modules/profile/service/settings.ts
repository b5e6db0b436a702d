import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { WorkspaceSettings } from './view.ts'

type SettingsOf = (workspaceId: string, tx?: Tx) => Promise<WorkspaceSettings>

const freshMs = 5_000

/** Asks for a workspace's settings once in a few seconds at most: every batch and every screen needs them. */
export function rememberSettings(clock: Clock, settingsOf: SettingsOf): SettingsOf {
  const known = new Map<string, { settings: WorkspaceSettings; until: number }>()
  return async (workspaceId, tx) => {
    const now = clock.monotonic()
    const fresh = known.get(workspaceId)
    if (fresh !== undefined && fresh.until > now) return fresh.settings
    const settings = await settingsOf(workspaceId, tx)
    if (known.size > 10_000) known.clear()
    known.set(workspaceId, { settings, until: now + freshMs })
    return settings
  }
}
