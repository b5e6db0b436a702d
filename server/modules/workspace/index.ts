/**
 * Workspace: who may enter, as whom, and what they did.
 * Nouns: workspace, key, member, role, session, link, audit entry.
 * Facts in: none. Facts out: none; what happens here stands in the audit log.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Actor, AnyRoute } from '../../platform/http/route.ts'
import type { Ids } from '../../platform/ids.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createAuditRoutes } from './routes/audit.ts'
import type { RouteDeps } from './routes/deps.ts'
import { createKeyRoutes } from './routes/keys.ts'
import { createMemberRoutes } from './routes/members.ts'
import { createSecondFactorRoutes } from './routes/second-factor.ts'
import { createSessionRoutes } from './routes/session.ts'
import { createWelcomeRoutes } from './routes/welcome.ts'
import { createWorkspaceRoutes } from './routes/workspaces.ts'
import { type Audit, createAudit } from './service/audit.ts'
import { createAuthenticate } from './service/authenticate.ts'
import { createKeys, type Keys } from './service/keys.ts'
import { createMembers } from './service/members.ts'
import type { AuditNames } from './service/read-audit.ts'
import { createSessions } from './service/sessions.ts'
import { createSignIn } from './service/sign-in.ts'
import { createWelcome, type Welcome } from './service/welcome.ts'
import { createWorkspaces, type Workspaces } from './service/workspaces.ts'
import { findMember, listMembers } from './store/members.ts'
import { deleteExpiredSessions } from './store/sessions.ts'

export { type Role, roles, type SecretKeyScope, scopesOfRole, secretKeyScopes } from './roles.ts'
export { workspaceId as workspaceIdShape } from './schema.ts'
export { type Audit, type AuditActor, type AuditEntry, systemActor } from './service/audit.ts'
export { type CheckedLog, createAuditChain } from './service/audit-chain.ts'
export type { KeyAuth, Keys } from './service/keys.ts'
export { defaultWorkspace, sampleWorkspace, type Workspace } from './service/workspaces.ts'

export interface WorkspaceDeps {
  /** The web role's. */
  db: Db
  clock: Clock
  ids: Ids
  /** The install's secret, at least 256 bits: signs sessions, derives write keys. */
  secret: string
  /** Address the server is reached by, where it is not the one in the request. */
  publicUrl: string | null
  /** Events accepted in a workspace: a later room counts them. */
  countEvents(workspaceId: string): Promise<number>
  /** Customers in a workspace, about: a later room keeps the estimate. */
  estimateCustomers(workspaceId: string): Promise<number>
  /** Names of customers for the audit log: a later room knows them. */
  nameCustomers: AuditNames['nameCustomers']
  /** Reasons of merges for the audit log: a later room keeps them. */
  reasonsOfMerges: AuditNames['reasonsOfMerges']
  /** Throws where something of the workspace must be kept: nothing of it is touched then. */
  checkRemoval(workspaceId: string): Promise<void>
  /** Ends what sends into a workspace from within this server: before it is removed. */
  stopSources(workspaceId: string): Promise<unknown>
  /** What deletes the later rooms' share of a workspace, the last room first. */
  removers(): readonly ((workspaceId: string) => Promise<void>)[]
}

export interface WorkspaceRoom {
  audit: Audit
  keys: Keys
  workspaces: Workspaces
  welcome: Welcome
  /** The token of a fresh one-time admin link, while nobody has finished the first start; else null. */
  findWelcomeToken(): Promise<string | null>
  /** A member's own address; null for anybody else. */
  emailOf(workspaceId: string, memberId: string): Promise<string | null>
  /** Whether an address is a member's: test messages go to no other. */
  isMemberEmail(workspaceId: string, email: string): Promise<boolean>
  /** Who asks: secret key or session cookie; null for neither. */
  authenticate(request: Request, remoteAddress: string): Promise<Actor | null>
  routes: AnyRoute[]
  /** Forgets sessions that ended by themselves. */
  loops: Loop[]
}

export function createWorkspace(deps: WorkspaceDeps): WorkspaceRoom {
  const audit = createAudit(deps)
  const keys = createKeys({ ...deps, audit })
  const sessions = createSessions(deps)
  const workspaces = createWorkspaces({ ...deps, audit, keys })
  const members = createMembers({ ...deps, audit })
  const signIn = createSignIn({ ...deps, audit, sessions })
  const welcome = createWelcome({ ...deps, audit, sessions, workspaces })
  const authenticate = createAuthenticate({ ...deps, keys, sessions })
  const all: RouteDeps = {
    ...deps,
    audit,
    keys,
    members,
    sessions,
    signIn,
    welcome,
    workspaces,
    figures: deps,
    names: deps,
  }
  const routes = [
    ...createSessionRoutes(all),
    ...createSecondFactorRoutes(all),
    ...createWelcomeRoutes(all),
    ...createWorkspaceRoutes(all),
    ...createMemberRoutes(all),
    ...createKeyRoutes(all),
    ...createAuditRoutes(all),
  ]
  const findWelcomeToken = async () =>
    (await welcome.hasOwner()) ? null : (await welcome.mintAdminLink()).token
  const cleanUp: Loop = {
    id: 'workspace.sessions',
    pauseMs: 3_600_000,
    async turn() {
      await deps.db.inPlatform((tx) => deleteExpiredSessions(tx, deps.clock.now()))
      return false
    },
  }
  return {
    audit,
    keys,
    workspaces,
    welcome,
    findWelcomeToken,
    emailOf: async (workspaceId, memberId) =>
      (await deps.db.inWorkspace(workspaceId, (tx) => findMember(tx, workspaceId, memberId)))?.email ?? null,
    isMemberEmail: async (workspaceId, email) =>
      (await deps.db.inWorkspace(workspaceId, (tx) => listMembers(tx, workspaceId))).some(
        (one) => one.email === email,
      ),
    authenticate,
    routes,
    loops: [cleanUp],
  }
}
