import { randomUUID } from 'node:crypto'
import { type ApiError, type ApiOptions, pause, readError } from './api.ts'

type Json = Record<string, unknown>

/** An event as the API takes it; `messageId` and `timestamp` are added where they are missing. */
export interface Event extends Json {
  type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias'
  userId?: string
  anonymousId?: string
  event?: string
  messageId?: string
  timestamp?: string
}

/** An event the server would not have, or that found no place in memory. */
export interface Lost {
  event: Event
  code: string
  hint: string | null
}

export interface TrackerOptions {
  onLost: (lost: Lost) => void
  /** How long an event waits for others. */
  delayMs: number
  /** Events kept while the server cannot be reached; more are lost, the newest first. */
  mostWaiting: number
}

/** A batch is refused above 500 kB; one event above 32 KiB. */
const mostBytes = 450_000
const mostEvents = 500
const longestPauseMs = 30_000

/**
 * Events on their way: in batches, in order, each with its id from the moment of the call, so that one sent twice takes
 * effect once.
 */
export class Tracker {
  readonly #api: ApiOptions
  readonly #options: TrackerOptions
  #waiting: { event: Event; bytes: number }[] = []
  #sending: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(api: ApiOptions, options: TrackerOptions) {
    this.#api = api
    this.#options = options
  }

  put(said: Event): void {
    const { messageId = randomUUID(), timestamp = new Date().toISOString() } = said
    // As it is now: what the caller changes afterwards is not what happened.
    const text = JSON.stringify({ ...said, messageId, timestamp })
    const event: Event = JSON.parse(text)
    const isFull = this.#waiting.length >= this.#options.mostWaiting
    if (this.#isClosed || isFull) {
      this.#lose(event, isFull ? 'queue_full' : 'closed', null)
      return
    }
    this.#waiting.push({ event, bytes: Buffer.byteLength(text) + 1 })
    this.#timer ??= setTimeout(() => void this.#send(), this.#options.delayMs).unref()
  }

  /** Resolves when everything put until now was taken, or refused. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) await this.#send()
  }

  /** Sends what waits, for so long at most, and takes nothing more. */
  async close(graceMs: number): Promise<void> {
    this.#isClosed = true
    await Promise.race([this.flush(), pause(graceMs)])
    for (const { event } of this.#waiting.splice(0)) this.#lose(event, 'closed', null)
  }

  #lose(event: Event, code: string, hint: string | null): void {
    this.#options.onLost({ event, code, hint })
  }

  #send(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    for (let failures = 0; this.#waiting.length > 0; ) {
      const lot = this.#takeLot()
      const verdict = await this.#post(lot)
      if (verdict === 'done') failures = 0
      else await pause(Math.max(verdict, Math.min(longestPauseMs, 500 * 2 ** failures++)))
      if (verdict === 'done') this.#waiting.splice(0, lot.length)
    }
  }

  #takeLot(): Event[] {
    let bytes = 100
    const most = this.#waiting.findIndex((one, i) => {
      bytes += one.bytes
      return i === mostEvents || (i > 0 && bytes > mostBytes)
    })
    return this.#waiting.slice(0, most < 0 ? undefined : most).map((one) => one.event)
  }

  /** @returns milliseconds to wait where it is worth another try */
  async #post(lot: readonly Event[]): Promise<'done' | number> {
    const { url, secretKey, timeoutMs } = this.#api
    try {
      const reply = await this.#api.fetch(`${url}/v1/batch`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ batch: lot, sentAt: new Date().toISOString() }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (reply.ok) this.#readVerdicts(lot, (await reply.json()) as Verdicts)
      else return this.#readRefusal(lot, await readError(reply))
    } catch {
      // No network, or the answer was cut off: the same events go again under the same ids.
      return 0
    }
    return 'done'
  }

  #readVerdicts(lot: readonly Event[], { rejected = [] }: Verdicts): void {
    for (const { index, code, hint } of rejected) {
      const event = lot[index]
      if (event !== undefined) this.#lose(event, code, hint ?? null)
    }
  }

  #readRefusal(lot: readonly Event[], error: ApiError): 'done' | number {
    // What the server cannot read it will not read tomorrow; a limit, a key or a fault may be mended.
    if (![400, 413, 415, 422].includes(error.status)) return (error.retryAfter ?? 0) * 1_000
    for (const event of lot) this.#lose(event, error.code, error.hint)
    return 'done'
  }
}

interface Verdicts {
  rejected?: { index: number; code: string; hint?: string }[]
}
