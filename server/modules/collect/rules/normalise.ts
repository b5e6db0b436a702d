import { checkProperties } from '@splot/contract/check'
import type { CallType, EventDef } from '@splot/contract/events/event'
import { lookupCall } from '@splot/contract/events/registry'
import type { ErrorCode } from '../../../platform/errors.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { NormalEvent, Warning } from '../batch.ts'
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not stand in a name
const control = /[\u0000-\u001f\u007f]/

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && value.trim() !== '' && !control.test(value)

/** Properties, traits and context of a body; a path where one of them is no object. */
function readParts(
  body: Json,
): { properties: Json; traits: Json | null; context: Json } | { fault: ErrorCode; path: string } {
  const { properties = null, traits = null, context = null } = body
  if (properties !== null && !isJson(properties)) return { fault: 'properties_shape', path: '.properties' }
  if (traits !== null && !isJson(traits)) return { fault: 'traits_shape', path: '.traits' }
  if (context !== null && !isJson(context)) return { fault: 'event_shape', path: '.context' }
  return { properties: properties ?? nothing, traits, context: context ?? nothing }
}

/**
 * Reads one event: the answer is either the event as every later room sees it, or why it is refused. Pure; accept and
 * pipeline and rebuild all call it, so what was accepted can always be read again.
 */
export function readEvent(sent: Sent): ReadEvent {
  const { body } = sent
  const type = body.type
  if (!isCallType(type)) return refuse('event_type', '.type')
  const wordy = type === 'track' ? body.event : body.name
  const mustBeNamed =
    type === 'track' ||
    ((type === 'page' || type === 'screen') && wordy !== undefined && wordy !== null && wordy !== '')
  if (mustBeNamed && !isName(wordy)) return refuse('event_name', type === 'track' ? '.event' : '.name')
  const parts = readParts(body)
  if ('fault' in parts) return refuse(parts.fault, parts.path)
  const def = lookupCall(type, type === 'track' ? String(wordy) : null)
  const issue = type === 'track' ? checkProperties(def, parts.properties) : null
  if (issue !== null)
    return {
      ok: false,
      refusal: {
        code: issue.code === 'quantity' || issue.code === 'products_format' ? 'properties_shape' : issue.code,
        path: `.properties.${issue.path}`,
        hint: issue.hint,
      },
    }
  return readNamed(sent, { type, def, ...parts })
}

interface Parts {
  type: CallType
  def: EventDef | null
  properties: Json
  traits: Json | null
  context: Json
}

/** Traits speak of the person, except a group's, which speak of the group. */
function pickTraits(parts: Parts): Json | null {
  if (parts.type === 'identify' && parts.traits !== null) return parts.traits
  return isJson(parts.context.traits) && parts.type !== 'group' ? parts.context.traits : null
}

function readNamed(sent: Sent, parts: Parts): ReadEvent {
  const traits = pickTraits(parts)
  const fault = traits === null ? null : checkTraits(traits, sent.receivedAt)
  if (fault !== null)
    return refuse(fault.code, `${traits === parts.traits ? '.traits' : '.context.traits'}${fault.path}`)
  const named = nameIdentifiers({ ...parts, body: sent.body, traits: parts.traits, region: sent.region })
  if (!named.ok) return refuse(named.code, named.path)
  const { body } = sent
  const hasOwnTime = body.timestamp !== undefined && body.timestamp !== null
  const time = settleTime(hasOwnTime ? body.timestamp : body.originalTimestamp, sent.sentAt, sent.receivedAt)
  if (!time.ok) return refuse(time.code, hasOwnTime ? '.timestamp' : '.originalTimestamp')
  const warnings = named.warnings
  if (time.isClamped) warnings.push({ code: 'clock_ahead', path: '.timestamp' })
  const messageId = readMessageId(sent, warnings)
  if (messageId === null) return refuse('id_too_long', '.messageId')
  return {
    ok: true,
    warnings,
    event: makeEvent(sent, parts, {
      traits,
      identifiers: named.identifiers,
      ts: time.ts,
      messageId,
      warnings,
    }),
  }
}

interface Settled {
  traits: Json | null
  identifiers: NormalEvent['identifiers']
  ts: number
  messageId: string
  warnings: Warning[]
}

function makeEvent(sent: Sent, parts: Parts, settled: Settled): NormalEvent {
  const { type, def, context } = parts
  const touch = { ...parts, userAgent: sent.userAgent }
  const channel = inferChannel(touch)
  return {
    type,
    name: type === 'track' ? (def?.name ?? String(sent.body.event)) : names[type],
    messageId: settled.messageId,
    ts: settled.ts,
    channel,
    touchpoint: readTouchpoint(touch, channel),
    identifiers: settled.identifiers,
    traits: settled.traits === null ? null : cleanTraits(settled.traits, settled.warnings),
    properties: readProperties(sent.body, parts),
    consent: context.consent ?? null,
    isSharedSource:
      channel === 'pos' ||
      context.shared === true ||
      (context.kiosk !== undefined && context.kiosk !== false),
    library: readLibrary(context.library),
  }
}

/** A page's name and category may stand beside its properties; a group's id and traits become its properties. */
function readProperties(body: Json, parts: Parts): Json {
  if (parts.type === 'group') return { groupId: body.groupId ?? null, traits: parts.traits ?? nothing }
  if (parts.type !== 'page' && parts.type !== 'screen') return parts.properties
  const { name, category } = body
  if (typeof name !== 'string' || name === '' || parts.properties.name !== undefined) return parts.properties
  return typeof category === 'string'
    ? { name, category, ...parts.properties }
    : { name, ...parts.properties }
}

function readLibrary(library: unknown): string | null {
  if (!isJson(library) || typeof library.name !== 'string') return null
  const name = typeof library.version === 'string' ? `${library.name} ${library.version}` : library.name
  return name.slice(0, 100)
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
