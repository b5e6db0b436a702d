/** Chance with a seed (mulberry32): the same seed gives the same day. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not with, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.next() * values.length)]
    if (value === undefined) throw new Error('Nothing to pick from')
    return value
  }

  /** Some of the values, each once, in the order drawn. */
  sample<T>(values: readonly T[], count: number): T[] {
    const rest = [...values]
    const drawn: T[] = []
    while (drawn.length < count && rest.length > 0) {
      drawn.push(...rest.splice(Math.floor(this.next() * rest.length), 1))
    }
    return drawn
  }

  /** Shaped as a random UUID, for browsers and devices. */
  uuid(): string {
    let hex = ''
    for (let i = 0; i < 32; i++) hex += Math.floor(this.next() * 16).toString(16)
    const variant = '89ab'[Math.floor(this.next() * 4)]
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

/** A seed of its own for every purpose, so that one more draw here changes nothing there (FNV-1a). */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of parts.join(' ')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
