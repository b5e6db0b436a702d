import type { SourceName } from './event.ts'

/** One request to the server, from which system, and how many events are in it. */
export interface Parcel {
  readonly source: SourceName
  readonly path: string
  readonly body: string
  readonly contentType: 'application/json' | 'text/plain'
  readonly userAgent: string
  readonly events: number
}

/** What became of all that was sent. `failed`: no answer after every attempt. */
export interface Tally {
  sent: number
  accepted: number
  rejected: number
  failed: number
}

/** The key is wrong: nothing more can be sent. */
export class KeyRefused extends Error {}

const attempts = 8
const longestPauseMs = 5_000

export interface SenderDeps {
  readonly url: string
  /** The write key of a system. */
  keyOf(source: SourceName): string
  readonly send: typeof fetch
  pause(ms: number): Promise<void>
}

interface Answer {
  readonly status: number
  readonly retryAfterMs: number | null
  readonly accepted: number | null
  readonly rejected: number
}

/** Sends parcels as SDKs do: tries again on 429, 503, other server errors and a lost connection, and counts honestly. */
export class Sender {
  readonly tally: Tally = { sent: 0, accepted: 0, rejected: 0, failed: 0 }
  readonly #deps: SenderDeps

  constructor(deps: SenderDeps) {
    this.#deps = deps
  }

  /** @throws KeyRefused */
  async deliver(parcel: Parcel): Promise<void> {
    this.tally.sent += parcel.events
    for (let attempt = 0; attempt < attempts; attempt++) {
      const answer = await this.#try(parcel)
      if (answer?.status === 401 || answer?.status === 403)
        throw new KeyRefused('The write key is not accepted')
      if (answer && answer.status < 500 && answer.status !== 429) {
        this.#count(parcel, answer)
        return
      }
      await this.#deps.pause(Math.min(longestPauseMs, answer?.retryAfterMs ?? 250 * 2 ** attempt))
    }
    this.tally.failed += parcel.events
  }

  #count(parcel: Parcel, answer: Answer): void {
    if (answer.status >= 300) {
      this.tally.rejected += parcel.events
      return
    }
    this.tally.accepted += answer.accepted ?? parcel.events - answer.rejected
    this.tally.rejected += answer.rejected
  }

  async #try(parcel: Parcel): Promise<Answer | null> {
    try {
      const response = await this.#deps.send(this.#deps.url + parcel.path, {
        method: 'POST',
        body: parcel.body,
        headers: {
          authorization: writeCredentials(this.#deps.keyOf(parcel.source)),
          'content-type': parcel.contentType,
          'user-agent': parcel.userAgent,
        },
      })
      // An answer without JSON is read by its status.
      const reply: unknown = await response.json().catch(() => null)
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
      return {
        status: response.status,
        retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
        ...readReply(reply),
      }
    } catch {
      // Not reached: the caller tries again.
      return null
    }
  }
}

const writeCredentials = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

function readReply(reply: unknown): Pick<Answer, 'accepted' | 'rejected'> {
  if (typeof reply !== 'object' || reply === null) return { accepted: null, rejected: 0 }
  const accepted = 'accepted' in reply && typeof reply.accepted === 'number' ? reply.accepted : null
  const rejected = 'rejected' in reply && Array.isArray(reply.rejected) ? reply.rejected.length : 0
  return { accepted, rejected }
}
