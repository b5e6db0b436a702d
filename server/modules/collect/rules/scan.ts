import type { ErrorCode } from '../../../platform/errors.ts'
import { Cursor, quote, stops } from './scan-cursor.ts'
import { locatePath } from './scan-path.ts'

/** What `JSON.parse` cannot see or would change in silence, at a byte offset. */
export interface ScanFault {
  readonly code: ErrorCode
  readonly offset: number
}

export interface ScannedEvent {
  /** Byte range of the event's JSON text in the body. */
  readonly start: number
  readonly end: number
  readonly fault: ScanFault | null
}

export interface Scan {
  /** Refuses the whole request: not JSON, or a fault outside every event. */
  readonly fault: ScanFault | null
  readonly events: readonly ScannedEvent[]
  /** Byte range of the `batch` array, brackets included; null where the body has none. */
  readonly batch: { readonly start: number; readonly end: number } | null
  /** Raw line breaks stand between tokens: the text must lose them before it goes into the log. */
  readonly hasLineBreaks: boolean
}

export const limits = {
  depth: 32,
  keys: 512,
  keyChars: 256,
  eventBytes: 32 * 1024,
  batchEvents: 500,
} as const

const value = 0
const firstKey = 1
const key = 2
const firstElement = 3
const after = 4

const trackedDepth = limits.depth + 8
// Scratch space of the one scan that runs at a time: what lies above `keyTop` is never read.
const keySlots = 2 * limits.keys + 2
const hashes = new Int32Array(keySlots)
const keyStarts = new Int32Array(keySlots)
const keyEnds = new Int32Array(keySlots)
const bases = new Int32Array(trackedDepth + 1)
const kinds = new Uint8Array(512)

const isReserved = (name: string) => name === '__proto__' || name === 'constructor' || name === 'prototype'

/**
 * One pass over the bytes of a request, without recursion and without an allocation per token. It is a full check of
 * the JSON grammar, so `JSON.parse` cannot fail on what it lets through. A fault inside one event of a batch marks
 * that event alone.
 */
class Scanner extends Cursor {
  readonly isBatch: boolean
  state = value
  depth = 0
  keyTop = 0
  keyCount = 0
  envelopeKeys = 0
  isInBatch = false
  isInEvent = false
  eventStart = 0
  eventFault: ScanFault | null = null
  fault: ScanFault | null = null
  hasLineBreaks = false
  batch: { start: number; end: number } | null = null
  events: ScannedEvent[] = []
  eventDepth: number

  constructor(bytes: Uint8Array, isBatch: boolean) {
    super(bytes)
    this.isBatch = isBatch
    this.eventDepth = isBatch ? 2 : 0
  }

  blame(code: ErrorCode, offset: number): void {
    if (this.isInEvent) this.eventFault ??= { code, offset }
    else this.fault ??= { code, offset }
  }

  /** @returns false where the text is no JSON; `i` then stands at the offending byte. */
  run(): boolean {
    const { bytes } = this
    for (;;) {
      let c = bytes[this.i] ?? 0
      while (c === 32 || c === 10 || c === 13 || c === 9) {
        if (c === 10 || c === 13) this.hasLineBreaks = true
        c = bytes[++this.i] ?? 0
      }
      if (this.state === after && this.depth === 0) return this.i === this.length
      if (!this.take(c)) return false
    }
  }

  take(c: number): boolean {
    switch (this.state) {
      case value:
        return this.takeValue(c)
      case firstKey:
        return c === 125 ? this.close() : c === quote && this.takeKey()
      case key:
        return c === quote && this.takeKey()
      case firstElement:
        return c === 93 ? this.close() : this.takeValue(c)
      default:
        return this.takeAfter(c)
    }
  }

  takeAfter(c: number): boolean {
    const isObject = kinds[this.depth & 511] === 1
    if (c === 44) {
      this.i++
      this.state = isObject ? key : value
      return true
    }
    return c === (isObject ? 125 : 93) && this.close()
  }

  takeValue(c: number): boolean {
    if (this.depth === this.eventDepth && !this.isInEvent && (this.isInBatch || !this.isBatch)) {
      this.isInEvent = true
      this.eventStart = this.i
    }
    if (c === quote) {
      const end = this.skipString(this.i + 1)
      return end > 0 && this.endScalar(end)
    }
    if (c === 123 || c === 91) return this.open(c === 123)
    if (c === 45 || (c >= 48 && c <= 57)) {
      const end = this.skipNumber()
      return end > 0 && this.endScalar(end)
    }
    if (c === 116) return this.takeWord(0x72, 0x75, 0x65, 0)
    if (c === 102) return this.takeWord(0x61, 0x6c, 0x73, 0x65)
    return c === 110 && this.takeWord(0x75, 0x6c, 0x6c, 0)
  }

  takeWord(second: number, third: number, fourth: number, fifth: number): boolean {
    const { bytes, i } = this
    if (bytes[i + 1] !== second || bytes[i + 2] !== third || bytes[i + 3] !== fourth) return false
    if (fifth !== 0 && bytes[i + 4] !== fifth) return false
    return this.endScalar(i + (fifth === 0 ? 4 : 5))
  }

  endScalar(end: number): boolean {
    this.i = end
    this.state = after
    if (this.isInEvent && this.depth === this.eventDepth) this.endEvent(end)
    return true
  }

  endEvent(end: number): void {
    if (end - this.eventStart > limits.eventBytes) this.blame('event_too_large', this.eventStart)
    this.events.push({ start: this.eventStart, end, fault: this.eventFault })
    this.eventFault = null
    this.isInEvent = false
    this.keyCount = 0
  }

  open(isObject: boolean): boolean {
    const depth = ++this.depth
    if (depth > 511) return this.tooDeep()
    kinds[depth] = isObject ? 1 : 0
    if (depth - (this.isInEvent ? this.eventDepth : 0) > limits.depth) this.blame('too_deep', this.i)
    if (depth <= trackedDepth) bases[depth] = this.keyTop
    this.i++
    this.state = isObject ? firstKey : firstElement
    return true
  }

  /** Beyond any use: the grammar is not followed further, the whole request is refused for it. */
  tooDeep(): boolean {
    this.fault = { code: 'too_deep', offset: this.i }
    return false
  }

  close(): boolean {
    if (this.depth <= trackedDepth) this.keyTop = bases[this.depth] ?? 0
    this.depth--
    if (this.isInBatch && this.depth === 1 && this.batch) {
      this.batch.end = this.i + 1
      this.isInBatch = false
    }
    return this.endScalar(this.i + 1)
  }

  takeKey(): boolean {
    const { bytes } = this
    const start = this.i + 1
    let end = start
    let hash = 5381
    let c = bytes[end] ?? 0
    while (stops[c] === 0) {
      hash = Math.imul(hash ^ c, 16777619)
      c = bytes[++end] ?? 0
    }
    let plain: string | null = null
    if (c !== quote) {
      end = this.skipString(start) - 1
      if (end < 0) return false
      plain = this.readKey(start, end)
      hash = hashText(plain)
    }
    this.checkKey(start, end, hash, plain)
    this.i = end + 1
    return this.takeColon()
  }

  takeColon(): boolean {
    const { bytes } = this
    let c = bytes[this.i] ?? 0
    while (c === 32 || c === 10 || c === 13 || c === 9) {
      if (c === 10 || c === 13) this.hasLineBreaks = true
      c = bytes[++this.i] ?? 0
    }
    if (c !== 58) return false
    this.i++
    this.state = value
    if (this.batchStart >= 0) this.enterBatch()
    return true
  }

  batchStart = -1
  /** The top-level key `batch` was just read: an array behind it holds the events. */
  enterBatch(): void {
    this.batchStart = -1
    const { bytes } = this
    let at = this.i
    while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++
    if (bytes[at] !== 91) return
    this.isInBatch = true
    this.batch = { start: at, end: at }
  }

  checkKey(start: number, end: number, hash: number, plain: string | null): void {
    const count = this.isInEvent ? ++this.keyCount : ++this.envelopeKeys
    if (count > limits.keys) {
      this.blame('too_many_keys', this.isInEvent ? this.eventStart : 0)
      return
    }
    const bytes = end - start
    if (bytes > limits.keyChars && this.readKey(start, end).length > limits.keyChars)
      this.blame('key_too_long', start)
    if (
      plain !== null
        ? isReserved(plain)
        : this.isSuspect(start, bytes) && isReserved(this.readKey(start, end))
    )
      this.blame('reserved_key', start)
    if (this.isBatch && this.depth === 1 && bytes >= 5 && this.readKey(start, end) === 'batch')
      this.batchStart = start
    if (this.depth > trackedDepth) return
    for (let at = bases[this.depth] ?? 0; at < this.keyTop; at++) {
      if (hashes[at] === hash && this.isSameKey(at, start, end)) {
        this.blame('duplicate_key', start)
        break
      }
    }
    hashes[this.keyTop] = hash
    keyStarts[this.keyTop] = start
    keyEnds[this.keyTop++] = end
  }

  /** Could the key be a reserved one? By length and first letter, for most keys are none. */
  isSuspect(start: number, length: number): boolean {
    const first = this.bytes[start]
    return (length === 9 && (first === 95 || first === 112)) || (length === 11 && first === 99)
  }

  isSameKey(at: number, start: number, end: number): boolean {
    return this.readKey(keyStarts[at] ?? 0, keyEnds[at] ?? 0) === this.readKey(start, end)
  }

  readKey(start: number, end: number): string {
    const text = this.decode(start, end)
    return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
  }
}

function hashText(text: string): number {
  let hash = 5381
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 16777619)
  return hash
}

/**
 * Scans a request body (valid UTF-8). With `isBatch` the elements of the top-level `batch` are the events, else the
 * whole body is one. The answer holds offsets only; {@link explainFault} makes a JSON path of one.
 */
export function scanBody(bytes: Uint8Array, isBatch: boolean): Scan {
  const scanner = new Scanner(bytes, isBatch)
  const isJson = scanner.run()
  const { events, batch, hasLineBreaks } = scanner
  const fault = isJson ? scanner.fault : scanner.fault?.code === 'too_deep' ? scanner.fault : null
  if (isJson || fault) return { fault, events, batch, hasLineBreaks }
  return { fault: { code: 'json_invalid', offset: scanner.i }, events, batch, hasLineBreaks }
}

/** The JSON path of a fault: `$.batch[7].properties.price`. */
export function explainFault(bytes: Uint8Array, fault: ScanFault): string {
  return locatePath(bytes, fault.offset)
}
