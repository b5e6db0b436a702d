import type { Clock } from '../../../platform/clock.ts'
import { explainError, type Language, SplotError } from '../../../platform/errors.ts'
import type { LogEntry } from '../../../platform/event-log/index.ts'
import { parseInstant } from '../rules/instant.ts'
import { type ReadEvent, type Refusal, readEvent } from '../rules/normalise.ts'
import type { Call, ParsedRequest, RequestEvent } from '../rules/request.ts'
import type { Intake } from './intake.ts'
import type { Refusals, RefusedEvent } from './refusals.ts'

/** Whose key sent it: what workspace's `KeyAuth` says, as far as collect needs it. */
export interface Source {
  keyId: string
  name: string
  workspaceId: string
  region: string
}

export interface Delivery {
  source: Source
  parsed: ParsedRequest
  call: Call
  /** Truncated before it comes here. */
  ip: string | null
  userAgent: string | null
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
  /** What accepting read, for the pipeline in the same process. */
  reads: WeakMap<object, ReadEvent>
}

/** The region that is not worth a word in every event's `meta`. */
const usualRegion = 'PL'

/** What the log keeps of a request beside its events. Null where there is nothing to keep. */
export function writeMeta(meta: {
  ip: string | null
  userAgent: string | null
  region: string
}): string | null {
  const kept: Record<string, string> = {}
  if (meta.ip !== null) kept.ip = meta.ip
  if (meta.userAgent !== null) kept.userAgent = meta.userAgent.slice(0, 400)
  if (meta.region !== usualRegion) kept.region = meta.region
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept)
}

/**
 * Takes one parsed request: checks each event, appends the good ones and answers once they are committed. A single
 * call that is refused throws; in a batch the refused events are listed and the rest is stored.
 */
export async function acceptRequest(delivery: Delivery, deps: AcceptDeps): Promise<Accepted> {
  const request = delivery.parsed
  const receivedAt = deps.clock.now()
  const sentAt = parseInstant(request.envelope.sentAt)
  const meta = writeMeta({ ip: delivery.ip, userAgent: delivery.userAgent, region: delivery.source.region })
  const entries: LogEntry[] = []
  const rejected: Rejected[] = []
  const isImport = delivery.call.verb === null && delivery.call.mustHaveTime
  for (const event of request.events) {
    // A history's clock is nobody's present clock: nothing to correct.
    const ownSentAt = isImport ? null : (parseInstant(event.body.sentAt) ?? sentAt)
    const entry = {
      workspaceId: delivery.source.workspaceId,
      kind: 'event' as const,
      sourceId: delivery.source.keyId,
      receivedAt,
      sentAt: ownSentAt,
      meta,
    }
    const refusal =
      event.refusal ?? readInto(entries, { ...entry, body: event.text, parsed: event.body }, delivery, deps)
    if (refusal === null) continue
    deps.refusals.note(describe(event, refusal, delivery, receivedAt))
    if (delivery.call.verb !== null)
      throw new SplotError(refusal.code, {
        path: event.path + refusal.path,
        ...(refusal.hint ? { hint: refusal.hint } : {}),
      })
    rejected.push(explain(event, refusal, delivery.language))
  }
  if (entries.length > 0) await deps.intake.put(entries)
  return { accepted: entries.length, rejected }
}

function readInto(
  entries: LogEntry[],
  entry: LogEntry & { parsed: object },
  delivery: Delivery,
  deps: AcceptDeps,
): Refusal | null {
  const read = readEvent({
    body: entry.parsed as Record<string, unknown>,
    sourceId: entry.sourceId,
    receivedAt: entry.receivedAt,
    sentAt: entry.sentAt,
    userAgent: delivery.userAgent,
    region: delivery.source.region,
  })
  if (!read.ok) return read.refusal
  deps.reads.set(entry.parsed, read)
  entries.push(entry)
  return null
}

function explain(event: RequestEvent, refusal: Refusal, language: Language): Rejected {
  const hint = refusal.hint?.[language] ?? explainError(refusal.code, language).hint
  return { index: event.index, code: refusal.code, path: event.path + refusal.path, hint }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null)

function describe(event: RequestEvent, refusal: Refusal, delivery: Delivery, at: number): RefusedEvent {
  const { body } = event
  return {
    workspaceId: delivery.source.workspaceId,
    sourceId: delivery.source.keyId,
    at,
    code: refusal.code,
    path: event.path + refusal.path,
    type: textOrNull(body.type),
    name: textOrNull(body.event ?? body.name),
    messageId: textOrNull(body.messageId),
  }
}
