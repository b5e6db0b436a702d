import { checkProperties } from '@splot/contract/check'
import type { CallType, EventDef } from '@splot/contract/events/event'
import { lookupCall } from '@splot/contract/events/registry'
import type { ErrorCode } from '../../../platform/errors.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Identifier, NormalEvent, Warning } from '../batch.ts'
import { nameIdentifiers } from './identifiers.ts'
import { settleTime } from './instant.ts'
import { readTouchpoint } from './touch.ts'
import { inferChannel } from './touchpoint.ts'
import { checkTraits, cleanTraits } from './traits.ts'

type Json = Readonly<Record<string, unknown>>

/** An event's body and what is known beside it: all of it stands in the log, so a rebuild reads the same. */
export interface Sent {
  readonly body: Json
  readonly sourceId: string
  readonly receivedAt: number
  readonly sentAt: number | null
  readonly userAgent: string | null
  readonly region: string | null
  readonly currency?: string | null
}

export interface Refusal {
  readonly code: ErrorCode
  /** Relative to the event: `.properties.price`. */
  readonly path: string
  readonly hint?: { readonly pl: string; readonly en: string }
}

export type ReadEvent =
  | { readonly ok: true; readonly event: NormalEvent; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** A body taken apart: one object, made once an event, that every rule reads. */
export interface Parts {
  readonly type: CallType
  readonly def: EventDef | null
  readonly body: Json
  readonly properties: Json
  /** The body's own traits; null where there are none. */
  readonly traits: Json | null
  readonly context: Json
  readonly userAgent: string | null
  readonly region: string | null
}

const types: ReadonlySet<unknown> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias'])
export const isCallType = (value: unknown): value is CallType => types.has(value)

const names: Readonly<Record<Exclude<CallType, 'track'>, string>> = {
  identify: 'Identify',
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  group: 'Group',
  alias: 'Alias',
}

const nothing: Json = Object.freeze({})
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const refuse = (code: ErrorCode, path: string): ReadEvent => ({ ok: false, refusal: { code, path } })

/** One to 200 characters, none of them a control character, not all of them blank. */
function isName(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 200) return false
  let isBlank = true
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c < 32 || c === 127) return false
    if (c !== 32) isBlank = false
  }
  return !isBlank
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === ''

/**
 * Reads one event: the answer is either the event as every later room sees it, or why it is refused. Pure; accept and
 * pipeline and rebuild all call it, so what was accepted can always be read again.
 */
export function readEvent(sent: Sent): ReadEvent {
  const { body } = sent
  const { type, properties = null, traits = null, context = null } = body
  if (!isCallType(type)) return refuse('event_type', '.type')
  const word = type === 'track' ? body.event : body.name
  const mustBeNamed = type === 'track' || ((type === 'page' || type === 'screen') && !isAbsent(word))
  if (mustBeNamed && !isName(word)) return refuse('event_name', type === 'track' ? '.event' : '.name')
  if (properties !== null && !isJson(properties)) return refuse('properties_shape', '.properties')
  if (traits !== null && !isJson(traits)) return refuse('traits_shape', '.traits')
  if (context !== null && !isJson(context)) return refuse('event_shape', '.context')
  const parts: Parts = {
    type,
    def: lookupCall(type, type === 'track' ? String(word) : null),
    body,
    properties: properties ?? nothing,
    traits,
    context: context ?? nothing,
    userAgent: sent.userAgent,
    region: sent.region,
  }
  return type === 'track' ? readTracked(sent, parts) : readPerson(sent, parts)
}

/** Amounts, currencies and products must be countable. */
function readTracked(sent: Sent, parts: Parts): ReadEvent {
  const issue = checkProperties(parts.def, parts.properties)
  if (issue === null) return readPerson(sent, parts)
  const isOwnCode =
    issue.code === 'price_format' || issue.code === 'currency' || issue.code === 'wording_missing'
  const code = isOwnCode ? issue.code : 'properties_shape'
  return { ok: false, refusal: { code, path: `.properties.${issue.path}`, hint: issue.hint } }
}

/** Traits speak of the person, except a group's, which speak of the group. */
function pickTraits(parts: Parts): Json | null {
  if (parts.type === 'identify' && parts.traits !== null) return parts.traits
  const { traits } = parts.context
  return isJson(traits) && parts.type !== 'group' ? traits : null
}

function readPerson(sent: Sent, parts: Parts): ReadEvent {
  const traits = pickTraits(parts)
  const fault = traits === null ? null : checkTraits(traits, sent.receivedAt)
  if (fault !== null)
    return refuse(fault.code, `${traits === parts.traits ? '.traits' : '.context.traits'}${fault.path}`)
  const named = nameIdentifiers(parts)
  if (!named.ok) return refuse(named.code, named.path)
  const { warnings } = named
  const { timestamp, originalTimestamp } = sent.body
  const isOwn = timestamp !== undefined && timestamp !== null
  const time = settleTime(isOwn ? timestamp : originalTimestamp, sent.sentAt, sent.receivedAt)
  if (!time.ok) return refuse(time.code, isOwn ? '.timestamp' : '.originalTimestamp')
  if (time.isClamped) warnings.push({ code: 'clock_ahead', path: '.timestamp' })
  const messageId = readMessageId(sent, warnings)
  if (messageId === null) return refuse('id_too_long', '.messageId')
  const clean = traits === null ? null : cleanTraits(traits, warnings)
  return {
    ok: true,
    warnings,
    event: makeEvent(parts, named.identifiers, {
      traits: clean,
      ts: time.ts,
      messageId,
      currency: sent.currency ?? null,
    }),
  }
}

function makeEvent(
  parts: Parts,
  identifiers: readonly Identifier[],
  settled: Pick<NormalEvent, 'traits' | 'ts' | 'messageId'> & { currency: string | null },
): NormalEvent {
  const { type, context } = parts
  const channel = inferChannel(parts)
  return {
    type,
    name: type === 'track' ? (parts.def?.name ?? String(parts.body.event)) : names[type],
    messageId: settled.messageId,
    ts: settled.ts,
    channel,
    touchpoint: readTouchpoint(parts, channel),
    identifiers,
    traits: settled.traits,
    properties: readProperties(parts),
    currency: settled.currency,
    consent: context.consent ?? null,
    isSharedSource: channel === 'pos' || context.shared === true || isSet(context.kiosk),
    library: readLibrary(context.library),
  }
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== false

/** A page's name and category may stand beside its properties; a group's id and traits become its properties. */
function readProperties(parts: Parts): Json {
  const { type, body, properties } = parts
  if (type === 'group') return { groupId: body.groupId ?? null, traits: parts.traits ?? nothing }
  if (type !== 'page' && type !== 'screen') return properties
  const { name, category } = body
  if (typeof name !== 'string' || name === '' || properties.name !== undefined) return properties
  return typeof category === 'string' ? { name, category, ...properties } : { name, ...properties }
}

const libraries = new Map<string, string>()

function readLibrary(library: unknown): string | null {
  if (!isJson(library) || typeof library.name !== 'string') return null
  const { name, version } = library
  if (typeof version !== 'string') return name.slice(0, 100)
  const text = `${name} ${version}`.slice(0, 100)
  // A handful of libraries send everything: one text serves all their events.
  const known = libraries.get(text)
  if (known !== undefined) return known
  if (libraries.size < 1_000) libraries.set(text, text)
  return text
}

/** Null where it is too long. Without one the body's hash stands in: the same body from the same source is one event. */
function readMessageId(sent: Sent, warnings: Warning[]): string | null {
  const { messageId } = sent.body
  if (typeof messageId === 'string' && messageId !== '') return messageId.length > 512 ? null : messageId
  if (typeof messageId === 'number') return String(messageId)
  warnings.push({ code: 'message_id_missing', path: '.messageId' })
  return `derived-${hashToUuid(`${sent.sourceId} ${writeCanonical(sent.body)}`)}`
}

/** Keys that change when a sender tries again. */
const fleeting: ReadonlySet<string> = new Set(['sentAt', 'receivedAt', 'writeKey'])

/** JSON with sorted keys, without what changes from one attempt to the next. */
export function writeCanonical(body: Json): string {
  return JSON.stringify(sortKeys(body, true))
}

function sortKeys(value: unknown, isTop: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => sortKeys(one, false))
  if (!isJson(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(
    keys.filter((key) => !isTop || !fleeting.has(key)).map((key) => [key, sortKeys(value[key], false)]),
  )
}
