import type { Ring } from './ring.ts'

/** A ring, or what is written of it where nobody has asked for it since. */
type Kept = Ring | string

/** What has to be written of a memory. */
export interface MemoryText {
  /** 0: all of it, instead of every text before. Else a further text, with what is new. */
  n: number
  rings: string
  /** Further texts are to be dropped. */
  isShorter: boolean
}

/** Memories of so few rings are always written whole. */
const fewRings = 24
/** So many further texts before a long one is written whole again. */
const mostTexts = 15

/**
 * What one birth left in the traces, by key of trace. Kept as texts: only the rings that are asked for are ever taken apart,
 * the others are written back as they came.
 *
 * `key:ring|key:ring`; numbers of a ring in base 36, texts percent-encoded after an apostrophe, a space between; `+n` lies n
 * after the last large number, `#n` is a number as it is written in decimals, for beyond 2^53 another base loses its last digits.
 * What a further text says of a key stands for what was said before; an empty ring: none.
 */
export class Memory {
  /** Null: as `#whole` says. */
  #rings: Map<string, Kept> | null = null
  /** All of it in one text, while nobody has asked since. */
  #whole = ''
  /** Keys that are otherwise than written. */
  readonly #changed = new Set<string>()
  /** Texts there are in all. */
  #texts = 0

  /** @param texts as {@link write} makes them, the first one first */
  static read(...texts: readonly string[]): Memory {
    const memory = new Memory()
    const [first = '', ...further] = texts
    memory.#whole = first
    if (further.length > 0) for (const text of further) addTexts(memory.#open(), text)
    memory.#texts = texts.length
    return memory
  }

  #open(): Map<string, Kept> {
    if (this.#rings === null) {
      this.#rings = new Map()
      addTexts(this.#rings, this.#whole)
      this.#whole = ''
    }
    return this.#rings
  }

  write(): string {
    return this.#rings === null ? this.#whole : join(this.#rings, this.#rings.keys())
  }

  /**
   * What is not written yet; from now on it is. What was written whole is kept as that text: whoever is remembered between two of
   * her events costs a string instead of a hundred objects.
   */
  writeNew(): MemoryText {
    const rings = this.#open()
    const isWhole = this.#texts === 0 || this.#texts > mostTexts || rings.size <= fewRings
    const written = isWhole
      ? { n: 0, rings: this.write(), isShorter: this.#texts > 1 }
      : { n: this.#texts, rings: join(rings, this.#changed), isShorter: false }
    if (isWhole) {
      this.#whole = written.rings
      this.#rings = null
    }
    this.#texts = isWhole ? 1 : this.#texts + 1
    this.#changed.clear()
    return written
  }

  get size(): number {
    return this.#open().size
  }

  keys(): Iterable<string> {
    return this.#open().keys()
  }

  get(key: string): Ring | undefined {
    const rings = this.#open()
    const kept = rings.get(key)
    if (typeof kept !== 'string') return kept
    const ring = unpackRing(kept)
    rings.set(key, ring)
    return ring
  }

  set(key: string, ring: Ring): void {
    this.#changed.add(key)
    this.#open().set(key, ring)
  }

  delete(key: string): void {
    if (this.#open().delete(key)) this.#changed.add(key)
  }
}

function addTexts(rings: Map<string, Kept>, text: string): void {
  for (let at = 0; at < text.length; ) {
    const colon = text.indexOf(':', at)
    const bar = text.indexOf('|', colon)
    const end = bar < 0 ? text.length : bar
    const key = text.slice(at, colon)
    if (end === colon + 1) rings.delete(key)
    else rings.set(key, text.slice(colon + 1, end))
    at = end + 1
  }
}

function join(rings: ReadonlyMap<string, Kept>, keys: Iterable<string>): string {
  let joined = ''
  for (const key of keys) {
    const kept = rings.get(key)
    const text = kept === undefined ? '' : typeof kept === 'string' ? kept : packRing(kept)
    joined += joined === '' ? `${key}:${text}` : `|${key}:${text}`
  }
  return joined
}

const base = 36
/** Up to here numbers are written fast: of an instant only the first of a ring is written out, of others what lies between. */
const mostSmall = 2 ** 31 - 1

function packRing(ring: Ring): string {
  let text = ''
  let before = Number.POSITIVE_INFINITY
  for (const one of ring) {
    if (text !== '') text += ' '
    if (typeof one === 'string') text += `'${encodeURIComponent(one)}`
    else if (!Number.isSafeInteger(one)) text += `#${one}`
    else if (one <= mostSmall) text += one < 0 ? one.toString(base) : writeNumber(one)
    else {
      const since = one - before
      text += since >= 0 && since <= mostSmall ? `+${writeNumber(since)}` : writeNumber(one)
      before = one
    }
  }
  return text
}

const pair = base * base
const shortPairs = Array.from({ length: pair }, (_, n) => n.toString(base))
const fullPairs = shortPairs.map((one) => one.padStart(2, '0'))

/** As `toString(36)` writes it, two digits at a time: for such bases the engine goes the long way of fractions. */
function writeNumber(n: number): string {
  if (n < pair) return shortPairs[n] ?? ''
  const high = Math.floor(n / pair)
  return `${writeNumber(high)}${fullPairs[n - high * pair]}`
}

const codes = { space: 32, hash: 35, apostrophe: 39, plus: 43, minus: 45, zero: 48, nine: 57 } as const
/** What is to be taken from a letter's code for its digit: `a` is ten. */
const letters = 87

/** Digit by digit: a ring is read each time something happens to her. */
function unpackRing(text: string): Ring {
  const ring: Ring = []
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at)
    if (first === codes.apostrophe || first === codes.hash) {
      const space = text.indexOf(' ', at)
      const word = text.slice(at + 1, space < 0 ? text.length : space)
      ring.push(first === codes.hash ? Number(word) : decodeURIComponent(word))
      at += word.length + 1
      continue
    }
    if (first === codes.plus || first === codes.minus) at++
    let number = 0
    for (
      let code = text.charCodeAt(at);
      at < text.length && code !== codes.space;
      code = text.charCodeAt(++at)
    )
      // The digit first: a sum on the way beyond 2^53 would lose it.
      number = number * base + (code - (code <= codes.nine ? codes.zero : letters))
    if (first === codes.minus) number = -number
    else if (first === codes.plus) number += before
    if (number > mostSmall) before = number
    ring.push(number)
  }
  return ring
}
