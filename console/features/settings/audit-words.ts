import type { MessageKey, T } from '../../i18n/t.ts'

const actions: Record<string, MessageKey> = {
  'session.opened': 'audit.signedIn',
  'password.changed': 'audit.passwordChanged',
  'key.created': 'audit.keyCreated',
  'key.revoked': 'audit.keyRevoked',
  'keys.revoked': 'audit.keyRevoked',
  'member.invited': 'audit.memberInvited',
  'member.joined': 'audit.memberJoined',
  'member.role_changed': 'audit.roleChanged',
  'member.removed': 'audit.memberRemoved',
  'workspace.created': 'audit.workspaceCreated',
  'workspace.changed': 'audit.workspaceChanged',
  'workspace.removed': 'audit.workspaceRemoved',
  'customer.merged': 'audit.merged',
  'customer.split': 'audit.split',
  'identifier.revealed': 'audit.revealed',
  'sample.removed': 'audit.sampleRemoved',
}

/** An act in words; one we have no words for stands as it is named. */
export function wordAction(action: string, t: T): string {
  const key = actions[action]
  return key === undefined ? action : t(key)
}

/** The particulars of an act on one line: "reason: ta sama osoba". */
export function wordDetail(detail: unknown): string {
  if (detail === null || detail === undefined) return ''
  if (typeof detail !== 'object') return String(detail)
  if (Array.isArray(detail)) return detail.map(wordDetail).join(', ')
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${wordDetail(value)}`)
    .join(' · ')
}
