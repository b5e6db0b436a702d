import type { Person } from './cast/people.ts'
import { type Blunder, type Body, type DayEvent, minuteMs, type Via } from './event.ts'
import { Random, seedOf } from './random.ts'

/** The day as it is written: every event of everybody, and the numbers that must not repeat. */
export class Book {
  readonly events: DayEvent[] = []
  readonly seed: number
  /** Which playing of the day this is: orders, calls and visits of one are not those of the next. */
  readonly run: number
  readonly #counters = new Map<string, number>()

  constructor(seed: number, run: number) {
    this.seed = seed
    this.run = run
  }

  count(kind: string): number {
    const next = (this.#counters.get(kind) ?? 0) + 1
    this.#counters.set(kind, next)
    return next
  }

  /** A number as a system of the brand gives it: `TM-4691-012`. */
  number(prefix: string): string {
    return `${prefix}-${this.run}-${String(this.count(prefix)).padStart(3, '0')}`
  }
}

const libraryMark = { browser: 'ajs-next', phone: 'mobile', desk: 'node-next' } as const

export interface Extra {
  readonly blunder?: Blunder
  readonly clockErrorMs?: number
}

/** One person's day: where the hand of the clock stands for her, and what she leaves behind. */
export class Life {
  readonly person: Person
  readonly book: Book
  readonly random: Random
  /** Milliseconds since midnight. */
  at: number

  constructor(person: Person, book: Book, at: number) {
    this.person = person
    this.book = book
    this.at = at
    this.random = new Random(seedOf(book.seed, 'life', person.index, book.count(`life ${person.index}`)))
  }

  /** Lets some time pass: minutes, at least and at most. */
  wait(least: number, most = least): void {
    this.at += Math.round((least + (most - least) * this.random.next()) * minuteMs)
  }

  add(via: Via, body: Body, extra: Extra = {}): void {
    const messageId = `${libraryMark[via.kind]}-${this.book.run}-${this.book.count('message')}`
    this.book.events.push({ at: this.at, via, body: { messageId, ...body }, ...extra })
  }
}
