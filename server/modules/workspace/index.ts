/**
 * Workspace: who may enter, as whom, and what they did.
 * Nouns: workspace, key, member, role, session, link, audit entry.
 * Facts in: none. Facts out: none (the audit log is its record).
 */
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Ids } from '../../platform/ids.ts'
import { type Audit, createAudit } from './service/audit.ts'
import { createKeys, type Keys } from './service/keys.ts'
import { createWorkspaces, type Workspaces } from './service/workspaces.ts'

export type { Audit, AuditActor, AuditEntry } from './service/audit.ts'
export type { KeyAuth } from './service/keys.ts'
export { sampleWorkspace } from './service/workspaces.ts'

export interface WorkspaceDeps {
  db: Db
  clock: Clock
  ids: Ids
  /** The install's secret, at least 256 bits: signs sessions, derives write keys. */
  secret: string
}

export interface WorkspaceRoom {
  audit: Audit
  keys: Keys
  workspaces: Workspaces
}

export function createWorkspace(deps: WorkspaceDeps): WorkspaceRoom {
  const audit = createAudit(deps)
  const keys = createKeys({ ...deps, audit })
  const workspaces = createWorkspaces({ ...deps, audit, removers: () => [] })
  return { audit, keys, workspaces }
}
