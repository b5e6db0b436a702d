import { homeRegion } from '@splot/contract/region'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { listAudit } from '../store/audit.ts'
import { addOwners } from '../store/members.ts'
import * as store from '../store/workspaces.ts'
import { type Audit, type AuditActor, systemActor } from './audit.ts'
import type { Keys } from './keys.ts'

export interface Workspace {
  id: string
  name: string
  /** ISO 3166-1 alpha-2, for phone numbers without a prefix. */
  region: string
  /** ISO 4217. */
  currency: string
  /** IANA name. */
  timeZone: string
  language: 'pl' | 'en'
  isSample: boolean
  /** Milliseconds. */
  createdAt: number
}

/** The workspace of one's own that every install has. */
export const defaultWorkspace = { id: 'default', name: 'Moja marka' } as const

export const sampleWorkspace = { id: 'sample', name: 'Tkalnia Modra', isSample: true } as const

/** The verbs on workspaces: several brands in one install. */
export interface Workspaces {
  /** Makes the workspace where there is none. @returns true when it was made now */
  ensure(id: string, name: string, options?: { isSample?: boolean; actor?: AuditActor }): Promise<boolean>
  /** Makes the sample workspace, unless there is one or somebody has removed it. */
  ensureSample(): Promise<void>
  /** @throws workspace_unknown */
  /**
   * @param tx the transaction under way, where there is one: to ask for a second connection while holding the first
   *   lets so many callers as the pool has connections wait for each other for ever
   * @throws workspace_unknown
   */
  get(id: string, tx?: Tx): Promise<Workspace>
  find(id: string): Promise<Workspace | null>
  list(): Promise<Workspace[]>
  listIds(): Promise<string[]>
  listOf(userId: string): Promise<Workspace[]>
  /** @throws workspace_unknown */
  change(id: string, change: store.WorkspaceChange, actor: AuditActor): Promise<Workspace>
  /** True for a workspace that is being removed, or was, until another is made under its id: it takes nothing any more. */
  isGone(id: string): boolean
  /** Deletes the workspace with everything every room holds of it. @throws workspace_unknown */
  remove(id: string, actor: AuditActor): Promise<void>
}

export interface WorkspacesDeps {
  db: Db
  clock: Clock
  audit: Audit
  keys: Pick<Keys, 'getSnippetKey' | 'revokeAll'>
  /** Throws where something of the workspace must be kept: nothing of it is touched then. */
  checkRemoval(workspaceId: string): Promise<void>
  /** Ends what sends into the workspace from within this server. */
  stopSources(workspaceId: string): Promise<unknown>
  /** Each room's deleter, the last room first. */
  removers: () => readonly ((workspaceId: string) => Promise<void>)[]
}

const createLists = ({ db }: WorkspacesDeps): Pick<Workspaces, 'list' | 'listIds' | 'listOf'> => ({
  list: async () => (await db.inPlatform(store.listWorkspaces)).map(showWorkspace),
  listIds: async () => (await db.inPlatform(store.listWorkspaces)).map((one) => one.workspace_id),
  listOf: async (userId) =>
    (await db.inPlatform((tx) => store.listWorkspacesOf(tx, userId))).map(showWorkspace),
})

export function createWorkspaces(deps: WorkspacesDeps): Workspaces {
  const find = async (id: string, within?: Tx) => {
    const row = await (within === undefined
      ? deps.db.inPlatform((tx) => store.findWorkspace(tx, id))
      : store.findWorkspace(within, id))
    return row && showWorkspace(row)
  }
  const get = async (id: string, tx?: Tx) => {
    const workspace = await find(id, tx)
    if (!workspace) throw new SplotError('workspace_unknown')
    return workspace
  }
  const gone = new Set<string>()
  const ensure: Workspaces['ensure'] = async (id, name, options = {}) => {
    const isMade = await ensureWorkspace(deps, { id, name, ...options })
    if (isMade) gone.delete(id)
    return isMade
  }
  return {
    find: (id) => find(id),
    get,
    ensure,
    isGone: (id) => gone.has(id),
    async ensureSample() {
      const { id, name, isSample } = sampleWorkspace
      if (!(await wasRemoved(deps, id))) await ensure(id, name, { isSample })
    },
    ...createLists(deps),
    change: (id, change, actor) =>
      deps.db.inWorkspace(id, async (tx) => {
        const row = await store.updateWorkspace(tx, id, change)
        if (!row) throw new SplotError('workspace_unknown')
        const detail = { fields: Object.keys(change) }
        await deps.audit.record(
          { tx, workspaceId: id },
          { actor, action: 'workspace.changed', target: id, detail },
        )
        return showWorkspace(row)
      }),
    remove: async (id, actor) => {
      await get(id)
      await deps.checkRemoval(id)
      // First of all nothing more comes in; then each room forgets; the workspace itself goes last, so that a removal
      // that broke off can be repeated. What was let in before, and still reads its body, finds the door closed.
      gone.add(id)
      await deps.stopSources(id)
      await deps.keys.revokeAll(id, actor)
      for (const remove of deps.removers()) await remove(id)
      await deps.db.inWorkspace(id, async (tx) => {
        await store.deleteWorkspace(tx, id)
        await deps.audit.record({ tx, workspaceId: id }, { actor, action: 'workspace.removed', target: id })
      })
    },
  }
}

async function wasRemoved({ db }: WorkspacesDeps, id: string): Promise<boolean> {
  const anybody = { before: null, actor: null, text: null, from: null, to: null }
  const asked = { ...anybody, action: 'workspace.removed', limit: 1 }
  return (await db.inWorkspace(id, (tx) => listAudit(tx, id, asked))).length > 0
}

async function ensureWorkspace(
  deps: WorkspacesDeps,
  wanted: { id: string; name: string; isSample?: boolean; actor?: AuditActor },
): Promise<boolean> {
  const { id, name, isSample = false, actor = systemActor } = wanted
  const row = { ...defaults, workspace_id: id, name, is_sample: isSample, created_at: deps.clock.now() }
  const isMade = await deps.db.inWorkspace(id, async (tx) => {
    const isNew = await store.insertWorkspace(tx, row)
    if (!isNew) return false
    await addOwners(tx, id, row.created_at)
    await deps.audit.record({ tx, workspaceId: id }, { actor, action: 'workspace.created', target: id })
    return true
  })
  if (isMade) await deps.keys.getSnippetKey(id)
  return isMade
}

const defaults = {
  region: homeRegion,
  currency: 'PLN',
  time_zone: 'Europe/Warsaw',
  language: 'pl',
} as const

function showWorkspace(row: store.WorkspaceRow): Workspace {
  return {
    id: row.workspace_id,
    name: row.name,
    region: row.region,
    currency: row.currency,
    timeZone: row.time_zone,
    language: row.language,
    isSample: row.is_sample,
    createdAt: row.created_at,
  }
}
