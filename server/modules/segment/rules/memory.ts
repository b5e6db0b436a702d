import type { Ring } from './ring.ts'

/** At least one of the two is there. */
interface Kept {
  ring: Ring | null
  /** As it is written; null where the ring has changed since. */
  text: string | null
}

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
    const kept = this.#open().get(key)
    if (kept === undefined) return undefined
    kept.ring ??= unpackRing(kept.text ?? '')
    return kept.ring
  }

  set(key: string, ring: Ring): void {
    this.#changed.add(key)
    const kept = this.#open().get(key)
    if (kept === undefined) this.#open().set(key, { ring, text: null })
    else {
      kept.ring = ring
      kept.text = null
    }
  }

  delete(key: string): void {
    if (this.#open().delete(key)) this.#changed.add(key)
  }
}

function addTexts(rings: Map<string, Kept>, text: string): void {
  if (text === '') return
  for (const part of text.split('|')) {
    const colon = part.indexOf(':')
    const [key, ring] = [part.slice(0, colon), part.slice(colon + 1)]
    if (ring === '') rings.delete(key)
    else rings.set(key, { ring: null, text: ring })
  }
}

function join(rings: ReadonlyMap<string, Kept>, keys: Iterable<string>): string {
  let joined = ''
  for (const key of keys) {
    const kept = rings.get(key)
    joined += `${joined === '' ? '' : '|'}${key}:${kept === undefined ? '' : pack(kept)}`
  }
  return joined
}

function pack(kept: Kept): string {
  kept.text ??= packRing(kept.ring ?? [])
  return kept.text
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
    else if (one <= mostSmall) text += one.toString(base)
    else {
      const since = one - before
      text += since >= 0 && since <= mostSmall ? `+${since.toString(base)}` : one.toString(base)
      before = one
    }
  }
  return text
}

function unpackRing(text: string): Ring {
  let before = 0
  return text.split(' ').map((one) => {
    if (one.startsWith("'")) return decodeURIComponent(one.slice(1))
    if (one.startsWith('#')) return Number(one.slice(1))
    const number = Number.parseInt(one, base)
    if (one.startsWith('+')) before += number
    else if (number > mostSmall) before = number
    else return number
    return before
  })
}
