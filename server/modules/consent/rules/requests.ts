import type { RequestKind } from '@splot/contract/consent-words'
import { Temporal } from 'temporal-polyfill'
import type { ErrorCode } from '../../../platform/errors.ts'
import { type HolidayCalendar, isHoliday } from './holidays.ts'
import { dayMs } from './wall-clock.ts'

/** `erasing`: ordered, and done within minutes by itself, even where it breaks off. */
export const requestStates = ['open', 'erasing', 'done', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** How it is known that it is she who asks: by a link sent to her address, by somebody at a desk, or not yet. */
export const identities = ['none', 'link', 'desk'] as const
export type Identity = (typeof identities)[number]

/** What is done about a request, as its history tells it. */
export const requestActs = [
  'received',
  'identified',
  'extended',
  'noted',
  'ordered',
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

/** The calendar by which days are counted: the workspace's zone, and its public holidays. */
export interface WorkCalendar {
  zone: string
  holidays: HolidayCalendar
}

/**
 * The last millisecond of the day so many months after it came, on the workspace's calendar (article 12(3) of the GDPR;
 * Regulation 1182/71, article 3: a month ends on the day of the same number, or on the month's last; where that is a
 * Saturday, a Sunday or a public holiday, on the working day that follows).
 */
export function findDeadline(receivedAt: number, months: number, { zone, holidays }: WorkCalendar): number {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(zone).toPlainDate()
  let last = received.add({ months })
  while (isDayOff(last, holidays)) last = last.add({ days: 1 })
  return last.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
}

const isDayOff = (date: Temporal.PlainDate, holidays: HolidayCalendar): boolean =>
  date.dayOfWeek > 5 || isHoliday(holidays, Date.UTC(date.year, date.month - 1, date.day) / dayMs)

/** A month to answer, and three where it was extended. */
const months = { usual: 1, extended: 3 } as const

export const findUsualDeadline = (receivedAt: number, calendar: WorkCalendar): number =>
  findDeadline(receivedAt, months.usual, calendar)

type Decided = { ok: true; next: RequestFacts } | { ok: false; code: ErrorCode }

const closing: Readonly<Partial<Record<RequestAct, RequestState>>> = {
  answered: 'done',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

/** What an act looks at beside the request. */
export interface ActContext {
  now: number
  calendar: WorkCalendar
  /** Her data must be kept for now. */
  isHeld: boolean
}

/** What an act makes of a request, or why it cannot be done. Pure. */
export function decideAct(request: RequestFacts, act: RequestAct, context: ActContext): Decided {
  const { now, calendar, isHeld } = context
  if (act === 'noted') return { ok: true, next: request }
  if (!isOpen(request)) return { ok: false, code: 'request_closed' }
  if (act === 'ordered' || act === 'carried_out') return decideDoing(request, act, context)
  // What goes on by itself is not answered beside it; while it stands still it may be.
  if (request.state === 'erasing' && !isHeld) return { ok: false, code: 'request_under_way' }
  if (act === 'identified') return { ok: true, next: { ...request, identity: 'desk' } }
  if (act === 'extended') {
    // Once, and before the month is over: afterwards it is late, and an extension would hide it.
    if (request.extendedAt !== null || now > request.dueAt) return { ok: false, code: 'extension_late' }
    const dueAt = findDeadline(request.receivedAt, months.extended, calendar)
    return { ok: true, next: { ...request, dueAt, extendedAt: now } }
  }
  const state = closing[act]
  return state === undefined
    ? { ok: false, code: 'invalid' }
    : { ok: true, next: { ...request, state, closedAt: now } }
}

function decideDoing(
  request: RequestFacts,
  act: 'ordered' | 'carried_out',
  { now, isHeld }: ActContext,
): Decided {
  if (request.identity === 'none') return { ok: false, code: 'identity_unconfirmed' }
  if (request.kind === 'erase' && isHeld) return { ok: false, code: 'on_hold' }
  return act === 'ordered'
    ? { ok: true, next: { ...request, state: 'erasing' } }
    : { ok: true, next: { ...request, state: 'done', closedAt: now } }
}

const isOpen = ({ state }: Pick<RequestFacts, 'state'>): boolean => state === 'open' || state === 'erasing'

export const isOverdue = (request: Pick<RequestFacts, 'state' | 'dueAt'>, now: number): boolean =>
  isOpen(request) && request.dueAt < now
