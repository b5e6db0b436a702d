import { findTrait } from '@splot/contract/traits'
import type { TimelineItem } from '../../app/api.ts'
import type { Words } from '../../i18n/t.ts'

/** A store as people call it, as far as the events at hand tell; else its code. */
export function nameStore(id: string, items: readonly TimelineItem[]): string {
  const told = items.find(
    ({ properties }) => properties.store_id === id && properties.store_name !== undefined,
  )
  return typeof told?.properties.store_name === 'string' ? told.properties.store_name : id
}

const kinds: Record<string, 'language' | 'region'> = { language: 'language', country: 'region' }

const [woman, man] = [
  { pl: 'kobieta', en: 'woman' },
  { pl: 'mężczyzna', en: 'man' },
]
const genders: Record<string, Record<Words['language'], string>> = {
  female: woman,
  f: woman,
  k: woman,
  male: man,
  m: man,
}

/** A code that we, or the browser, a word for: `pl` is "polski", `PL` is "Polska"; null where it knows none. */
export function wordCode(key: string, value: string, { language }: Pick<Words, 'language'>): string | null {
  const name = findTrait(key)?.name ?? key
  if (name === 'gender') return genders[value.toLowerCase()]?.[language] ?? null
  const type = kinds[name]
  if (type === undefined || !/^[a-z]{2}([-_][a-z]{2})?$/i.test(value)) return null
  try {
    return new Intl.DisplayNames([language], { type }).of(value.replace('_', '-')) ?? null
  } catch {
    return null
  }
}
