import type { Options, Splot } from '../core.ts'
import { makeId, storage } from '../tracker/storage.ts'
import { type Ask, askDoor, Refused } from './door.ts'

export interface Customer {
  readonly id: string
  readonly givenName: string | null
}

interface Kept {
  /** Names this device's cart. It is no id of a visitor: made when she first puts something in, never before. */
  device: string
  token: string | null
  isKnown: boolean
  customer: Customer | null
}

const keptName = 'splot.shop'
/** The id of the visit under which somebody signed out. */
const leftName = 'splot.left'

function readKept(): Kept | null {
  try {
    return JSON.parse(storage.get(keptName) ?? 'null')
  } catch {
    return null
  }
}

/** Who shops here: a guest by her device's cart, or who has signed in by a token of the shop's own server. */
export class Session {
  readonly #options: Options
  readonly #splot: Splot
  #kept: Kept | null = readKept()
  #opening: Promise<void> | null = null
  onChange: () => void = () => {}

  constructor(splot: Splot) {
    this.#splot = splot
    this.#options = splot.options
  }

  /** Is there a cart of this device, or somebody signed in? Nothing is asked for before. */
  get isOpen(): boolean {
    return this.#kept !== null
  }

  get isKnown(): boolean {
    return this.#kept?.isKnown === true
  }

  get customer(): Customer | null {
    return this.#kept?.customer ?? null
  }

  get token(): string | null {
    return this.#kept?.token ?? null
  }

  /** The id under which the cart of this device goes. */
  get device(): string {
    this.#kept ??= {
      device: this.#findVisit() ?? makeId(),
      ...{ token: null, isKnown: false, customer: null },
    }
    return this.#kept.device
  }

  /** Where she allows an id, cart and visit go by the same; not by that of somebody who has signed out of it. */
  #findVisit(): string | null {
    if (this.#splot.choice()?.storage !== true) {
      storage.remove(leftName)
      return null
    }
    const id = this.#splot.anonymousId()
    return id === storage.get(leftName) ? null : id
  }

  /** Asks with her token; an old token is exchanged for a new one, once. */
  async ask<T>(ask: Ask): Promise<T> {
    if (this.token === null) await this.#open()
    try {
      return await askDoor<T>(this.#options, { ...ask, token: this.token })
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error
      // Who was signed in is not any more; the device's own cart is still there.
      if (this.isKnown) this.#put({ device: makeId(), token: null, isKnown: false, customer: null })
      await this.#open()
      return askDoor<T>(this.#options, { ...ask, token: this.token })
    }
  }

  /** With a token that the shop's server was given for her. */
  async signIn(token: string): Promise<void> {
    this.#put({ device: this.device, token, isKnown: true, customer: null })
    await this.#open(token)
  }

  signOut(): void {
    // Ids of device and visit are hers now: whoever shops here next has a cart of his own, `reset()` or not.
    if (this.isKnown && this.#splot.choice()?.storage === true)
      storage.set(leftName, this.#splot.anonymousId())
    this.#kept = null
    storage.remove(keptName)
    this.onChange()
  }

  #open(token?: string): Promise<void> {
    this.#opening ??= this.#exchange(token).finally(() => {
      this.#opening = null
    })
    return this.#opening
  }

  async #exchange(token?: string): Promise<void> {
    const { device } = this
    const isApp = matchMedia('(display-mode: standalone)').matches
    const body = { anonymousId: device, isApp, ...(token !== undefined && { token }) }
    const asked = { method: 'POST', path: 'session', body }
    const reply = await askDoor<{ token: string; customer: Customer | null }>(this.#options, asked)
    this.#put({ device, token: reply.token, isKnown: reply.customer !== null, customer: reply.customer })
  }

  #put(kept: Kept): void {
    this.#kept = kept
    storage.set(keptName, JSON.stringify(kept))
    this.onChange()
  }
}
