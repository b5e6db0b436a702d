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

/** A code that the browser knows a word for: `pl` is "polski", `PL` is "Polska"; null where it knows none. */
export function wordCode(key: string, value: string, { language }: Pick<Words, 'language'>): string | null {
  const type = kinds[findTrait(key)?.name ?? key]
  if (type === undefined || !/^[a-z]{2}([-_][a-z]{2})?$/i.test(value)) return null
  try {
    return new Intl.DisplayNames([language], { type }).of(value.replace('_', '-')) ?? null
  } catch {
    return null
  }
}
