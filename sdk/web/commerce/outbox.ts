import { makeId, storage } from '../tracker/storage.ts'
import { Refused } from './door.ts'

interface Change {
  readonly id: string
  readonly at: number
}

export interface OutboxOptions<C extends Change> {
  /** Where it waits on the device. */
  name: string
  /** Sends changes; what comes back is the document as it is then. */
  send(changes: readonly C[]): Promise<void>
  /** The server will not have this one. */
  onRefused(change: C, error: Refused): void
  onChange(): void
}

const longestWaitMs = 30_000
const mostAtOnce = 50

/**
 * Changes on their way. Each has its id from the moment it was made, so that one sent twice counts once; without a network
 * they wait on the device and join later.
 */
export class Outbox<C extends Change> {
  readonly #options: OutboxOptions<C>
  #waiting: C[]
  #flight: Promise<void> | null = null
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: OutboxOptions<C>) {
    this.#options = options
    this.#waiting = readWaiting(options.name)
    addEventListener('online', () => this.#plan(0))
    addEventListener('storage', ({ key }) => {
      // Another page of the shop took or left something here.
      if (key !== options.name || this.#flight !== null) return
      this.#waiting = readWaiting(options.name)
      options.onChange()
    })
    if (this.#waiting.length > 0) this.#plan(0)
  }

  /** Not confirmed yet, in the order they were made. */
  get waiting(): readonly C[] {
    return this.#waiting
  }

  get isFlying(): boolean {
    return this.#flight !== null
  }

  put(change: C): void {
    this.#waiting = [...this.#waiting, change]
    this.#save()
    this.#plan(0)
  }

  /** Everything sent and answered, or the network is gone. */
  async settle(): Promise<void> {
    while (this.#waiting.length > 0 && navigator.onLine) {
      const before = this.#waiting.length
      await this.#turn()
      if (this.#waiting.length === before) return
    }
  }

  clear(): void {
    this.#waiting = []
    this.#save()
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#turn(), ms)
  }

  #turn(): Promise<void> {
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = null
      if (this.#waiting.length === 0) return
      this.#plan(this.#failures === 0 ? 0 : Math.min(longestWaitMs, 500 * 2 ** this.#failures))
    })
    return this.#flight
  }

  async #fly(): Promise<void> {
    const lot = this.#waiting.slice(0, mostAtOnce)
    if (lot.length === 0) return
    try {
      await this.#options.send(lot)
      this.#settle(lot)
    } catch (error) {
      if (!isFinal(error)) this.#failures++
      else await this.#sendEach(lot, error)
    }
  }

  /** One of several was refused: each by itself, so that the others are not lost with it. */
  async #sendEach(lot: readonly C[], refusal: Refused): Promise<void> {
    for (const change of lot) {
      try {
        if (lot.length === 1) throw refusal
        await this.#options.send([change])
      } catch (error) {
        if (!isFinal(error)) return
        this.#settle([change])
        this.#options.onRefused(change, error)
        continue
      }
      this.#settle([change])
    }
  }

  #settle(done: readonly C[]): void {
    this.#failures = 0
    const ids = new Set(done.map((one) => one.id))
    // Another page may have put something beside these while they were under way.
    const all = new Map([...readWaiting<C>(this.#options.name), ...this.#waiting].map((one) => [one.id, one]))
    this.#waiting = [...all.values()].filter((one) => !ids.has(one.id))
    this.#save()
  }

  #save(): void {
    if (this.#waiting.length === 0) storage.remove(this.#options.name)
    else storage.set(this.#options.name, JSON.stringify(this.#waiting))
    this.#options.onChange()
  }
}

/** A server that is down or full may take it later; anything else it said about these very changes. */
const isFinal = (error: unknown): error is Refused =>
  error instanceof Refused && error.status < 500 && error.status !== 429

function readWaiting<C>(name: string): C[] {
  try {
    return JSON.parse(storage.get(name) ?? '[]')
  } catch {
    return []
  }
}

export const makeChange = () => ({ id: makeId(), at: Date.now() })

const delayedMs = 3_000

/** As the door wants it: when it happened is told only where it waited. */
export function showChange({ about: _, at, ...change }: Change & { about?: unknown }) {
  return Date.now() - at > delayedMs ? { ...change, at: new Date(at).toISOString() } : change
}
