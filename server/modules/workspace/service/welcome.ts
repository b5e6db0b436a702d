import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../platform/errors.ts'
import { hashSecret, type Ids } from '../../../platform/ids.ts'
import { isStrongPassword } from '../rules/password.ts'
import * as links from '../store/links.ts'
import * as members from '../store/members.ts'
import { findWorkspace } from '../store/workspaces.ts'
import type { Audit } from './audit.ts'
import type { Sessions } from './sessions.ts'
import { defaultWorkspace, sampleWorkspace, type Workspaces } from './workspaces.ts'

/** What the page behind a link may say before it is used. */
export interface WelcomeView {
  purpose: 'admin' | 'invite' | 'reset'
  /** Nobody has finished the first start yet. */
  isFirst: boolean
  email: string | null
  name: string | null
  workspaceName: string | null
}

export interface WelcomeVisit {
  token: string
  name?: string | undefined
  email?: string | undefined
  password?: string | undefined
  request: Request
  language: Language
}

/** One-time links: the first administrator's, the way back in, a member's invitation. */
export interface Welcome {
  /** A link that lets an owner of the install in, for 24 hours. Its token is shown once. */
  mintAdminLink(): Promise<{ token: string; expiresAt: number }>
  /** Has the first start been finished by somebody? */
  hasOwner(): Promise<boolean>
  /** What the link is for, without using it: mail scanners open links too. @throws welcome_used */
  look(token: string): Promise<WelcomeView>
  /**
   * Uses the link and opens a session; of a member with a second factor only half of one, until she types a code.
   * @throws welcome_used, password_weak, invalid (a field that is missing), and for an
   * invitation of somebody who has an account already sign_in_failed, unless the password is hers
   */
  enter(visit: WelcomeVisit): Promise<Entered>
}

/** The cookies, and whether that was all: else a code is still to be typed. */
export interface Entered {
  cookies: Headers
  isDone: boolean
}

export interface WelcomeDeps {
  db: Db
  clock: Clock
  ids: Ids
  audit: Audit
  sessions: Sessions
  workspaces: Workspaces
}

const adminLinkMs = 24 * 3_600_000
/** Who skips name and password on her own machine. Reserved domain: no mail ever goes there. */
const localAdmin = { email: 'admin@splot.local', name: { pl: 'Administrator', en: 'Administrator' } } as const

export function createWelcome(deps: WelcomeDeps): Welcome {
  const { db, clock } = deps
  const find = async (token: string) => {
    const link = await db.inPlatform((tx) => links.findLink(tx, hashSecret(token), clock.now()))
    if (!link) throw new SplotError('welcome_used')
    return link
  }
  return {
    hasOwner: async () => (await db.inPlatform(members.findOwner)) !== null,
    async mintAdminLink() {
      const token = deps.ids.secret(32)
      const createdAt = clock.now()
      const expiresAt = createdAt + adminLinkMs
      const nobody = { workspace_id: null, role: null, email: null, name: null }
      const link = { ...nobody, id: deps.ids.uuid(createdAt), purpose: 'admin' } as const
      await db.inPlatform(async (tx) => {
        await links.deleteDeadLinks(tx, createdAt)
        await links.insertLink(tx, hashSecret(token), {
          ...link,
          created_at: createdAt,
          expires_at: expiresAt,
        })
      })
      return { token, expiresAt }
    },
    async look(token) {
      const link = await find(token)
      return db.inPlatform(async (tx) => ({
        purpose: link.purpose,
        isFirst: (await members.findOwner(tx)) === null,
        email: link.email,
        name: link.name,
        workspaceName: (link.workspace_id && (await findWorkspace(tx, link.workspace_id))?.name) || null,
      }))
    },
    async enter(visit) {
      const link = await find(visit.token)
      const enter = await prepare[link.purpose](deps, visit, link)
      const hash = hashSecret(visit.token)
      if (!(await db.inPlatform((tx) => links.spendLink(tx, hash, clock.now()))))
        throw new SplotError('welcome_used')
      try {
        return await enter()
      } catch (error) {
        await db.inPlatform((tx) => links.releaseLink(tx, hash))
        throw error
      }
    },
  }
}

/** Checks everything first; the function it returns does it, once the link is spent. */
async function prepareAdmin(deps: WelcomeDeps, visit: WelcomeVisit): Promise<() => Promise<Entered>> {
  const { sessions, db } = deps
  const { password } = visit
  const email = visit.email?.toLowerCase()
  if (email !== undefined && password === undefined)
    throw new SplotError('invalid', { path: 'body.password' })
  if (email === undefined && password !== undefined) throw new SplotError('invalid', { path: 'body.email' })
  if (password !== undefined) requireStrong(password)
  return async () => {
    const owner = await db.inPlatform(members.findOwner)
    const known =
      email === undefined ? owner : await db.inPlatform((tx) => members.findUserByEmail(tx, email))
    const name = visit.name ?? localAdmin.name[visit.language]
    const fresh = { name, email: email ?? localAdmin.email, language: visit.language }
    const userId = known?.id ?? (await sessions.createUser(fresh))
    if (password !== undefined) {
      await sessions.setPassword(userId, password)
      await sessions.closeAll(userId)
    }
    await deps.workspaces.ensure(defaultWorkspace.id, defaultWorkspace.name)
    await db.inPlatform((tx) => members.makeOwner(tx, userId, deps.clock.now()))
    const hasSample = owner === null && (await deps.workspaces.find(sampleWorkspace.id)) !== null
    const workspaceId = hasSample ? sampleWorkspace.id : defaultWorkspace.id
    const actor = { kind: 'member', id: userId, name: known?.name ?? name } as const
    await deps.audit.record(workspaceId, {
      actor,
      action: 'session.opened',
      target: userId,
      detail: { by: 'link' },
    })
    // Whoever can print this link holds the machine: it is the way back in for an owner who lost her phone.
    return { cookies: await sessions.open(visit.request, userId, workspaceId), isDone: true }
  }
}

/**
 * An invitation makes an account, or adds a workspace to one. An account that exists is entered with its own password
 * only: else whoever invites an address could take over the account behind it.
 */
async function prepareInvited(
  deps: WelcomeDeps,
  visit: WelcomeVisit,
  link: links.LinkRow,
): Promise<() => Promise<Entered>> {
  const { sessions, db } = deps
  const { email, workspace_id: workspaceId, role } = link
  const { password } = visit
  if (email === null || workspaceId === null || role === null) throw new SplotError('welcome_used')
  if (visit.email !== undefined && visit.email.toLowerCase() !== email)
    throw new SplotError('invalid', { path: 'body.email' })
  if (password === undefined) throw new SplotError('invalid', { path: 'body.password' })
  const known = await db.inPlatform((tx) => members.findUserByEmail(tx, email))
  if (!known) requireStrong(password)
  else if (!(await sessions.checkPassword(known.id, password))) throw new SplotError('sign_in_failed')
  const name = known?.name ?? visit.name ?? link.name ?? email
  return async () => {
    const userId = known?.id ?? (await sessions.createUser({ name, email, language: visit.language }))
    if (!known) await sessions.setPassword(userId, password)
    const actor = { kind: 'member', id: userId, name } as const
    await db.inWorkspace(workspaceId, async (tx) => {
      await members.putMember(tx, { workspaceId, userId, role, createdAt: deps.clock.now() })
      const entry = { actor, action: 'member.joined', target: userId, detail: { role } }
      await deps.audit.record({ tx, workspaceId }, entry)
    })
    return enterByPassword(sessions, visit.request, { userId, workspaceId, email, password })
  }
}

/** A new password for an account that exists; whoever was in with the old one is out. */
async function prepareReset(
  deps: WelcomeDeps,
  visit: WelcomeVisit,
  link: links.LinkRow,
): Promise<() => Promise<Entered>> {
  const { sessions, db } = deps
  const { email, workspace_id: workspaceId } = link
  const { password } = visit
  if (email === null || workspaceId === null) throw new SplotError('welcome_used')
  if (visit.email !== undefined && visit.email.toLowerCase() !== email)
    throw new SplotError('invalid', { path: 'body.email' })
  if (password === undefined) throw new SplotError('invalid', { path: 'body.password' })
  requireStrong(password)
  // Removed meanwhile, or her address is another: the link leads nowhere.
  const member = await db.inPlatform(async (tx) => {
    const user = await members.findUserByEmail(tx, email)
    return user && members.findMember(tx, workspaceId, user.id)
  })
  if (!member) throw new SplotError('welcome_used')
  return async () => {
    const { user_id: userId, name } = member
    await sessions.setPassword(userId, password)
    await sessions.closeAll(userId)
    const actor = { kind: 'member', id: userId, name } as const
    await deps.audit.record(workspaceId, { actor, action: 'password.reset', target: userId })
    return enterByPassword(sessions, visit.request, { userId, workspaceId, email, password })
  }
}

/** A link of a colleague stands for the password, never for the phone. */
async function enterByPassword(
  sessions: Sessions,
  request: Request,
  who: { userId: string; workspaceId: string; email: string; password: string },
): Promise<Entered> {
  if (!(await sessions.hasSecondFactor(who.userId)))
    return { cookies: await sessions.open(request, who.userId, who.workspaceId), isDone: true }
  const half = await sessions.signIn(request, who)
  if (half === null) throw new SplotError('sign_in_failed')
  return { cookies: half.cookies, isDone: half.userId !== null }
}

const prepare = { admin: prepareAdmin, invite: prepareInvited, reset: prepareReset } as const

function requireStrong(password: string): void {
  if (!isStrongPassword(password)) throw new SplotError('password_weak', { path: 'body.password' })
}
