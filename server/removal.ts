import type { Foundation } from './foundation.ts'
import { type Collect, deleteWorkspaceEvents } from './modules/collect/index.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { deleteWorkspaceRows } from './platform/db/store-derived.ts'

export interface RemovalDeps {
  base: Foundation
  collect: Collect
  identity: Identity
  profile: Profile
}

const tables = [
  'profile.timeline',
  'profile.presence',
  'profile.trait',
  'profile.order_event',
  'profile.interest',
  'profile.mark',
  'profile.search',
  'profile.census',
  'identity.override',
  'identity.merge_log',
  'identity.cannot_link',
  'identity.link',
  'identity.identifier',
  'platform.log',
]

/** Deletes everything a workspace's events left behind, the log included; what memory holds of it is forgotten. */
export function createRemover({ base, collect, identity, profile }: RemovalDeps) {
  return async (workspaceId: string): Promise<void> => {
    await collect.removeWorkspace(workspaceId)
    await base.web.inWorkspace(workspaceId, (tx) => deleteWorkspaceRows(tx, tables))
    identity.resetCaches()
    profile.step.reset?.()
    if (base.warehouse.kind !== 'absent') await deleteWorkspaceEvents(base.warehouse, workspaceId)
  }
}
