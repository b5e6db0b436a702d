import { lookupEvent } from '@splot/contract/events/registry'
import { describeEvent } from '@splot/contract/labels'
import type { Bilingual, Lang } from '@splot/contract/language'
import type { FlipCause } from '../schema/flip.ts'

const words: Readonly<Record<Exclude<FlipCause['kind'], 'event'>, Bilingual>> = {
  timer: { pl: 'minął czas', en: 'time has passed' },
  merge: { pl: 'połączono klientów', en: 'customers were merged' },
  split: { pl: 'rozdzielono klientów', en: 'customers were split' },
  list: { pl: 'zmieniła się lista', en: 'a list changed' },
  build: {
    pl: 'segment powstał lub zmienił się jego warunek',
    en: 'the segment was made, or its condition changed',
  },
  erased: { pl: 'usunięto dane', en: 'data was erased' },
}

/** What brought somebody in or out, in words. @param text JSON of a FlipCause */
export function sayCause(text: string, lang: Lang): { kind: string; event: string | null; text: string } {
  const cause = JSON.parse(text) as FlipCause
  if (cause.kind !== 'event')
    return { kind: cause.kind, event: null, text: words[cause.kind]?.[lang] ?? cause.kind }
  const known = lookupEvent(cause.name)
  const title = known === null ? cause.name : describeEvent(known.name, 'track', {}, lang).title
  return { kind: 'event', event: cause.name, text: title }
}
