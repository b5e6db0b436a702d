import { Temporal } from 'temporal-polyfill'
import type { ErrorCode } from '../../../platform/errors.ts'

/** What a person may ask of her own data. */
export const requestKinds = ['access', 'export', 'rectify', 'restrict', 'object', 'erase'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = ['open', 'done', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** By which way it came. */
export const requestWays = ['portal', 'email', 'letter', 'call', 'store'] as const
export type RequestWay = (typeof requestWays)[number]

/** How it is known that it is she who asks: by a link sent to her address, by somebody at a desk, or not yet. */
export const identities = ['none', 'link', 'desk'] as const
export type Identity = (typeof identities)[number]

/** What is done about a request, as its history tells it. */
export const requestActs = [
  'received',
  'identified',
  'extended',
  'noted',
  'carried_out',
  'answered',
  'refused',
  'withdrawn',
] as const
export type RequestAct = (typeof requestActs)[number]

export interface RequestFacts {
  kind: RequestKind
  state: RequestState
  identity: Identity
  receivedAt: number
  dueAt: number
  extendedAt: number | null
  closedAt: number | null
}

/**
 * The last millisecond of the day so many months after it came, on the workspace's calendar (article 12(3) of the GDPR;
 * Regulation 1182/71: a month ends on the day of the same number, or on the month's last).
 */
export function findDeadline(receivedAt: number, months: number, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(zone).toPlainDate()
  return day.add({ months }).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
}

/** A month to answer, and three where it was extended. */
const months = { usual: 1, extended: 3 } as const

export const findUsualDeadline = (receivedAt: number, zone: string): number =>
  findDeadline(receivedAt, months.usual, zone)

type Decided = { ok: true; next: RequestFacts } | { ok: false; code: ErrorCode }

const closing: Readonly<Partial<Record<RequestAct, RequestState>>> = {
  answered: 'done',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

/** What an act makes of a request, or why it cannot be done. Pure. */
export function decideAct(
  request: RequestFacts,
  act: RequestAct,
  { now, zone }: { now: number; zone: string },
): Decided {
  if (act === 'noted') return { ok: true, next: request }
  if (request.state !== 'open') return { ok: false, code: 'request_closed' }
  if (act === 'identified') return { ok: true, next: { ...request, identity: 'desk' } }
  if (act === 'extended') {
    // Once, and before the month is over: afterwards it is late, and an extension would hide it.
    if (request.extendedAt !== null || now > request.dueAt) return { ok: false, code: 'extension_late' }
    const dueAt = findDeadline(request.receivedAt, months.extended, zone)
    return { ok: true, next: { ...request, dueAt, extendedAt: now } }
  }
  if (act === 'carried_out') {
    return request.identity === 'none'
      ? { ok: false, code: 'identity_unconfirmed' }
      : { ok: true, next: { ...request, state: 'done', closedAt: now } }
  }
  const state = closing[act]
  return state === undefined
    ? { ok: false, code: 'invalid' }
    : { ok: true, next: { ...request, state, closedAt: now } }
}

export const isOverdue = ({ state, dueAt }: Pick<RequestFacts, 'state' | 'dueAt'>, now: number): boolean =>
  state === 'open' && dueAt < now
