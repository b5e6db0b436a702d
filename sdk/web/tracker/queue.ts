import type { Options } from '../core.ts'
import { makeId, storage } from './storage.ts'

interface Item {
  text: string
  isFlying?: boolean
}

/** A browser carries 64 KiB after a page is left, over all its requests. */
const mostBytes = 60_000
const mostEvents = 500
const keyPrefix = 'splot.q.'
const batchDelayMs = 250
const longestWaitMs = 600_000

const sizeOf = (text: string) => new Blob([text]).size

/**
 * Events on their way. Each stays until the server has answered for it; every attempt carries the same message id, so
 * that one sent twice takes effect once. Where she allows it they wait on the device and survive the page.
 */
export class Queue {
  readonly #options: Options
  readonly #own = keyPrefix + makeId()
  #items: Item[] = []
  #isKept = false
  #failures = 0
  #notBefore = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  put(event: object): void {
    this.#items.push({ text: JSON.stringify(event) })
    if (this.#items.length > mostEvents) this.#items = this.#items.slice(-mostEvents)
    this.#save()
    this.#plan(batchDelayMs)
  }

  /** Everything at once, past waiting: the page may be gone in a moment, and the browser carries it on. */
  flush(): void {
    for (let lot = this.#takeLot(); lot.length > 0; lot = this.#takeLot()) this.#send(lot)
  }

  resume(): void {
    this.#plan(0)
  }

  /** May wait on the device: takes up what earlier pages left. */
  keep(): void {
    if (this.#isKept) return
    this.#isKept = true
    const left = storage.keys().filter((one) => one.startsWith(keyPrefix) && one !== this.#own)
    this.#items = [...left.flatMap(readLeft), ...this.#items]
    this.#save()
    // Only now: what is in two places for a moment is sent twice at worst, and counted once.
    left.forEach(storage.remove)
    if (this.#items.length > 0) this.#plan(0)
  }

  /** Nothing more is put on the device; what is there goes when it has been sent. */
  forget(): void {
    this.#isKept = false
  }

  #save(): void {
    if (this.#items.length === 0) storage.remove(this.#own)
    else if (this.#isKept) storage.set(this.#own, `[${this.#items.map((one) => one.text).join()}]`)
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#turn(), Math.max(ms, this.#notBefore - Date.now()))
  }

  #turn(): void {
    const lot = this.#takeLot()
    if (lot.length === 0 || navigator.onLine === false) return
    if (Date.now() < this.#notBefore) this.#plan(0)
    else if (!this.#items.some((item) => item.isFlying)) this.#send(lot)
  }

  #takeLot(): Item[] {
    const lot: Item[] = []
    let bytes = 200
    for (const item of this.#items) {
      if (item.isFlying) continue
      const size = sizeOf(item.text) + 1
      if (lot.length > 0 && (bytes + size > mostBytes || lot.length === 100)) break
      bytes += size
      lot.push(item)
    }
    return lot
  }

  #send(lot: readonly Item[]): void {
    for (const item of lot) item.isFlying = true
    const { host, key } = this.#options
    const texts = lot.map((one) => one.text).join()
    const body = `{"batch":[${texts}],"sentAt":"${new Date().toISOString()}","writeKey":"${key}"}`
    void post(`${host}/v1/b`, body).then((verdict) => this.#settle(lot, verdict))
  }

  #settle(lot: readonly Item[], { isDone, waitMs }: Verdict): void {
    for (const item of lot) item.isFlying = false
    if (isDone) {
      this.#items = this.#items.filter((item) => !lot.includes(item))
      this.#failures = 0
    } else {
      this.#failures++
      const most = Math.min(longestWaitMs, 1_000 * 2 ** this.#failures)
      this.#notBefore = Date.now() + Math.max(waitMs, most * (0.5 + Math.random() / 2))
    }
    this.#save()
    if (this.#items.some((item) => !item.isFlying)) this.#plan(0)
  }
}

function readLeft(key: string): Item[] {
  try {
    const events: unknown[] = JSON.parse(storage.get(key) ?? '[]')
    return events.map((event) => ({ text: JSON.stringify(event) }))
  } catch {
    return []
  }
}

interface Verdict {
  /** Taken, or refused for good. */
  isDone: boolean
  waitMs: number
}

const longestAskedMs = 3_600_000

/** As plain text: no question is asked beforehand, and a beacon carries the same. */
async function post(url: string, body: string): Promise<Verdict> {
  const keepalive = sizeOf(body) < 65_000
  try {
    const reply = await fetch(url, { method: 'POST', body, keepalive, credentials: 'omit' })
    if (reply.ok) return { isDone: true, waitMs: 0 }
    const asked = Number(reply.headers.get('retry-after')) * 1_000
    // What the server cannot read it will not read tomorrow; a key, a limit or a fault may be mended.
    const isFinal = [400, 413, 415, 422].includes(reply.status)
    return { isDone: isFinal, waitMs: Math.min(asked || 0, longestAskedMs) }
  } catch {
    // Off-line, or the browser carries too much already. A beacon tells only that it was taken on, so the event stays.
    if (document.visibilityState === 'hidden') navigator.sendBeacon?.(url, body)
    return { isDone: false, waitMs: 0 }
  }
}
