import { randomInt } from 'node:crypto'

/** Seeded randomness (mulberry32): one seed, one run. */
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
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number {
    return Math.floor(this.next() * below)
  }
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.int(most - least + 1)
  }
  chance(probability: number): boolean {
    return this.next() < probability
  }
  pick<T>(values: readonly T[]): T {
    const value = values[this.int(values.length)]
    if (value === undefined) throw new Error('Nothing to pick from')
    return value
  }
  /** A new array in another order. */
  shuffle<T>(values: readonly T[]): T[] {
    const keyed = values.map((value) => ({ value, key: this.next() }))
    return keyed.sort((a, b) => a.key - b.key).map((one) => one.value)
  }
  /** A source of its own, so that two threads of a test do not take each other's numbers. */
  fork(): Random {
    return new Random(this.int(2 ** 32))
  }
  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += this.int(16).toString(16)
    return text
  }
}

export interface Seeded {
  seed: number
  random: Random
}

/**
 * The seed of a test's run: fresh, or the one of `GUARANTEE_SEED`. Printed with the command that replays the run.
 * @param name file name without `.test.ts`, in `folder`
 */
export function openSeed(name: string, folder = 'tests/guarantees'): Seeded {
  const asked = process.env.GUARANTEE_SEED
  const seed = asked === undefined ? randomInt(2 ** 31) : Number(asked)
  process.stdout.write(
    `${name}: seed ${seed}; again: GUARANTEE_SEED=${seed} npx vitest run ${folder}/${name}.test.ts\n`,
  )
  return { seed, random: new Random(seed) }
}

/** How much of it: 1 in the suite of every push, more by `GUARANTEE_SCALE` in the nightly one. */
export function scale(usual: number): number {
  return Math.ceil(usual * Number(process.env.GUARANTEE_SCALE ?? 1))
}

/** A figure the test measured, for the record. */
export function tell(name: string, figures: Readonly<Record<string, number | string>>): void {
  process.stdout.write(`${name}: ${JSON.stringify(figures)}\n`)
}

/** A test that lacks its tool says so: it is counted as skipped, never as passed. */
export function tellSkipped(name: string, because: string): void {
  process.stdout.write(`${name}: SKIPPED, ${because}\n`)
}

/** A test's own time limit, longer where it does more. */
export function limitMs(usual: number): number {
  return usual * Math.max(1, Number(process.env.GUARANTEE_SCALE ?? 1))
}
