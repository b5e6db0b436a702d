import { identifierKinds } from '@splot/contract/identifiers'
import { type AuditEntry, roles } from '../../app/api.ts'
import type { MessageKey, T } from '../../i18n/t.ts'

/** Acts that stand in the log, in the order of the filter. */
export const auditActs = [
  'session.opened',
  'customer.merged',
  'customer.split',
  'customer.erased',
  'contact.logged',
  'identifier.revealed',
  'customer.viewed',
  'customer.searched',
  'key.created',
  'key.revoked',
  'keys.revoked',
  'member.invited',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'invitation.withdrawn',
  'member.reset_offered',
  'password.reset',
  'password.changed',
  'password.second_factor_on',
  'password.second_factor_off',
  'workspace.created',
  'workspace.changed',
  'workspace.removed',
  'sample.removed',
  'consent.recorded',
  'consent_settings.changed',
  'purpose.changed',
  'wording.added',
  'caps.changed',
  'address.suppressed',
  'address.released',
  'request.received',
  'request.identified',
  'request.extended',
  'request.noted',
  'request.ordered',
  'request.carried_out',
  'request.answered',
  'request.refused',
  'request.withdrawn',
  'hold.set',
  'hold.lifted',
  'retention.changed',
  'retention.pruned',
  'audience.made',
  'audience.changed',
  'audience.ended',
  'destination.configured',
  'channel.configured',
  'channel.key_made',
  'channel.key_used',
  'channel.paused',
  'channel.resumed',
  'sending.configured',
  'segment.created',
  'segment.changed',
  'segment.started',
  'segment.archived',
  'segment.deleted',
  'campaign.created',
  'campaign.deleted',
  'campaign.launched',
  'campaign.paused',
  'campaign.resumed',
  'campaign.continued',
  'campaign.stopped',
  'campaign.archived',
  'campaign.restored',
  'campaign.tested',
  'experiment.created',
  'experiment.started',
  'experiment.ramped',
  'experiment.stopped',
  'experiment.finished',
  'experiment.deleted',
  'hold_out.changed',
  'journey.created',
  'journey.deleted',
  'journey.approval_asked',
  'journey.approved',
  'journey.approval_dropped',
  'journey.launched',
  'journey.scaled',
  'journey.paused',
  'journey.resumed',
  'journey.stopped',
  'journey.migrated',
  'journey.taken_out',
  'audience.uploaded',
  'content.created',
  'content.deleted',
  'content.submitted',
  'content.approved',
  'content.rejected',
  'content.published',
  'brand.changed',
  'picture.added',
  'picture.deleted',
  'series.created',
  'series.changed',
  'series.deleted',
  'banner.changed',
  'slots.changed',
  'form.created',
  'form.changed',
  'form.archived',
  'page.addressed',
  'page.preview_linked',
  'catalog.changed',
  'product.edited',
  'import.check',
  'import.run',
  'import.cancel',
  'import.undo',
  'import.delete',
  'promotion.changed',
  'coupons.changed',
  'coupons.added',
  'coupon.given',
  'coupon.taken_back',
  'points.corrected',
  'loyalty.changed',
  'reward.changed',
  'connection.made',
  'connection.changed',
  'connection.removed',
  'delivery.replayed',
  'delivery.shown',
  'stores.changed',
  'cart_settings.changed',
  'orders.configured',
  'payments.configured',
  'refund.retried',
] as const

type Detail = AuditEntry['detail']

const contactKinds: Record<string, MessageKey> = {
  call: 'contact.call',
  visit: 'contact.visit',
  note: 'contact.note',
}
const fields: Record<string, MessageKey> = {
  name: 'workspace.name',
  region: 'workspace.region',
  currency: 'workspace.currency',
  timeZone: 'workspace.timeZone',
  language: 'language.choose',
}

/** An act in words; one we have no words for stands as it is named. */
export function wordAct(action: string, t: T): string {
  const known = auditActs.find((each) => each === action)
  return known === undefined ? action : t(`act.${known}`)
}

const wordRole = (value: unknown, t: T): string => {
  const role = roles.find((each) => each === value)
  return role === undefined ? String(value) : t(`role.${role}`)
}

/** The particulars of an act in words; null where there are none to tell. */
export function wordParticulars(
  { action, detail }: Pick<AuditEntry, 'action' | 'detail'>,
  t: T,
): string | null {
  const tellers: Record<string, (detail: Detail) => string | null> = {
    'session.opened': ({ by }) => (by === 'link' || by === 'password' ? t(`actNote.by.${by}`) : null),
    'key.created': ({ kind }) => (kind === 'write' || kind === 'secret' ? t(`actNote.key.${kind}`) : null),
    'key.revoked': ({ kind }) => (kind === 'write' || kind === 'secret' ? t(`actNote.key.${kind}`) : null),
    'keys.revoked': ({ count }) => t('actNote.count', { count: Number(count) }),
    'member.invited': ({ role }) => t('actNote.as', { role: wordRole(role, t) }),
    'member.joined': ({ role }) => t('actNote.as', { role: wordRole(role, t) }),
    'member.role_changed': ({ from, to }) =>
      t('actNote.roles', { from: wordRole(from, t), to: wordRole(to, t) }),
    'workspace.changed': ({ fields: changed }) => (Array.isArray(changed) ? wordFields(changed, t) : null),
    'identifier.revealed': ({ kind }) => {
      const known = identifierKinds.find((each) => each === kind)
      return known === undefined ? null : t(`identifier.${known}`)
    },
    'customer.searched': ({ isFound }) => (isFound === false ? t('actNote.found.no') : null),
    'contact.logged': ({ kind }) => {
      const key = contactKinds[String(kind)]
      return key === undefined ? null : t(key)
    },
  }
  return tellers[action]?.(detail) ?? null
}

const wordFields = (changed: readonly unknown[], t: T): string =>
  changed
    .map((field) => fields[String(field)])
    .filter((key) => key !== undefined)
    .map((key) => t(key))
    .join(', ')
