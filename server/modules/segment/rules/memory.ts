import type { Ring } from './ring.ts'

/**
 * What one birth left in the traces, by key of trace. Kept as one text: of a long one only the rings that are asked for
 * are ever taken apart, and the others are written back as they came.
 *
 * `key:ring|key:ring`; numbers of a ring in base 36, texts percent-encoded after an apostrophe, a space between.
 */
export class Memory {
  readonly #rings: Map<string, Ring | string>

  constructor(rings: Iterable<readonly [string, Ring | string]> = []) {
    this.#rings = new Map(rings)
  }

  /** @param text as {@link write} makes it */
  static read(text: string): Memory {
    if (text === '') return new Memory()
    return new Memory(
      text.split('|').map((part) => {
        const colon = part.indexOf(':')
        return [part.slice(0, colon), part.slice(colon + 1)] as const
      }),
    )
  }

  write(): string {
    let text = ''
    for (const [key, ring] of this.#rings)
      text += `${text === '' ? '' : '|'}${key}:${typeof ring === 'string' ? ring : packRing(ring)}`
    return text
  }

  get size(): number {
    return this.#rings.size
  }

  keys(): Iterable<string> {
    return this.#rings.keys()
  }

  get(key: string): Ring | undefined {
    const known = this.#rings.get(key)
    if (typeof known !== 'string') return known
    const ring = unpackRing(known)
    this.#rings.set(key, ring)
    return ring
  }

  set(key: string, ring: Ring): void {
    this.#rings.set(key, ring)
  }

  delete(key: string): void {
    this.#rings.delete(key)
  }
}

const base = 36

function packRing(ring: Ring): string {
  let text = ''
  for (const one of ring) {
    if (text !== '') text += ' '
    text += typeof one === 'number' ? one.toString(base) : `'${encodeURIComponent(one)}`
  }
  return text
}

const unpackRing = (text: string): Ring =>
  text
    .split(' ')
    .map((one) => (one.startsWith("'") ? decodeURIComponent(one.slice(1)) : Number.parseInt(one, base)))
