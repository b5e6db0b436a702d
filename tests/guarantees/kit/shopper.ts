import type { GateAnswer, GateRequest } from '../../../server/modules/consent/index.ts'
import type { World } from './world.ts'

let count = 0

/** Words and version every test's consents are given to. */
export const wording = { wording_id: 'marketing-email', wording_version: 1 }

export const idsOf = (email: string) => [{ type: 'email', id: email, collection: 'users', encoding: 'none' }]

/** An event about consent as a server of the shop posts it; names an e-mail, and an account where one is given. */
export function say(
  event: string,
  who: { email?: string; userId?: string; anonymousId?: string },
  more: { at?: number; properties?: object; context?: object } = {},
): Record<string, unknown> {
  const { email, ...ids } = who
  return {
    type: 'track',
    event,
    messageId: `consent-${count++}`,
    ...(more.at === undefined ? {} : { timestamp: new Date(more.at).toISOString() }),
    ...ids,
    properties: { purpose: 'marketing', consent_channel: 'email', ...more.properties },
    context: { ...more.context, ...(email === undefined ? {} : { externalIds: idsOf(email) }) },
  }
}

export const grant = (...[who, more]: Parameters<typeof sayYes>) => sayYes(who, more)
const sayYes = (who: Parameters<typeof say>[1], more: Parameters<typeof say>[2] = {}) =>
  say('Consent Granted', who, {
    ...more,
    properties: { ...wording, obtained_by: 'form', ...more.properties },
  })

/** The customer an e-mail leads to now; null where nobody has it. */
export async function findCustomer(world: World, email: string): Promise<string | null> {
  const rows = await world.query<{ root: string }>(
    `SELECT root_service::text AS root FROM identity.identifier WHERE kind = 'email' AND value = $1`,
    [email],
  )
  return rows[0]?.root ?? null
}

export function request(customerId: string, email: string, more: Partial<GateRequest> = {}): GateRequest {
  return {
    messageId: `message-${count++}`,
    customerId,
    act: 'message',
    purpose: 'marketing',
    channel: 'email',
    address: email,
    ...more,
  }
}

/** Asks the gate without taking anything; a customer nobody knows is asked for by an id nobody has. */
export async function ask(world: World, email: string, more: Partial<GateRequest> = {}): Promise<GateAnswer> {
  const id = (await findCustomer(world, email)) ?? '00000000-0000-7000-8000-000000000000'
  return world.base.web.inWorkspace('default', (tx) =>
    world.app.consent.explain({ tx, workspaceId: 'default' }, request(id, email, more)),
  )
}

export async function reasonOf(
  world: World,
  email: string,
  more: Partial<GateRequest> = {},
): Promise<string> {
  const answer = await ask(world, email, more)
  return answer.ok ? 'ok' : answer.reason
}

export const claimAll = (world: World, requests: readonly GateRequest[]) =>
  world.base.web.inWorkspace('default', (tx) =>
    world.app.consent.claim({ tx, workspaceId: 'default' }, requests),
  )
