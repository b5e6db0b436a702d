import { dropCookie, makeId, readCookie, storage, writeCookie } from './storage.ts'

type Json = Record<string, unknown>

const idName = 'splot_id'
const knownName = 'splot.known'

interface Known {
  userId?: string
  groupId?: string
}

/** Who is at this browser, as far as the page has said. Kept on the device only while she allows it. */
export class Identity {
  #isKept = false
  #anonymousId = makeId()
  #known: Known = {}
  /** Traits are hers: they live as long as the page does. */
  traits: Json = {}
  groupTraits: Json = {}

  get anonymousId(): string {
    return this.#anonymousId
  }

  get known(): Readonly<Known> {
    return this.#known
  }

  setAnonymousId(id: string): void {
    this.#anonymousId = id
    this.#write()
  }

  identify(userId: string | undefined, more: Json): void {
    if (userId !== undefined) {
      if (this.#known.userId !== undefined && this.#known.userId !== userId) this.traits = {}
      this.#known.userId = userId
    }
    this.traits = { ...this.traits, ...more }
    this.#write()
  }

  group(groupId: string, more: Json): void {
    this.#known.groupId = groupId
    this.groupTraits = more
    this.#write()
  }

  /** Another person sits down. */
  reset(): void {
    this.#anonymousId = makeId()
    this.#known = {}
    this.traits = {}
    this.groupTraits = {}
    this.#write()
  }

  /** She allows an id: the one she had, else the one of this page. */
  keep(): void {
    if (this.#isKept) return
    this.#isKept = true
    const stored = readCookie(idName) ?? storage.get(idName)
    if (stored !== null && /^[\w-]{8,64}$/.test(stored)) this.#anonymousId = stored
    this.#known = { ...readKnown(), ...this.#known }
    this.#write()
  }

  /** She does not: nothing stays, and what follows cannot be tied to what was. */
  forget(): void {
    if (this.#isKept) this.#anonymousId = makeId()
    this.#isKept = false
    dropCookie(idName)
    storage.remove(idName)
    storage.remove(knownName)
  }

  #write(): void {
    if (!this.#isKept) return
    writeCookie(idName, this.#anonymousId)
    storage.set(idName, this.#anonymousId)
    storage.set(knownName, JSON.stringify(this.#known))
  }
}

function readKnown(): Known {
  try {
    return JSON.parse(storage.get(knownName) ?? '{}')
  } catch {
    return {}
  }
}
