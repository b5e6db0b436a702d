import type { ReadEvent } from '../rules/normalise.ts'

const read = Symbol('read')

interface Remembering {
  [read]?: ReadEvent
}

/**
 * What accepting read from a body, for the pipeline in the same process. Kept on the parsed body itself under a symbol
 * (JSON does not see it): a WeakMap costs as much in garbage collection as reading the event again.
 */
export const recallRead = (parsed: object): ReadEvent | undefined => (parsed as Remembering)[read]

export function rememberRead(parsed: object, answer: ReadEvent): void {
  const body = parsed as Remembering
  body[read] = answer
}
