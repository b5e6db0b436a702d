import type { ErrorCode } from '../../../platform/errors.ts'

export const quote = 34
export const backslash = 92
/** Bytes that end the plain run of a string: quote, backslash, control characters. */
export const stops: Uint8Array = new Uint8Array(256)
stops.fill(1, 0, 32)
stops[quote] = 1
stops[backslash] = 1

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
let scratch: Uint8Array = new Uint8Array(64 * 1024)

/** The body with a zero behind it, so that every loop meets a stop without asking for the length. */
function borrow(bytes: Uint8Array): Uint8Array {
  if (scratch.length <= bytes.length) scratch = new Uint8Array(bytes.length * 2 + 1)
  scratch.set(bytes)
  scratch[bytes.length] = 0
  return scratch
}

/** Walks over strings, numbers and keys of a JSON text, byte by byte. */
export abstract class Cursor {
  readonly bytes: Uint8Array
  readonly length: number
  /** Where it stands; after a refusal, the byte that is no JSON. */
  i = 0

  constructor(bytes: Uint8Array) {
    this.bytes = borrow(bytes)
    this.length = bytes.length
  }

  /** Notes what `JSON.parse` would take and should not. */
  abstract blame(code: ErrorCode, offset: number): void

  decode(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end))
  }

  /** From behind the opening quote to behind the closing one; -1 where the text is no JSON string. */
  skipString(from: number): number {
    const { bytes } = this
    let i = from
    for (;;) {
      while (stops[bytes[i] ?? 0] === 0) i++
      const c = bytes[i]
      if (c === quote) return i + 1
      if (c !== backslash) {
        this.i = i
        return -1
      }
      i = this.skipEscape(i)
      if (i < 0) return -1
    }
  }

  skipEscape(at: number): number {
    const c = this.bytes[at + 1] ?? 0
    if (c === 117) return this.skipUnicode(at)
    // " \ / b f n r t
    if (c === 34 || c === 92 || c === 47 || c === 98 || c === 102 || c === 110 || c === 114 || c === 116)
      return at + 2
    this.i = at
    return -1
  }

  skipUnicode(at: number): number {
    const code = this.readHex(at + 2)
    if (code < 0) {
      this.i = at
      return -1
    }
    if (code === 0) this.blame('nul_char', at)
    if (code < 0xd800 || code > 0xdfff) return at + 6
    if (code < 0xdc00 && this.bytes[at + 6] === backslash && this.bytes[at + 7] === 117) {
      const low = this.readHex(at + 8)
      if (low >= 0xdc00 && low <= 0xdfff) return at + 12
    }
    this.blame('unicode_invalid', at)
    return at + 6
  }

  readHex(at: number): number {
    let code = 0
    for (let i = at; i < at + 4; i++) {
      const c = this.bytes[i] ?? 0
      const digit =
        c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : c >= 65 && c <= 70 ? c - 55 : -1
      if (digit < 0) return -1
      code = code * 16 + digit
    }
    return code
  }

  /** From its first byte to behind its last; -1 where the text is no JSON number. */
  skipNumber(): number {
    const { bytes, i } = this
    let at = bytes[i] === 45 ? i + 1 : i
    const whole = at
    at = this.skipDigits(at)
    const digits = at - whole
    if (digits === 0 || (digits > 1 && bytes[whole] === 48)) return this.stopAt(whole)
    let isInteger = true
    if (bytes[at] === 46) {
      const end = this.skipDigits(at + 1)
      if (end === at + 1) return this.stopAt(end)
      at = end
      isInteger = false
    }
    const hasExponent = bytes[at] === 101 || bytes[at] === 69
    if (hasExponent) {
      const sign = bytes[at + 1] === 43 || bytes[at + 1] === 45 ? at + 2 : at + 1
      const end = this.skipDigits(sign)
      if (end === sign) return this.stopAt(end)
      at = end
    }
    if (digits > 15 || hasExponent) this.checkNumber(i, at, isInteger && !hasExponent)
    return at
  }

  checkNumber(start: number, end: number, isInteger: boolean): void {
    const number = Number(this.decode(start, end))
    if (!Number.isFinite(number)) this.blame('number_range', start)
    else if (isInteger && !Number.isSafeInteger(number)) this.blame('unsafe_integer', start)
  }

  skipDigits(from: number): number {
    const { bytes } = this
    let i = from
    while ((bytes[i] ?? 0) >= 48 && (bytes[i] ?? 0) <= 57) i++
    return i
  }

  stopAt(offset: number): number {
    this.i = offset
    return -1
  }
}
