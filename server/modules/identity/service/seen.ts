import type { IdentifierKind } from '@splot/contract/identifiers'

/** 16 bits a key and five places each: one stranger in about 3,000 is taken for somebody seen, and asked for. */
const bitsOfKey = 16
const placesOfKey = 5
const leastKeys = 2 ** 15
/** Beyond so many identifiers of a workspace memory is worth more than the questions it spares. */
const mostKeys = 2 ** 24

/**
 * Remembers of every identifier of a workspace that it is there, in two bytes: of most that a file or a busy day brings nobody has
 * heard, and the database need not be asked. It only ever errs by taking a stranger for somebody seen. Filled from the table bit by
 * bit, in the order of its key, while batches go on; until then, and beyond a size, it knows nothing.
 */
export class Seen {
  /** Up to here the table was read; what a batch bears is added as it comes. Null: all of it. */
  cursor: { kind: string; value: string } | null = { kind: '', value: '' }
  #filters: Filter[] = []
  #count = 0

  get isWhole(): boolean {
    return this.cursor === null && this.#count <= mostKeys
  }

  /** Is there still something to read, and a use for it? */
  get isFilling(): boolean {
    return this.cursor !== null && this.#count <= mostKeys
  }

  add(kind: IdentifierKind, value: string): void {
    if (this.#count > mostKeys) return
    let last = this.#filters.at(-1)
    if (last === undefined || last.count >= last.capacity) {
      last = makeFilter(last === undefined ? leastKeys : last.capacity * 4)
      this.#filters.push(last)
    }
    this.#count++
    if (this.#count > mostKeys) this.#filters = []
    else put(last, hash(kind, value))
  }

  /** True only where nobody ever bore it. */
  isStranger(kind: IdentifierKind, value: string): boolean {
    if (!this.isWhole) return false
    const key = hash(kind, value)
    return !this.#filters.some((filter) => has(filter, key))
  }
}

interface Filter {
  bits: Uint32Array
  capacity: number
  count: number
}

const makeFilter = (capacity: number): Filter => ({
  bits: new Uint32Array((capacity * bitsOfKey) / 32),
  capacity,
  count: 0,
})

/** Two hashes of a key: its places are steps of the second from the first (Kirsch and Mitzenmacher, 2006). */
interface Key {
  at: number
  step: number
}

function hash(kind: string, value: string): Key {
  let at = 0x811c9dc5
  let step = 0x9747b28c
  const take = (text: string) => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      at = Math.imul(at ^ unit, 0x01000193)
      step = Math.imul(step ^ unit, 0x5bd1e995)
      step ^= step >>> 15
    }
  }
  take(kind)
  take('\n')
  take(value)
  return { at: mix(at), step: mix(step) | 1 }
}

/** The last steps of MurmurHash3. */
function mix(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function put(filter: Filter, { at, step }: Key): void {
  const { bits } = filter
  const mask = bits.length * 32 - 1
  for (let i = 0, place = at; i < placesOfKey; i++, place = (place + step) | 0) {
    const bit = place & mask
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  filter.count++
}

function has({ bits }: Filter, { at, step }: Key): boolean {
  const mask = bits.length * 32 - 1
  for (let i = 0, place = at; i < placesOfKey; i++, place = (place + step) | 0) {
    const bit = place & mask
    if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
  }
  return true
}
