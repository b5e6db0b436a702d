import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { hashSecret, type Ids } from '../../../platform/ids.ts'
import type { Role } from '../roles.ts'
import * as links from '../store/links.ts'
import * as store from '../store/members.ts'
import { deleteSessions } from '../store/sessions.ts'
import type { Audit, AuditActor } from './audit.ts'

/** A member, or somebody invited who has not come yet. */
export interface Member {
  id: string
  name: string
  email: string
  role: Role
  /** Milliseconds: joined, or invited. */
  createdAt: number
  isPending: boolean
}

export interface Invitation {
  workspaceId: string
  email: string
  name: string
  role: Role
  actor: AuditActor
}

/** One change of one member. */
export interface MemberAct {
  workspaceId: string
  /** A member's user id or an invitation's id. */
  id: string
  actor: AuditActor
}

export interface Members {
  list(workspaceId: string): Promise<Member[]>
  /** @returns the token of a one-time link, shown once. @throws member_exists */
  invite(wanted: Invitation): Promise<{ id: string; token: string; expiresAt: number }>
  /** Her sessions end. @throws not_found, last_admin */
  changeRole(act: MemberAct & { role: Role }): Promise<void>
  /**
   * A way back in for a member who forgot her password. @returns the token of a one-time link, shown once
   * @throws not_found, invalid (one's own), reset_beyond
   */
  reset(act: MemberAct): Promise<{ token: string; expiresAt: number }>
  /** Removes a member (her sessions end) or takes an invitation back. @throws not_found, last_admin */
  remove(act: MemberAct): Promise<void>
}

export interface MembersDeps {
  db: Db
  clock: Clock
  ids: Ids
  audit: Audit
}

const invitationMs = 7 * 24 * 3_600_000
const resetMs = 24 * 3_600_000

export function createMembers(deps: MembersDeps): Members {
  const { db, clock } = deps
  return {
    list: (workspaceId) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const members = await store.listMembers(tx, workspaceId)
        const invited = await links.listInvitations(tx, workspaceId, clock.now())
        return [...members.map(showMember), ...invited.map(showInvitation)]
      }),
    invite: (wanted) => invite(deps, wanted),
    reset: (act) => reset(deps, act),
    changeRole: ({ workspaceId, id, actor, role }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const admins = await store.lockAdmins(tx, workspaceId)
        const member = await store.findMember(tx, workspaceId, id)
        if (!member) throw new SplotError('not_found')
        if (member.role === role) return
        if (isLast(admins, id)) throw new SplotError('last_admin')
        await store.putMember(tx, { workspaceId, userId: id, role, createdAt: member.created_at })
        await deleteSessions(tx, id)
        const detail = { from: member.role, to: role }
        await deps.audit.record(
          { tx, workspaceId },
          { actor, action: 'member.role_changed', target: id, detail },
        )
      }),
    remove: ({ workspaceId, id, actor }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        if (isLast(await store.lockAdmins(tx, workspaceId), id)) throw new SplotError('last_admin')
        const isMember = await store.deleteMember(tx, workspaceId, id)
        if (isMember) await deleteSessions(tx, id)
        else if (!(await links.deleteInvitation(tx, workspaceId, id))) throw new SplotError('not_found')
        const action = isMember ? 'member.removed' : 'invitation.withdrawn'
        await deps.audit.record({ tx, workspaceId }, { actor, action, target: id })
      }),
  }
}

function isLast(admins: readonly string[], id: string): boolean {
  return admins.length === 1 && admins[0] === id
}

async function invite(deps: MembersDeps, wanted: Invitation) {
  const { workspaceId, name, role, actor } = wanted
  const email = wanted.email.toLowerCase()
  const createdAt = deps.clock.now()
  const id = deps.ids.uuid(createdAt)
  const token = deps.ids.secret(32)
  const expiresAt = createdAt + invitationMs
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const members = await store.listMembers(tx, workspaceId)
    if (members.some((one) => one.email === email)) throw new SplotError('member_exists')
    await links.deleteInvitationOf(tx, workspaceId, email)
    await links.insertLink(tx, hashSecret(token), {
      id,
      purpose: 'invite',
      workspace_id: workspaceId,
      role,
      email,
      name,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    const entry = { actor, action: 'member.invited', target: id, detail: { role } }
    await deps.audit.record({ tx, workspaceId }, entry)
  })
  return { id, token, expiresAt }
}

async function reset(deps: MembersDeps, { workspaceId, id, actor }: MemberAct) {
  if (id === actor.id) throw new SplotError('invalid', { path: 'params.id', hint: useOwnPassword })
  const createdAt = deps.clock.now()
  const token = deps.ids.secret(32)
  const expiresAt = createdAt + resetMs
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const member = await store.findMember(tx, workspaceId, id)
    if (!member) throw new SplotError('not_found')
    // The link opens the whole account: whoever gives it must not get in where she may not go herself.
    if (await store.isBeyond(tx, id, actor.id)) throw new SplotError('reset_beyond')
    const { email, role, name } = member
    await links.deleteResetsOf(tx, email)
    await links.insertLink(tx, hashSecret(token), {
      id: deps.ids.uuid(createdAt),
      purpose: 'reset',
      workspace_id: workspaceId,
      role,
      email,
      name,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'member.reset_offered', target: id })
  })
  return { token, expiresAt }
}

const useOwnPassword = {
  pl: 'Własne hasło zmienisz w swoim koncie.',
  en: 'Change your own password in your account.',
}

function showMember(row: store.MemberRow): Member {
  const { user_id: id, name, email, role, created_at: createdAt } = row
  return { id, name, email, role, createdAt, isPending: false }
}

function showInvitation(row: links.LinkRow): Member {
  const { id, name, email, role, created_at: createdAt } = row
  return { id, name: name ?? '', email: email ?? '', role: role ?? 'analyst', createdAt, isPending: true }
}
