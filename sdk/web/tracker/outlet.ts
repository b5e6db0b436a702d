import type { Options, Told } from '../core.ts'
import { type CallOptions, pickOptions, type Said } from './calls.ts'
import { type Consent, createConsent } from './consent.ts'
import { describeContext, describePage } from './context.ts'
import { Identity } from './identity.ts'
import { Queue } from './queue.ts'
import { makeId } from './storage.ts'

type Json = Record<string, unknown>
export type Listener = (...said: unknown[]) => void

/** Events that wait for her choice; older ones give way. */
const mostHeld = 100

/** What a call becomes, and when it may go: nothing leaves, and nothing is kept, but as she allows. */
export class Outlet {
  readonly #options: Options
  readonly consent: Consent
  readonly identity = new Identity()
  readonly queue: Queue
  readonly #listeners = new Map<string, Listener[]>()
  #held: Json[] = []

  constructor(options: Options) {
    this.#options = options
    this.consent = createConsent(options)
    this.queue = new Queue(options)
    if (this.consent.choice() !== null) this.#keepOrForget()
  }

  call(type: string, body: Json, said: Said): Promise<Json> {
    const [first = {}, more = {}] = said.objects
    const { context, ...options }: CallOptions = more
    const { userId } = this.identity.known
    const event: Json = {
      type,
      messageId: makeId(),
      timestamp: new Date().toISOString(),
      ...(userId !== undefined && { userId }),
      ...body,
      ...pickOptions(options),
      // The page is the one of the call, also where the event is sent from the next.
      context: { page: describePage(), ...context },
    }
    this.#take(event)
    this.#tell(type, body.event ?? body.name ?? body.userId, first, more)
    said.done?.()
    return Promise.resolve(event)
  }

  told(told: Told): void {
    this.consent.tell(told)
    this.#keepOrForget()
    const waiting = this.#held
    this.#held = []
    for (const event of waiting) this.#take(event)
    this.#tell('consent', this.consent.choice())
  }

  on(name: string, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
  }

  off(name: string, listener: Listener): void {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((one) => one !== listener),
    )
  }

  #tell(name: string, ...said: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(...said)
  }

  #keepOrForget(): void {
    const isAllowed = this.consent.choice()?.storage === true
    for (const one of [this.identity, this.queue])
      if (isAllowed) one.keep()
      else one.forget()
  }

  #take(event: Json): void {
    const choice = this.consent.choice()
    if (choice === null && this.#options.before === 'hold')
      this.#held = [...this.#held, event].slice(-mostHeld)
    else if (choice === null || choice.storage || this.#options.refused === 'cookieless') this.#release(event)
  }

  /** An id of hers stands in what follows only as far as she allows it now. */
  #release(event: Json): void {
    const context = { ...describeContext(this.consent.describe()), ...(event.context as Json) }
    this.queue.put({ anonymousId: this.identity.anonymousId, ...event, context })
  }
}
