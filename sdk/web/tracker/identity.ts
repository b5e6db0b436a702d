import { dropCookie, makeId, readCookie, storage, writeCookie } from './storage.ts'

type Json = Record<string, unknown>

const idName = 'splot_id'
const knownName = 'splot.known'

/** Who is at this browser, as far as the page has said. Kept on the device only while she allows it. */
export function createIdentity() {
  let isKept = false
  let anonymousId = makeId()
  let known: { userId?: string; groupId?: string } = {}
  // Traits are hers: they live as long as the page does.
  let traits: Json = {}
  let groupTraits: Json = {}
  const keep = () => {
    if (!isKept) return
    writeCookie(idName, anonymousId)
    storage.set(idName, anonymousId)
    storage.set(knownName, JSON.stringify(known))
  }
  const readKnown = (): typeof known => {
    try {
      return JSON.parse(storage.get(knownName) ?? '{}')
    } catch {
      return {}
    }
  }
  return {
    anonymousId: () => anonymousId,
    userId: () => known.userId,
    groupId: () => known.groupId,
    traits: () => traits,
    groupTraits: () => groupTraits,
    setAnonymousId(id: string) {
      anonymousId = id
      keep()
    },
    identify(userId: string | undefined, more: Json) {
      if (userId !== undefined) {
        if (known.userId !== undefined && known.userId !== userId) traits = {}
        known.userId = userId
      }
      traits = { ...traits, ...more }
      keep()
    },
    group(groupId: string, more: Json) {
      known.groupId = groupId
      groupTraits = more
      keep()
    },
    /** Another person sits down. */
    reset() {
      anonymousId = makeId()
      known = {}
      traits = {}
      groupTraits = {}
      keep()
    },
    /** She allows an id: the one she had, else the one of this page. */
    keep() {
      if (isKept) return
      isKept = true
      const stored = readCookie(idName) ?? storage.get(idName)
      if (stored !== null && /^[\w-]{8,64}$/.test(stored)) anonymousId = stored
      known = { ...readKnown(), ...known }
      keep()
    },
    /** She does not: nothing stays, and what follows cannot be tied to what was. */
    forget() {
      if (isKept) anonymousId = makeId()
      isKept = false
      dropCookie(idName)
      storage.remove(idName)
      storage.remove(knownName)
    },
  }
}

export type Identity = ReturnType<typeof createIdentity>
