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
export function createQueue({ host, key }: Options) {
  const own = keyPrefix + makeId()
  let items: Item[] = []
  let isKept = false
  let failures = 0
  let notBefore = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const save = () => {
    if (items.length === 0) storage.remove(own)
    else if (isKept) storage.set(own, `[${items.map((one) => one.text).join()}]`)
  }
  const plan = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(turn, Math.max(ms, notBefore - Date.now()))
  }
  const takeLot = (): Item[] => {
    const lot: Item[] = []
    let bytes = 200
    for (const item of items) {
      if (item.isFlying) continue
      const size = sizeOf(item.text) + 1
      if (lot.length > 0 && (bytes + size > mostBytes || lot.length === 100)) break
      bytes += size
      lot.push(item)
    }
    return lot
  }
  const settle = (lot: readonly Item[], verdict: Verdict) => {
    for (const item of lot) item.isFlying = false
    if (verdict.isDone) {
      items = items.filter((item) => !lot.includes(item))
      failures = 0
    } else {
      failures++
      const most = Math.min(longestWaitMs, 1_000 * 2 ** failures)
      notBefore = Date.now() + Math.max(verdict.waitMs, most * (0.5 + Math.random() / 2))
    }
    save()
    if (items.some((item) => !item.isFlying)) plan(0)
  }
  const send = (lot: readonly Item[]) => {
    for (const item of lot) item.isFlying = true
    const sentAt = new Date().toISOString()
    const texts = lot.map((one) => one.text).join()
    const body = `{"batch":[${texts}],"sentAt":"${sentAt}","writeKey":"${key}"}`
    void post(`${host}/v1/b`, body).then((verdict) => settle(lot, verdict))
  }
  const turn = () => {
    const lot = takeLot()
    if (lot.length === 0 || navigator.onLine === false) return
    if (Date.now() < notBefore) plan(0)
    else if (!items.some((item) => item.isFlying)) send(lot)
  }
  return {
    put(event: object) {
      items.push({ text: JSON.stringify(event) })
      if (items.length > mostEvents) items = items.slice(-mostEvents)
      save()
      plan(batchDelayMs)
    },
    /** Everything at once, past waiting: the page may be gone in a moment, and the browser carries it on. */
    flush() {
      for (let lot = takeLot(); lot.length > 0; lot = takeLot()) send(lot)
    },
    resume: () => plan(0),
    /** May wait on the device: takes up what earlier pages left. */
    keep() {
      if (isKept) return
      isKept = true
      const left = storage.keys().filter((one) => one.startsWith(keyPrefix) && one !== own)
      items = [...left.flatMap(readLeft), ...items]
      save()
      // Only now: what is in two places for a moment is sent twice at worst, and counted once.
      left.forEach(storage.remove)
      if (items.length > 0) plan(0)
    },
    /** Nothing more is put on the device; what is there goes when it has been sent. */
    forget() {
      isKept = false
    },
  }
}

export type Queue = ReturnType<typeof createQueue>

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

const again: Verdict = { isDone: false, waitMs: 0 }
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
    return again
  }
}
