import type { NormalEvent } from '../../collect/index.ts'
import type { Frequency } from './caps.ts'
import type { Suppression } from './decide.ts'
import { type Act, everything, type Flaw } from './words.ts'

/** What an event says of consent, before it is known whose births it binds. */
export interface ConsentAct {
  act: Act
  purpose: string
  channel: string
  isPending: boolean
  flaw: Flaw | null
  validUntil: number | null
  method: string | null
  wordingId: string | null
  wordingVersion: number | null
  wordingLanguage: string | null
  wordingHash: string | null
  noticeVersion: string | null
  /** pii */
  proof: string | null
  /** pii: name of the member or key. */
  actor: string | null
  reason: string | null
}

export interface EventMeaning {
  acts: readonly ConsentAct[]
  frequency: Frequency | null
  suppression: Suppression['reason'] | null
}

type Json = Readonly<Record<string, unknown>>

const actOf: Readonly<Record<string, Act>> = {
  'Consent Granted': 'grant',
  'Consent Renewed': 'renew',
  'Consent Confirmed': 'confirm',
  'Consent Withdrawn': 'withdraw',
  'Objection Raised': 'object',
  'Objection Withdrawn': 'unobject',
  'Processing Restricted': 'restrict',
  'Restriction Lifted': 'unrestrict',
}

/** Names that other systems have for a withdrawal on one channel. */
const leaving: Readonly<Record<string, string>> = { Unsubscribed: 'email', 'SMS Unsubscribed': 'sms' }
const isGrant = (act: Act) => act === 'grant' || act === 'renew' || act === 'confirm'
const nothing: EventMeaning = { acts: [], frequency: null, suppression: null }

/** Names of the events that mean something here: most events cost one look-up. */
const meant: ReadonlySet<string> = new Set([
  ...Object.keys(actOf),
  ...Object.keys(leaving),
  'Contact Frequency Chosen',
  'Address Suppressed',
  'Email Marked as Spam',
])
export const isConsentEvent = (event: Pick<NormalEvent, 'type' | 'name'>): boolean =>
  event.type === 'track' && meant.has(event.name)

/** What an event says of consent. Pure: what the workspace has configured plays no part, so that a rebuild says the same. */
export function readMeaning(event: Pick<NormalEvent, 'name' | 'properties'>): EventMeaning {
  const { name, properties } = event
  const act = actOf[name]
  if (act !== undefined) return { ...nothing, acts: [readAct(act, properties)] }
  const channel = leaving[name]
  if (channel !== undefined) return { ...nothing, acts: [leave(channel, properties)] }
  if (name === 'Contact Frequency Chosen') return { ...nothing, frequency: readFrequency(properties) }
  if (name === 'Email Marked as Spam')
    return { ...nothing, acts: [leave('email', properties)], suppression: 'complaint' }
  if (name === 'Address Suppressed')
    return { ...nothing, suppression: readSuppression(properties.suppression) }
  return nothing
}

const text = (value: unknown, max = 256): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, max) : null
const plain = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value)

function readAct(act: Act, sent: Json): ConsentAct {
  const isYes = isGrant(act)
  const version = Number(sent.wording_version)
  // A no without a purpose or channel means all of them; a yes must say what it is a yes to.
  const missing = isYes ? '' : everything
  const purpose = text(sent.purpose, 64) ?? missing
  const channel = text(sent.consent_channel, 32) ?? missing
  const read: ConsentAct = {
    act,
    purpose: act === 'restrict' || act === 'unrestrict' ? everything : purpose,
    channel: act === 'restrict' || act === 'unrestrict' ? everything : channel,
    isPending: act === 'grant' && sent.is_pending === true,
    flaw: null,
    validUntil: isYes ? readInstant(sent.valid_until) : null,
    method: text(sent.obtained_by, 32),
    wordingId: text(sent.wording_id, 128),
    wordingVersion: Number.isSafeInteger(version) && version >= 1 ? version : null,
    wordingLanguage: text(sent.wording_language, 8),
    wordingHash: text(sent.wording_hash, 64),
    noticeVersion: plain(sent.notice_version),
    proof: readProof(sent.proof),
    actor: text(sent.agent_name) ?? text(sent.member_id),
    reason: text(sent.reason),
  }
  return isYes ? { ...read, flaw: findFlaw(read) } : read
}

/** A yes for everything, a yes to no known words and an import that proves nothing are none. */
function findFlaw(act: ConsentAct): Flaw | null {
  if (act.wordingId === null || act.wordingVersion === null) return 'wording_missing'
  if (act.method === 'import' && act.proof === null) return 'unproven'
  const isOpen = (word: string) => word === '' || word === everything
  return isOpen(act.purpose) || isOpen(act.channel) ? 'incomplete' : null
}

const leave = (channel: string, sent: Json): ConsentAct => ({
  ...readAct('withdraw', { reason: sent.reason, obtained_by: 'link' }),
  purpose: 'marketing',
  channel,
})

/** Kept as JSON text, bounded; an empty one proves nothing. */
function readProof(value: unknown): string | null {
  if (typeof value === 'string') return text(value, 4_000)
  const isFull = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return isFull ? JSON.stringify(value).slice(0, 4_000) : null
}

/** One that cannot be read ends at once rather than never. */
function readInstant(value: unknown): number | null {
  if (value === undefined || value === null) return null
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(ms) ? Math.round(ms) : 0
}

const periods: ReadonlySet<unknown> = new Set(['day', 'week', 'month'])

function readFrequency(sent: Json): Frequency {
  const most = Number(sent.contacts)
  const isChosen = sent.contacts !== undefined && sent.contacts !== null && Number.isSafeInteger(most)
  return {
    purpose: text(sent.purpose, 64) ?? everything,
    max: isChosen ? Math.min(Math.max(0, most), 1_000) : null,
    period: periods.has(sent.period) ? (sent.period as Frequency['period']) : 'week',
    pausedUntil: sent.paused_until === undefined ? null : readInstant(sent.paused_until),
  }
}

const readSuppression = (value: unknown): Suppression['reason'] =>
  value === 'bounce' || value === 'complaint' ? value : 'manual'
