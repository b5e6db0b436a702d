import { describePage } from './context.ts'
import type { Outlet } from './outlet.ts'

type Json = Record<string, unknown>

export interface CallOptions extends Json {
  context?: Json
}

/** What a call said, whatever it left out: analytics.js lets every argument but the first be missing. */
export interface Said {
  words: string[]
  objects: Json[]
  done: (() => void) | undefined
}

function readArguments(given: readonly unknown[]): Said {
  const said: Said = { words: [], objects: [], done: undefined }
  for (const one of given) {
    if (typeof one === 'function') said.done = () => one()
    else if (typeof one === 'string' || typeof one === 'number') said.words.push(String(one))
    else if (typeof one === 'object') said.objects.push((one ?? {}) as Json)
  }
  return said
}

const known = ['anonymousId', 'userId', 'messageId', 'timestamp', 'integrations'] as const

/** What a call's options may say of the event itself. */
export const pickOptions = (options: Json): Json =>
  Object.fromEntries(known.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))

/** The verbs of analytics.js. */
export function makeCalls(outlet: Outlet) {
  const { identity } = outlet
  return {
    track: (...given: unknown[]) => {
      const said = readArguments(given)
      return outlet.call('track', { event: said.words[0] ?? '', properties: said.objects[0] ?? {} }, said)
    },
    page: (...given: unknown[]) => {
      const said = readArguments(given)
      const [first, second] = said.words
      const named =
        second === undefined ? { ...(first && { name: first }) } : { category: first, name: second }
      const properties = { ...describePage(), ...named, ...said.objects[0] }
      return outlet.call('page', { ...named, properties }, said)
    },
    identify: (...given: unknown[]) => {
      const said = readArguments(given)
      const traits = said.objects[0] ?? {}
      identity.identify(said.words[0], traits)
      return outlet.call('identify', { traits }, said)
    },
    group: (...given: unknown[]) => {
      const said = readArguments(given)
      const [groupId] = said.words
      if (groupId === undefined)
        return { id: () => identity.known.groupId ?? null, traits: () => identity.groupTraits }
      const traits = said.objects[0] ?? {}
      identity.group(groupId, traits)
      return outlet.call('group', { groupId, traits }, said)
    },
    alias: (...given: unknown[]) => {
      const said = readArguments(given)
      const [userId, previousId = identity.known.userId ?? identity.anonymousId] = said.words
      return outlet.call('alias', { userId, previousId }, { ...said, objects: [{}, said.objects[0] ?? {}] })
    },
  }
}
