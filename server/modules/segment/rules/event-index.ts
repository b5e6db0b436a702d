import { kindOfProperty } from '@splot/contract/segment/catalogue'
import { categoryPath, listAbove } from '@splot/contract/segment/category'
import type { Where } from '@splot/contract/segment/leaves'
import { currencyProperty } from '@splot/contract/segment/names'
import { type ReadableEvent, readProperty } from './read-property.ts'
import type { Trace } from './trace.ts'

/**
 * Finds the few traces an event may mean something to: of those that ask for a property to be one of some words, only the
 * ones that name its word; of those that ask for a category, only the ones that name it or one above it; all others always.
 */
export interface EventIndex {
  always: readonly number[]
  keyed: readonly Keyed[]
}

interface Keyed {
  property: string
  /** By paths of categories, not by words. */
  isPath: boolean
  byValue: ReadonlyMap<string, readonly number[]>
}

/** Traces by the name of an event. */
export function indexTraces(traces: readonly Trace[]): Map<string, EventIndex> {
  const names = new Set(traces.flatMap(({ events }) => events))
  const own = new Map<string, number[]>([...names].map((name) => [name, []]))
  for (const [i, { events }] of traces.entries()) for (const name of events) own.get(name)?.push(i)
  return new Map([...own].map(([name, indexes]) => [name, indexOne(traces, indexes)]))
}

function indexOne(traces: readonly Trace[], indexes: readonly number[]): EventIndex {
  const always: number[] = []
  const keyed = new Map<string, Omit<Keyed, 'byValue'> & { byValue: Map<string, number[]> }>()
  for (const i of indexes) {
    const words = findWords(traces[i]?.where ?? [])
    if (words === null) {
      always.push(i)
      continue
    }
    const { property, isPath } = words
    const key = `${isPath} ${property}`
    const { byValue } = keyed.get(key) ?? { byValue: new Map<string, number[]>() }
    keyed.set(key, { property, isPath, byValue })
    for (const value of new Set(words.values)) byValue.set(value, [...(byValue.get(value) ?? []), i])
  }
  return { always, keyed: [...keyed.values()] }
}

/** A comparison that only certain words pass; null where there is none. */
function findWords(where: readonly Where[]): { property: string; isPath: boolean; values: string[] } | null {
  for (const { property, op, value } of where) {
    if (op === 'under' && typeof value === 'string')
      return { property, isPath: true, values: [categoryPath(value)] }
    if ((op !== 'is' && op !== 'in') || value === undefined) continue
    // Nearly all events are of one currency: it would find every trace.
    if (property === currencyProperty) continue
    const kind = kindOfProperty(property)
    if (kind !== null && kind !== 'text') continue
    const values = (Array.isArray(value) ? value : [value]).flatMap((one) =>
      typeof one === 'string' ? [one.normalize('NFC')] : [],
    )
    if (values.length === (Array.isArray(value) ? value.length : 1))
      return { property, isPath: false, values }
  }
  return null
}

/** Indexes of traces that may take the event, each once: whether they do is theirs to say. */
export function listCandidates(index: EventIndex, event: ReadableEvent): readonly number[] {
  if (index.keyed.length === 0) return index.always
  let found: number[] | null = null
  for (const { property, isPath, byValue } of index.keyed) {
    const raw = readProperty(event, property)
    for (const one of Array.isArray(raw) ? raw : [raw]) {
      if (typeof one !== 'string') continue
      if (!isPath) found = addTo(found, index.always, byValue.get(one) ?? byValue.get(one.normalize('NFC')))
      else
        for (const path of listAbove(categoryPath(one))) found = addTo(found, index.always, byValue.get(path))
    }
  }
  return found ?? index.always
}

/** What is found, begun by those who always are; every event comes by here, so that nothing is made where nothing is found. */
function addTo(
  found: number[] | null,
  always: readonly number[],
  more: readonly number[] | undefined,
): number[] | null {
  if (more === undefined) return found
  const all = found ?? [...always]
  for (const i of more) if (!all.includes(i)) all.push(i)
  return all
}
