import type { Options, Splot } from '../core.ts'
import { type CallOptions, readArguments } from './calls.ts'
import { createConsent, hasGpc } from './consent.ts'
import { describeContext, describePage } from './context.ts'
import { createIdentity } from './identity.ts'
import { createLoader } from './load.ts'
import { createQueue } from './queue.ts'
import { makeId } from './storage.ts'

type Json = Record<string, unknown>
type Listener = (...said: unknown[]) => void

/** Events that wait for her choice; older ones give way. */
const mostHeld = 100

/** The surface of analytics.js over identity, consent and queue. */
export function createAnalytics(options: Options) {
  const identity = createIdentity()
  const consent = createConsent(options)
  const queue = createQueue(options)
  const listeners = new Map<string, Listener[]>()
  let held: Json[] = []

  const keepOrForget = () => {
    const isAllowed = consent.choice()?.storage === true
    for (const one of [identity, queue])
      if (isAllowed) one.keep()
      else one.forget()
  }
  const release = (event: Json) => {
    // An id of hers stands in what follows only as far as she allows it now.
    queue.put({
      anonymousId: identity.anonymousId(),
      ...event,
      context: { ...describeContext(consent.describe()), ...(event.context as Json) },
    })
  }
  const take = (event: Json) => {
    const choice = consent.choice()
    if (choice === null && options.before === 'hold') held = [...held, event].slice(-mostHeld)
    else if (choice === null || choice.storage || options.refused === 'cookieless') release(event)
  }
  const call = (type: string, body: Json, said: { objects: Json[]; done: (() => void) | undefined }) => {
    const { context, ...more } = (said.objects[1] ?? {}) as CallOptions
    const event: Json = {
      type,
      messageId: makeId(),
      timestamp: new Date().toISOString(),
      ...(identity.userId() !== undefined && { userId: identity.userId() }),
      ...body,
      ...pick(more),
      // The page is the one of the call, also where the event is sent from the next.
      context: { page: describePage(), ...context },
    }
    take(event)
    for (const listener of listeners.get(type) ?? [])
      listener(body.event ?? body.name ?? body.userId, said.objects[0] ?? {}, said.objects[1] ?? {})
    said.done?.()
    return Promise.resolve(event)
  }
  const splot: Splot = {
    options,
    choice: consent.choice,
    consent(told) {
      consent.tell(told)
      keepOrForget()
      const waiting = held
      held = []
      waiting.forEach(take)
      for (const listener of listeners.get('consent') ?? []) listener(consent.choice())
    },
    hasGpc,
    track: (event, properties = {}) => void analytics.track(event, properties),
    anonymousId: identity.anonymousId,
    on: (name, listener) => void analytics.on(name, listener),
    flush: queue.flush,
    load: createLoader(options),
  }
  const analytics = {
    track: (...given: unknown[]) => {
      const said = readArguments(given)
      return call('track', { event: said.words[0] ?? '', properties: said.objects[0] ?? {} }, said)
    },
    page: (...given: unknown[]) => {
      const said = readArguments(given)
      const [first, second] = said.words
      const named =
        second === undefined ? { ...(first && { name: first }) } : { category: first, name: second }
      return call('page', { ...named, properties: { ...describePage(), ...named, ...said.objects[0] } }, said)
    },
    identify: (...given: unknown[]) => {
      const said = readArguments(given)
      const traits = said.objects[0] ?? {}
      identity.identify(said.words[0], traits)
      return call('identify', { traits }, said)
    },
    group: (...given: unknown[]) => {
      const said = readArguments(given)
      const [groupId] = said.words
      if (groupId === undefined) return { id: identity.groupId, traits: identity.groupTraits }
      const traits = said.objects[0] ?? {}
      identity.group(groupId, traits)
      return call('group', { groupId, traits }, said)
    },
    alias: (...given: unknown[]) => {
      const said = readArguments(given)
      const [userId, previousId = identity.userId() ?? identity.anonymousId()] = said.words
      return call('alias', { userId, previousId }, { ...said, objects: [{}, said.objects[0] ?? {}] })
    },
    user: () => ({
      id: () => identity.userId() ?? null,
      anonymousId: (id?: string) => {
        if (id !== undefined) identity.setAnonymousId(id)
        return identity.anonymousId()
      },
      traits: identity.traits,
    }),
    setAnonymousId: identity.setAnonymousId,
    reset: identity.reset,
    ready: (done?: () => void) => Promise.resolve(done?.()),
    on: (name: string, listener: Listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
      return analytics
    },
    off: (name: string, listener: Listener) => {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter((one) => one !== listener),
      )
      return analytics
    },
    /** A consent manager of the page's own says here what she chose. */
    consent: splot.consent,
    flush: queue.flush,
    /** Asks the browser to allow notifications; call it from a click. */
    subscribeToPush: () => {
      splot.load('push')
      return waitFor(() => splot.subscribe).then((subscribe) => subscribe())
    },
    openConsents: () => {
      splot.load('banner')
      void waitFor(() => splot.openBanner).then((open) => open())
    },
    initialized: true,
  }
  if (consent.choice() !== null) keepOrForget()
  addEventListener('online', queue.resume)
  addEventListener('pagehide', queue.flush)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && queue.flush())
  return { analytics, splot }
}

export type Analytics = ReturnType<typeof createAnalytics>['analytics']

const pick = ({ anonymousId, userId, messageId, timestamp, integrations }: CallOptions): Json =>
  Object.fromEntries(
    Object.entries({ anonymousId, userId, messageId, timestamp, integrations }).filter(
      ([, value]) => value !== undefined,
    ),
  )

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
