type Json = Record<string, unknown>

export interface CallOptions extends Json {
  context?: Json
  timestamp?: string | Date
  anonymousId?: string
  userId?: string
  messageId?: string
}

/** What a call said, whatever it left out: analytics.js lets every argument but the first be missing. */
export interface Said {
  words: string[]
  objects: Json[]
  done: (() => void) | undefined
}

export function readArguments(given: readonly unknown[]): Said {
  const said: Said = { words: [], objects: [], done: undefined }
  for (const one of given) {
    if (typeof one === 'function') said.done = () => one()
    else if (typeof one === 'string' || typeof one === 'number') said.words.push(String(one))
    else if (typeof one === 'object') said.objects.push((one ?? {}) as Json)
  }
  return said
}
