import { type DayEvent, sourceOf } from './event.ts'
import type { PastEvent } from './history.ts'
import type { Parcel } from './sender.ts'

/** An event of the day with the moment it was played at, in milliseconds since the epoch. */
export interface PlayedEvent {
  readonly event: DayEvent
  readonly at: number
}

const iso = (ms: number) => new Date(ms).toISOString()
const serverAgent = 'node-fetch/1.0 (Tkalnia Modra)'

/** Short paths of the browser tracker. */
const shortPaths: Readonly<Record<string, string>> = { track: '/v1/t', page: '/v1/p', identify: '/v1/i' }

function writeBody({ event, at }: PlayedEvent): object {
  return { ...event.body, timestamp: iso(at + (event.clockErrorMs ?? 0)) }
}

/** A page's tracker: one request an event, a body the browser need not ask leave for. */
export function packPage(played: PlayedEvent, key: string, sentAt: number): Parcel {
  const { body, via } = played.event
  return {
    source: sourceOf(via),
    path: shortPaths[body.type] ?? `/v1/${body.type}`,
    body: JSON.stringify({ ...writeBody(played), writeKey: key, sentAt: iso(sentAt) }),
    contentType: 'text/plain',
    userAgent: via.kind === 'desk' ? serverAgent : via.userAgent,
    events: 1,
  }
}

/**
 * What a phone or a desk collected, in one request. Phones say when they sent, so that a wrong clock is put right;
 * desks do not.
 */
export function packBatch(batch: readonly PlayedEvent[], sentAt: number): Parcel {
  const via = batch[0]?.event.via
  const isPhone = via?.kind === 'phone'
  return {
    source: via === undefined ? 'web' : sourceOf(via),
    path: '/v1/batch',
    body: JSON.stringify({ batch: batch.map(writeBody), ...(isPhone ? { sentAt: iso(sentAt) } : {}) }),
    contentType: 'application/json',
    userAgent: isPhone ? via.userAgent : serverAgent,
    events: batch.length,
  }
}

export function packHistory(past: readonly PastEvent[]): Parcel {
  return {
    source: 'import',
    path: '/v1/import',
    body: JSON.stringify({ batch: past.map(({ at, body }) => ({ ...body, timestamp: iso(at) })) }),
    contentType: 'application/json',
    userAgent: serverAgent,
    events: past.length,
  }
}

/** Who batches together: one phone, or one desk. */
export function queueOf(event: DayEvent): string | null {
  const { via } = event
  if (via.kind === 'browser') return null
  return via.kind === 'phone' ? via.deviceId : via.desk
}
