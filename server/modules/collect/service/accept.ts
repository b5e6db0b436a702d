import type { Clock } from '../../../platform/clock.ts'
import { explainError, type Language, SplotError } from '../../../platform/errors.ts'
import type { LogEntry } from '../../../platform/event-log/index.ts'
import { parseInstant } from '../rules/instant.ts'
import { writeMeta } from '../rules/meta.ts'
import { type Refusal, readEvent } from '../rules/normalise.ts'
import { type Call, eventPath, type ParsedRequest, type RequestEvent } from '../rules/request.ts'
import type { RefusedEvent } from '../store/refusals.ts'
import type { Intake } from './intake.ts'
import { rememberRead } from './reads.ts'
import type { Refusals } from './refusals.ts'

/** Whose key sent it: what workspace's `KeyAuth` says, as far as collect needs it. */
export interface Source {
  keyId: string
  name: string
  workspaceId: string
  region: string
  /** Its currency now: what amounts without one are of. */
  currency: string
  /** A write key lies open in every browser; a secret one speaks for the shop's own server. */
  kind: 'write' | 'secret'
}

export interface Delivery {
  source: Source
  parsed: ParsedRequest
  call: Call
  /** Truncated before it comes here. */
  ip: string | null
  userAgent: string | null
  /** The browser said `Sec-GPC: 1`. */
  hasGpc: boolean
  language: Language
}

export interface Rejected {
  index: number
  code: string
  path: string
  hint: string
}

export interface Accepted {
  accepted: number
  rejected: Rejected[]
}

export interface AcceptDeps {
  clock: Clock
  intake: Intake
  refusals: Refusals
}

const maxAgentChars = 400

/**
 * Takes one parsed request: checks each event, appends the good ones and answers once they are committed. A single
 * call that is refused throws; in a batch the refused events are listed and the rest is stored.
 */
export async function acceptRequest(sent: Delivery, deps: AcceptDeps): Promise<Accepted> {
  const delivery = { ...sent, userAgent: sent.userAgent?.slice(0, maxAgentChars) ?? null }
  const frame = {
    receivedAt: deps.clock.now(),
    sentAt: parseInstant(sent.parsed.envelope.sentAt),
    meta: writeMeta({
      ...delivery.source,
      ip: delivery.ip,
      userAgent: delivery.userAgent,
      isServer: delivery.source.kind === 'secret',
      hasGpc: delivery.hasGpc,
    }),
  }
  const entries: Read[] = []
  const rejected: Rejected[] = []
  const turnAway = (event: RequestEvent, refusal: Refusal): void => {
    deps.refusals.note(describe(event, refusal, delivery, frame.receivedAt))
    if (sent.call.verb !== null) throw toError(event, refusal, sent.call)
    rejected.push(explain(event, refusal, delivery))
  }
  for (const event of sent.parsed.events) {
    const read = event.refusal ?? readInto(event, frame, delivery)
    if ('parsed' in read) entries.push(read)
    else turnAway(event, read)
  }
  const unstored = await store(entries, deps)
  if (unstored.size > 0) {
    for (const event of sent.parsed.events)
      if (unstored.has(event.body)) turnAway(event, { code: 'event_unstorable', path: '' })
    rejected.sort((a, b) => a.index - b.index)
  }
  return { accepted: entries.length - unstored.size, rejected }
}

/**
 * Appends a request's events together; where the database will not have one of them, each alone, so that its neighbours
 * are kept. @returns the bodies that it would not have
 */
async function store(entries: readonly Read[], { intake }: AcceptDeps): Promise<ReadonlySet<object>> {
  const unstored = new Set<object>()
  const put = async (some: readonly Read[]): Promise<void> => {
    try {
      await intake.put(some)
    } catch (error) {
      if (!(error instanceof SplotError && error.code === 'event_unstorable')) throw error
      if (some.length > 1) for (const one of some) await put([one])
      else for (const one of some) unstored.add(one.parsed)
    }
  }
  if (entries.length > 0) await put(entries)
  return unstored
}

type Read = LogEntry & { parsed: object }

/** What all events of a request share. */
interface Frame {
  receivedAt: number
  sentAt: number | null
  meta: string | null
}

function readInto(event: RequestEvent, frame: Frame, delivery: Delivery): Read | Refusal {
  const { body } = event
  const { source, call, userAgent } = delivery
  // A history's clock is nobody's present clock: nothing to correct.
  const isHistory = call.verb === null && call.mustHaveTime
  const ownSentAt = body.sentAt === undefined ? null : parseInstant(body.sentAt)
  const sentAt = isHistory ? null : (ownSentAt ?? frame.sentAt)
  const { receivedAt, meta } = frame
  const read = readEvent({
    body,
    sourceId: source.keyId,
    receivedAt,
    sentAt,
    userAgent,
    region: source.region,
    currency: source.currency,
  })
  if (!read.ok) return read.refusal
  rememberRead(body, read)
  const { workspaceId, keyId: sourceId } = source
  return { workspaceId, kind: 'event', sourceId, receivedAt, sentAt, meta, body: event.text, parsed: body }
}

const placeOf = (event: RequestEvent, refusal: Refusal, call: Call) =>
  (call.verb === null ? eventPath(event.index) : '$') + refusal.path

function toError(event: RequestEvent, refusal: Refusal, call: Call): SplotError {
  const path = placeOf(event, refusal, call)
  return new SplotError(refusal.code, refusal.hint ? { path, hint: refusal.hint } : { path })
}

function explain(event: RequestEvent, refusal: Refusal, delivery: Delivery): Rejected {
  const hint = refusal.hint?.[delivery.language] ?? explainError(refusal.code, delivery.language).hint
  return { index: event.index, code: refusal.code, path: placeOf(event, refusal, delivery.call), hint }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null)

function describe(event: RequestEvent, refusal: Refusal, delivery: Delivery, at: number): RefusedEvent {
  const { body } = event
  return {
    workspaceId: delivery.source.workspaceId,
    sourceId: delivery.source.keyId,
    at,
    code: refusal.code,
    path: placeOf(event, refusal, delivery.call),
    type: textOrNull(body.type),
    name: textOrNull(body.event ?? body.name),
    messageId: textOrNull(body.messageId),
  }
}
