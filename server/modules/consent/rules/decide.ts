import { type Capped, type CapRule, type Contact, type Frequency, findCapped, toCapRule } from './caps.ts'
import { findRelease, isQuiet, type QuietRules } from './quiet-hours.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent, saidYesAfter } from './state.ts'
import {
  addressKinds,
  type Basis,
  type ConsentChannel,
  compareReasons,
  everything,
  type PurposeLens,
  type Reason,
} from './words.ts'

export interface Purpose {
  id: string
  basis: Basis
  lens: PurposeLens
  channels: readonly ConsentChannel[]
}

/** What a service message rests on: the contract, the obligation, the interest, by its reference. */
export interface RecordedBasis {
  kind: Exclude<Basis, 'consent'>
  /** What it is: `order TM-1042`. Never empty. */
  reference: string
}

/** One act somebody wants done. Times in milliseconds. */
export interface GateRequest {
  /** Names the message: once it was handed over, the same id never gets a yes again. */
  messageId: string
  /** Any birth of the customer. */
  customerId: string
  /** What it is: message, call, popup, letter, audience, export. */
  act: string
  purpose: string
  channel: ConsentChannel
  /** As it will be handed to the provider: an e-mail, a number, a subscription; null where there is none. */
  address: string | null
  journey?: string | null
  /** Higher goes first; then the higher value; then the order of the list. */
  priority?: number
  value?: number
  /** The birth of the device it goes to, where it goes to one. */
  device?: string
  /** Needed where the purpose rests on anything but consent. */
  basis?: RecordedBasis
  /** False: she is (no longer) in the audience, or the goal is met. */
  isInAudience?: boolean
  /** After this it makes no sense any more. */
  expiresAt?: number
  /** Her zone, where it is known better than the workspace's. */
  zone?: string
  /**
   * A try-out to a member's own address, vouched for by the room that sends: no customer's consent is asked, nothing is
   * counted; an address that is no good stays unused.
   */
  isTest?: boolean
  /** Inline content of a page and test sends neither count nor are capped or quieted. */
  isUncounted?: boolean
}

export interface Suppression {
  reason: 'bounce' | 'complaint' | 'manual' | 'withdrawal' | 'erased'
  /** Against everything, or all but what a contract or the law demands. */
  scope: 'all' | 'marketing'
  /** Milliseconds. */
  at: number
}

/** Everything the decision looks at, loaded. */
export interface Facts {
  /** Null where nobody has declared it. */
  purpose: Purpose | null
  /** Nobody has such a birth (any more). */
  isGone: boolean
  /** What was accepted before the question is not all folded: a withdrawal may be among it. */
  isLagging: boolean
  /** Her births changed while the gate was being asked. */
  isMoving: boolean
  /** This very message was handed over, or may have been. */
  wasHanded: boolean
  rows: readonly ConsentRow[]
  /** Her e-mails and numbers, as identity holds them. */
  addresses: ReadonlySet<string>
  suppression: Suppression | null
  contacts: readonly Contact[]
  caps: readonly CapRule[]
  frequencies: readonly Frequency[]
  quiet: QuietRules
  zone: string
  /** Messages of the same batch that were let through before this one. */
  rivals?: ReadonlySet<string>
}

export interface Refusal {
  reason: Reason
  /** When it may be different, milliseconds; where that is known. */
  until?: number
  /** The act that stands against it: log position. */
  pos?: number
  cap?: Capped
  suppression?: Suppression['reason']
}

export type GateAnswer =
  | { ok: true; basis: Basis; reference: string | null; pos: number | null; isCounted: boolean }
  | { ok: false; reason: Reason; reasons: readonly Refusal[] }

const noQuiet: ReadonlySet<ConsentChannel> = new Set(['onsite', 'ads', 'any', 'post'])

/** Article 18: restricted data is kept and not used, but for what the law itself demands. */
const passesRestriction = (purpose: Purpose) => purpose.basis === 'legal_obligation'
/** Article 21 reaches what rests on an interest or a consent, not what a contract or the law demands. */
const mayBeObjectedTo = (purpose: Purpose) =>
  purpose.basis === 'consent' || purpose.basis === 'legitimate_interest'

/**
 * The gate's one decision: pure, over loaded facts. Fails closed: whatever is unknown is a refusal. Every reason that
 * stands is told, in the order of the closed list; the first is the reason.
 */
export function decide(facts: Facts, request: GateRequest, now: number): GateAnswer {
  const { purpose } = facts
  if (purpose === null || !purpose.channels.includes(request.channel))
    return { ok: false, reason: 'unknown_purpose', reasons: [{ reason: 'unknown_purpose' }] }
  if (request.isTest === true) return decideTest(facts, request)
  if (facts.isGone) return { ok: false, reason: 'erased', reasons: [{ reason: 'erased' }] }
  const found: Refusal[] = []
  if (facts.isLagging) found.push({ reason: 'lagging' })
  if (facts.isMoving) found.push({ reason: 'moving' })
  if (facts.wasHanded) found.push({ reason: 'already_handed' })
  const asked = { purpose, request, now }
  const ground = judgeGround(facts, asked, found)
  judgeAddress(facts, asked, found)
  judgeMoment(facts, asked, found)
  const [first] = found.sort((a, b) => compareReasons(a.reason, b.reason))
  if (first !== undefined) return { ok: false, reason: first.reason, reasons: found }
  const isCounted = purpose.lens !== 'service' && request.isUncounted !== true
  const { row, reference } = ground
  return { ok: true, basis: purpose.basis, reference, pos: row?.pos ?? null, isCounted }
}

interface Asked {
  purpose: Purpose
  request: GateRequest
  now: number
}

function decideTest({ wasHanded, suppression }: Facts, { address }: GateRequest): GateAnswer {
  const found: Refusal[] = []
  if (wasHanded) found.push({ reason: 'already_handed' })
  if (address === null || address === '') found.push({ reason: 'no_address' })
  if (suppression?.scope === 'all') found.push({ reason: 'suppressed', suppression: suppression.reason })
  const [first] = found
  if (first !== undefined) return { ok: false, reason: first.reason, reasons: found }
  return { ok: true, basis: 'legitimate_interest', reference: 'test', pos: null, isCounted: false }
}

function judgeAddress(facts: Facts, asked: Asked, found: Refusal[]): void {
  const { purpose, request } = asked
  const { address, channel } = request
  const isHers = addressKinds[channel] === undefined || facts.addresses.has(address ?? '')
  if (address === null || address === '' || !isHers) found.push({ reason: 'no_address' })
  const { suppression } = facts
  if (suppression === null || isLifted(suppression, facts, asked)) return
  if (suppression.scope === 'all' || mayBeObjectedTo(purpose))
    found.push({ reason: 'suppressed', suppression: suppression.reason })
}

/**
 * What the address's owner once refused, when nobody was known by it or before she was erased, she herself may allow
 * again; an import never does. Bounces, complaints and what was blocked by hand stay.
 */
function isLifted({ reason, at }: Suppression, facts: Facts, { purpose, request }: Asked): boolean {
  const isHers = reason === 'withdrawal' || reason === 'erased'
  return isHers && saidYesAfter(facts.rows, { ...request, purpose: purpose.id }, at)
}

/** What it rests on: a live consent, or a basis of its own that is named. */
function judgeGround(
  facts: Facts,
  { purpose, request, now }: Asked,
  found: Refusal[],
): { row: ConsentRow | null; reference: string | null } {
  const asked = { purpose: purpose.id, channel: request.channel, device: request.device }
  const restriction = passesRestriction(purpose) ? null : findRestriction(facts.rows)
  if (restriction !== null) found.push({ reason: 'restricted', pos: restriction.pos })
  const objection = mayBeObjectedTo(purpose) ? findObjection(facts.rows, asked) : null
  if (objection !== null) found.push({ reason: 'objected', pos: objection.pos })
  if (purpose.basis === 'consent') {
    const { status, row } = judgeConsent(facts.rows, asked, now)
    if (status !== 'granted') found.push({ reason: status, ...(row === null ? {} : { pos: row.pos }) })
    return { row, reference: null }
  }
  const reference = request.basis?.reference.trim() ?? ''
  if (request.basis?.kind !== purpose.basis || reference === '') found.push({ reason: 'no_basis' })
  return { row: null, reference }
}

/** Whether now is the time: audience, expiry, her quiet hours, her caps. */
function judgeMoment(facts: Facts, { purpose, request, now }: Asked, found: Refusal[]): void {
  if (request.isInAudience === false) found.push({ reason: 'outside_audience' })
  if (request.expiresAt !== undefined && request.expiresAt <= now) found.push({ reason: 'lapsed' })
  if (purpose.lens === 'service' || request.isUncounted === true) return
  const { channel, journey = null } = request
  if (!noQuiet.has(channel) && isQuiet(facts.quiet, facts.zone, now)) {
    const until = findRelease(facts.quiet, facts.zone, now)
    found.push({ reason: 'quiet_hours', ...(until === null ? {} : { until }) })
  }
  const wanted = { purpose: purpose.id, channel, journey }
  for (const own of facts.frequencies) {
    const isMeant = own.purpose === everything || own.purpose === purpose.id
    if (isMeant && own.pausedUntil !== null && own.pausedUntil > now)
      found.push({ reason: 'capped', until: own.pausedUntil })
  }
  const rules = [...facts.caps, ...facts.frequencies.flatMap((own) => toCapRule(own) ?? [])]
  const { contacts, zone, rivals } = facts
  for (const cap of findCapped(rules, wanted, { contacts, zone, now, rivals }))
    found.push({ reason: 'capped', cap, ...(cap.freeAt === null ? {} : { until: cap.freeAt }) })
}
