import { SplotError } from '../../../platform/errors.ts'
import { isCallType, type Refusal } from './normalise.ts'
import { maskTraits } from './personal-numbers.ts'
import { explainFault, limits, type Scan, type ScannedEvent, scanBody } from './scan.ts'

type Json = Record<string, unknown>

/** What a path of the wire takes: one call of a verb, or a list of calls. */
export type Call = { readonly verb: string } | { readonly verb: null; readonly mustHaveTime: boolean }

export interface RequestEvent {
  readonly index: number
  readonly body: Json
  /** Its JSON text, without raw line breaks: what the log keeps. */
  readonly text: string
  readonly refusal: Refusal | null
}

export interface ParsedRequest {
  /** What stands beside the events: `writeKey`, `sentAt`. */
  readonly envelope: Json
  readonly events: readonly RequestEvent[]
}

/** Where an event of a batch stands in the request. */
export const eventPath = (index: number) => `$.batch[${index}]`

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parses the body of a request into events. What makes the whole request unreadable throws; what is wrong with one
 * event of a batch is that event's refusal.
 * @throws SplotError body_empty, json_invalid, batch_shape, batch_too_large, and the scan's codes outside events
 */
export function parseRequest(bytes: Buffer, call: Call): ParsedRequest {
  if (bytes.length === 0) throw new SplotError('body_empty')
  const scan = scanBody(bytes, call.verb === null)
  if (scan.fault) {
    const isSyntax = scan.fault.code === 'json_invalid'
    const place = isSyntax
      ? { values: { offset: scan.fault.offset } }
      : { path: explainFault(bytes, scan.fault) }
    throw new SplotError(scan.fault.code, place)
  }
  return call.verb === null ? parseBatch(bytes, scan, call.mustHaveTime) : parseSingle(bytes, scan, call.verb)
}

function parseSingle(bytes: Buffer, scan: Scan, verb: string): ParsedRequest {
  const one = scan.events[0]
  if (one?.fault) throw new SplotError(one.fault.code, { path: explainFault(bytes, one.fault) })
  const text = bytes.toString('utf8')
  const body: unknown = JSON.parse(text)
  if (!isJson(body)) throw new SplotError('event_shape', { path: '$' })
  const envelope = { writeKey: body.writeKey, sentAt: body.sentAt }
  const event = keepText(body, oneLine(text, scan), verb)
  return { envelope, events: [{ index: 0, body: event.body, text: event.text, refusal: null }] }
}

function parseBatch(bytes: Buffer, scan: Scan, mustHaveTime: boolean): ParsedRequest {
  const { batch, events } = scan
  if (batch === null) throw new SplotError('batch_shape', { path: '$.batch' })
  if (events.length > limits.batchEvents) throw new SplotError('batch_too_large', { path: '$.batch' })
  const head = bytes.toString('utf8', 0, batch.start)
  const envelope = JSON.parse(`${head}[]${bytes.toString('utf8', batch.end)}`) as Json
  return {
    envelope,
    events: events.map((scanned, index) => readOne(bytes, scan, { scanned, index, mustHaveTime })),
  }
}

interface Piece {
  scanned: ScannedEvent
  index: number
  mustHaveTime: boolean
}

function readOne(bytes: Buffer, scan: Scan, piece: Piece): RequestEvent {
  const { scanned, index } = piece
  if (scanned.fault) {
    const place = explainFault(bytes, scanned.fault).slice(eventPath(index).length)
    return { index, body: {}, text: '', refusal: { code: scanned.fault.code, path: place } }
  }
  const text = oneLine(bytes.toString('utf8', scanned.start, scanned.end), scan)
  const body: unknown = JSON.parse(text)
  if (!isJson(body)) return { index, body: {}, text: '', refusal: { code: 'event_shape', path: '' } }
  const kept = keepText(body, text, null)
  const isTimeless = piece.mustHaveTime && (body.timestamp ?? body.originalTimestamp) === undefined
  const refusal: Refusal | null = isTimeless ? { code: 'timestamp', path: '.timestamp' } : null
  return { index, body: kept.body, text: kept.text, refusal }
}

/** Raw line breaks in JSON stand between tokens only, where a space says the same. */
function oneLine(text: string, scan: Scan): string {
  return scan.hasLineBreaks ? text.replace(/[\r\n]+/g, ' ') : text
}

/**
 * The text is kept as it came, unless something must not be stored: the key, numbers of PESEL and payment cards; or
 * the verb of the path must be added.
 */
function keepText(body: Json, text: string, verb: string | null): { body: Json; text: string } {
  let isChanged = false
  if ('writeKey' in body) {
    delete body.writeKey
    isChanged = true
  }
  if (isJson(body.traits)) {
    const masked = maskTraits(body.traits)
    isChanged ||= masked !== body.traits
    body.traits = masked
  }
  if (isJson(body.context) && isJson(body.context.traits)) {
    const masked = maskTraits(body.context.traits)
    isChanged ||= masked !== body.context.traits
    body.context.traits = masked
  }
  if (verb === null || body.type === verb) return { body, text: isChanged ? JSON.stringify(body) : text }
  const typed = { ...body, type: isCallType(verb) ? verb : body.type }
  return { body: typed, text: JSON.stringify(typed) }
}
