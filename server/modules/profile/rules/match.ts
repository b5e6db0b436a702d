import type { PersonName } from './person.ts'
import { foldText, wordsOfQuery } from './search-text.ts'

/** How well a customer fits what was typed: the smaller, the higher she stands. */
export const fit = { exact: 0, begins: 1, holds: 2 } as const
export type Fit = (typeof fit)[keyof typeof fit]

export interface Candidate {
  name: PersonName | null
  /** Values of her identifiers. */
  identifiers: readonly string[]
  /** The text is an identifier of hers, her id or the code she is shown under. */
  isNamedExactly: boolean
}

/**
 * Exactly her surname, her whole name or an identifier; else something of it begins so; else the text only occurs.
 * Polish letters and capitals do not count.
 */
export function judgeFit(text: string, { name, identifiers, isNamedExactly }: Candidate): Fit {
  if (isNamedExactly) return fit.exact
  const asked = wordsOfQuery(text)
  const [given, family] = [foldText(name?.given ?? ''), foldText(name?.family ?? '')]
  const typed = asked.join(' ')
  if (typed === family || typed === `${given} ${family}` || typed === `${family} ${given}`) return fit.exact
  const parts = [given, family, ...`${given} ${family}`.split(/[\s-]+/), ...identifiers.map(foldText)]
  return asked.every((word) => parts.some((part) => part.startsWith(word))) ? fit.begins : fit.holds
}
