import { compareStrength } from '@splot/contract/identifiers'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { nameExternally } from '../../collect/index.ts'
import type { GraphBirth } from '../customer-graph.ts'
import { isUuid } from '../rules/cursor.ts'
import type { ContactBody } from '../schema.ts'
import type { ProfileDeps } from './deps.ts'
import { findSoon } from './find-soon.ts'

/**
 * A call, visit or note taken down at a desk: appended to the log as an event like any other, under the customer's
 * strongest identifier and the member's name, and to the audit log. Resolves once it is committed. @throws SplotError `not_found`, `invalid`
 */
export async function logContact(
  deps: ProfileDeps,
  actor: Actor,
  birthId: string,
  contact: ContactBody,
): Promise<{ messageId: string }> {
  const id = birthId.toLowerCase()
  if (!isUuid(id)) throw new SplotError('not_found')
  const births = await findSoon(deps, () =>
    deps.db.inWorkspace(actor.workspaceId, async (tx) => {
      const found = await deps.graph.listClusters(tx, actor.workspaceId, [id], 'service')
      return found.length === 0 ? null : found
    }),
  )
  const now = deps.clock.now()
  const at = contact.at === undefined ? now : Date.parse(contact.at)
  if (at > now) {
    throw new SplotError('invalid', {
      path: 'body.at',
      hint: { pl: 'Podaj czas, który już minął.', en: 'Give a time that has passed.' },
    })
  }
  const messageId = deps.ids.uuid(now)
  const body = {
    type: 'track',
    event: 'Contact Logged',
    messageId,
    timestamp: new Date(at).toISOString(),
    properties: {
      kind: contact.kind,
      note: contact.note,
      ...(contact.direction === undefined ? {} : { direction: contact.direction }),
      member_id: actor.id,
      agent_name: actor.name,
    },
    context: {
      library: { name: actor.kind === 'member' ? 'console' : 'api' },
      externalIds: [nameExternally(pickStrongest(births))],
    },
  }
  const desk = actor.kind === 'member' ? 'console' : 'api'
  const { region, currency } = await deps.settingsOf(actor.workspaceId)
  await deps.accept([{ workspaceId: actor.workspaceId, desk, body, region, currency }])
  await deps.audit.record(actor.workspaceId, {
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    action: 'contact.logged',
    target: births[0]?.root ?? id,
    detail: { kind: contact.kind, messageId },
  })
  return { messageId }
}

function pickStrongest(births: readonly GraphBirth[]): GraphBirth {
  const [first, ...rest] = births
  if (first === undefined) throw new Error('A customer has at least one birth')
  return rest.reduce((best, one) => (compareStrength(one.kind, best.kind) < 0 ? one : best), first)
}
