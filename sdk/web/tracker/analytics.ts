import type { Options, Splot } from '../core.ts'
import { makeCalls } from './calls.ts'
import { hasGpc } from './consent.ts'
import { createLoader } from './load.ts'
import { type Listener, Outlet } from './outlet.ts'

/** The surface of analytics.js, and beside it what the other parts of the script use. */
export function createAnalytics(options: Options) {
  const outlet = new Outlet(options)
  const { identity, queue, consent } = outlet
  const calls = makeCalls(outlet)
  const splot: Splot = {
    options,
    choice: consent.choice,
    consent: (told) => outlet.told(told),
    hasGpc,
    track: (event, properties = {}, messageId) =>
      void calls.track(event, properties, messageId && { messageId }),
    anonymousId: () => identity.anonymousId,
    on: (name, listener) => outlet.on(name, listener),
    flush: () => queue.flush(),
    load: createLoader(options),
  }
  const analytics = {
    ...calls,
    ...makeState(outlet),
    /** A consent manager of the page's own says here what she chose. */
    consent: splot.consent,
    flush: splot.flush,
    /** Asks the browser to allow notifications; call it from a click. */
    subscribeToPush: () => {
      splot.load('push')
      return waitFor(() => splot.subscribe).then((subscribe) => subscribe())
    },
    /** Cart and wish list. */
    commerce: () => {
      splot.load('commerce')
      return waitFor(() => splot.commerce)
    },
    openConsents: () => {
      splot.load('banner')
      void waitFor(() => splot.openBanner).then((open) => open())
    },
    initialized: true,
  }
  addEventListener('online', () => queue.resume())
  addEventListener('pagehide', splot.flush)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') queue.flush()
  })
  return { analytics, splot }
}

/** Who is there, and who listens. */
function makeState(outlet: Outlet) {
  const { identity } = outlet
  const state = {
    user: () => ({
      id: () => identity.known.userId ?? null,
      anonymousId: (id?: string) => {
        if (id !== undefined) identity.setAnonymousId(id)
        return identity.anonymousId
      },
      traits: () => identity.traits,
    }),
    setAnonymousId: (id: string) => identity.setAnonymousId(id),
    reset: () => identity.reset(),
    ready: (done?: () => void) => Promise.resolve(done?.()),
    on: (name: string, listener: Listener) => {
      outlet.on(name, listener)
      return state
    },
    off: (name: string, listener: Listener) => {
      outlet.off(name, listener)
      return state
    },
  }
  return state
}

const patienceMs = 10_000

/** Resolves once another part of the script is there. */
function waitFor<T>(look: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const until = Date.now() + patienceMs
    const turn = () => {
      const found = look()
      if (found !== undefined) resolve(found)
      else if (Date.now() > until) reject(new Error('Splot: a part of the script did not load'))
      else setTimeout(turn, 50)
    }
    turn()
  })
}
