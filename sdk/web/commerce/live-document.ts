import { storage } from '../tracker/storage.ts'
import type { Ask, Refused } from './door.ts'
import { Outbox, showChange } from './outbox.ts'
import type { Session } from './session.ts'

interface Change {
  readonly id: string
  readonly at: number
}

export interface DocumentOptions<V, C extends Change> {
  /** Its address at the door: `cart`. */
  path: string
  session: Session
  apply(view: V | null, changes: readonly C[]): V | null
  tell(): void
  refused(error: Refused): void
}

/** A document that many change at once: what the server said, and over it what it has not confirmed yet. */
export class LiveDocument<V extends { version: string }, C extends Change> {
  readonly #options: DocumentOptions<V, C>
  readonly #outbox: Outbox<C>
  #said: V | null = null
  #shown: V | null = null
  #isStale = false

  constructor(options: DocumentOptions<V, C>) {
    this.#options = options
    const { path, apply } = options
    const show = () => {
      this.#shown = apply(this.#said, this.#outbox.waiting)
      options.tell()
    }
    this.#outbox = new Outbox<C>({
      name: `splot.shop.${path}`,
      send: (changes) => this.#send(changes),
      onRefused: (_, error) => options.refused(error),
      onChange: show,
    })
    if (options.session.isOpen) this.#said = readSaid(this.#name)
    this.#shown = apply(this.#said, this.#outbox.waiting)
  }

  /** What was said last stands on the screen while the network is away, or before it has answered. */
  get #name(): string {
    return `splot.shop.${this.#options.path}.said`
  }

  /** The version on the screen; nothing where a change of hers stands over it that no version holds yet. */
  seen(): { seen?: string } {
    const version = this.isWaiting() ? undefined : this.#said?.version
    return version ? { seen: version } : {}
  }

  /** The same object until something changes; null before anything is known. */
  view = (): V | null => this.#shown

  /** Not confirmed by the server yet. */
  isWaiting = (): boolean => this.#outbox.waiting.length > 0

  put(change: C): void {
    this.#outbox.put(change)
  }

  settle(): Promise<void> {
    return this.#outbox.settle()
  }

  /** What the live line brought. While a change of ours is under way it may or may not hold it: read after it. */
  hear(view: V): void {
    if (this.#outbox.isFlying) this.#isStale = true
    else this.#take(view)
  }

  async read(): Promise<void> {
    const { path, session } = this.#options
    this.hear(await session.ask<V>({ method: 'GET', path }))
  }

  /** Another act of the door whose answer is this document. */
  async act(ask: Ask): Promise<V> {
    const view = await this.#options.session.ask<V>(ask)
    this.#take(view)
    return view
  }

  forget(): void {
    this.#said = null
    storage.remove(this.#name)
    this.#outbox.clear()
  }

  #keep(view: V): void {
    this.#said = view
    storage.set(this.#name, JSON.stringify(view))
  }

  #take(view: V): void {
    this.#keep(view)
    this.#shown = this.#options.apply(view, this.#outbox.waiting)
    this.#options.tell()
  }

  async #send(changes: readonly C[]): Promise<void> {
    const { path, session } = this.#options
    const body = { changes: changes.map(showChange) }
    // Shown when the outbox has let go of them.
    this.#keep(await session.ask<V>({ method: 'POST', path: `${path}/changes`, body }))
    if (!this.#isStale) return
    this.#isStale = false
    this.#keep(await session.ask<V>({ method: 'GET', path }))
  }
}

function readSaid<V>(name: string): V | null {
  try {
    return JSON.parse(storage.get(name) ?? 'null')
  } catch {
    return null
  }
}
