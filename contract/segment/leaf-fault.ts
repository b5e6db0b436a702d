import { lookupEvent } from '../events/registry.ts'
import { isPiiKey } from '../pii-keys.ts'
import { findProperty } from '../properties.ts'
import { categoryPath } from './category.ts'
import type { ConditionFault } from './condition.ts'
import { isAmount } from './currency.ts'
import type { Leaf, LeafOf, NumberOp, SequenceStep, ValueOp, Where } from './leaves.ts'
import { spanMs } from './window.ts'

/** Counting remembers one event more than it is asked for. */
export const mostCounted = 1_000

type Wrong = ConditionFault
interface Compared {
  op: ValueOp | LeafOf<'trait'>['op']
  value?: Where['value'] | undefined
}

/** What a well-formed leaf lacks to mean something; null for one that can be evaluated. Paths are the leaf's own. */
export function findLeafFault(leaf: Leaf): ConditionFault | null {
  switch (leaf.kind) {
    case 'event':
      return (
        findWhereFault(leaf.events, leaf.where, 'where') ??
        findMeasureFault(leaf) ??
        findCurrencyFault(leaf, isAmount(leaf))
      )
    case 'event_time':
      return findWhereFault(leaf.events, leaf.where, 'where') ?? findTimeFault(leaf)
    case 'sequence':
      return findStepsFault(leaf)
    case 'trait':
      return findTraitFault(leaf)
    case 'computed':
      return findValueFault(leaf, 'value')
    case 'engagement':
      return findCountFault(leaf)
    case 'orders':
      return findCategoryFault(leaf) ?? findBoughtFault(leaf)
    case 'cart':
      return findCategoryFault(leaf)
    case 'consent':
    case 'reachable':
    case 'stock':
    case 'place':
    case 'segment':
    case 'list':
    case 'sample':
      return null
  }
}

const findBoughtFault = (leaf: LeafOf<'orders'>): Wrong | null =>
  leaf.measure === 'count' ? (findCountFault(leaf) ?? findCurrencyFault(leaf, false)) : null

const findCategoryFault = ({ category }: LeafOf<'orders' | 'cart'>): Wrong | null =>
  category === undefined || typeof category === 'string'
    ? null
    : findPathFault(category.under, 'category.under')

/** What is nothing but separators names no category. */
const findPathFault = (category: string, path: string): Wrong | null =>
  categoryPath(category) === '' ? missing(path, 'Podaj kategorię', 'Name a category') : null

function findStepsFault({ steps, window, within }: LeafOf<'sequence'>): Wrong | null {
  let quietMs = 0
  for (const [i, step] of steps.entries()) {
    const path = `steps[${i}]`
    const fault =
      findWhereFault(step.events, step.where, `${path}.where`) ?? findAbsenceFault(step, steps[i - 1], path)
    if (fault !== null) return fault
    quietMs += step.for === undefined ? 0 : spanMs(step.for)
    if (quietMs >= spanMs(window.last))
      return missing(
        `${path}.for`,
        'Ten czas jest dłuższy niż cały okres, w którym szukamy kroków',
        'This time is longer than the whole window of the steps',
      )
    if (step.absent !== true && within !== undefined && quietMs > spanMs(within))
      return missing(
        'within',
        'Kroki nie zmieszczą się w tym czasie: przerwa między nimi jest dłuższa',
        'The steps do not fit into this time: the pause between them is longer',
      )
  }
  return null
}

/** Nothing is absent but after something that happened. */
function findAbsenceFault(step: SequenceStep, before: SequenceStep | undefined, path: string): Wrong | null {
  if (step.absent !== true)
    return step.for === undefined
      ? null
      : missing(`${path}.for`, 'Czas ma tylko krok, którego ma nie być', 'Only an absent step takes a time')
  if (before === undefined)
    return missing(`${path}.absent`, 'Zacznij od kroku, który się zdarzył', 'Begin with a step that happened')
  return before.absent === true
    ? missing(
        `${path}.absent`,
        'Połącz kroki, których ma nie być, w jeden',
        'Make one of the steps that must not happen',
      )
    : null
}

function findMeasureFault(leaf: LeafOf<'event'>): Wrong | null {
  if (leaf.measure !== 'count') {
    if (leaf.property === undefined)
      return missing('property', 'Wskaż właściwość, którą liczyć', 'Name the property to measure')
    if (isPersonal(leaf.events, leaf.property)) return personal('property', leaf.property)
  }
  return leaf.measure === 'count' || leaf.measure === 'distinct' ? findCountFault(leaf) : null
}

const findCurrencyFault = (
  { currency }: { currency?: string | undefined },
  isMoney: boolean,
): Wrong | null =>
  currency === undefined || isMoney
    ? null
    : missing('currency', 'Walutę ma tylko kwota', 'Only an amount has a currency')

/** A whole number that can be reached: what can never be true, or always is, is a slip. */
function findCountFault({ op, value }: { op: NumberOp; value: number }): Wrong | null {
  if (!Number.isInteger(value) || value < 0 || value > mostCounted)
    return missing(
      'value',
      `Podaj liczbę całkowitą od 0 do ${mostCounted}`,
      `Give a whole number from 0 to ${mostCounted}`,
    )
  const isEmpty = (op === 'lt' && value === 0) || (op === 'gte' && value === 0)
  return isEmpty
    ? missing('value', 'Ten próg nie odróżnia nikogo od nikogo', 'This threshold tells nobody from anybody')
    : null
}

function findTimeFault({ op, at, span }: LeafOf<'event_time'>): Wrong | null {
  const isInstant = op === 'before' || op === 'after'
  if (isInstant && at === undefined) return missing('at', 'Podaj chwilę', 'Give the instant')
  if (!isInstant && span === undefined) return missing('span', 'Podaj okres', 'Give the span')
  return null
}

function findTraitFault(leaf: LeafOf<'trait'>): Wrong | null {
  if (leaf.op === 'older_than' || leaf.op === 'within')
    return leaf.span === undefined ? missing('span', 'Podaj okres', 'Give the span') : null
  if (leaf.op !== 'anniversary') return findValueFault(leaf, 'value')
  if (leaf.days === undefined) return missing('days', 'Podaj dni', 'Give the days')
  return leaf.days[0] <= leaf.days[1]
    ? null
    : missing('days', 'Pierwszy dzień jest po ostatnim', 'The first day comes after the last')
}

function findWhereFault(
  events: readonly string[],
  where: readonly Where[] | undefined,
  path: string,
): Wrong | null {
  for (const [i, one] of (where ?? []).entries()) {
    if (isPersonal(events, one.property)) return personal(`${path}[${i}].property`, one.property)
    const fault = findValueFault(one, `${path}[${i}].value`)
    if (fault !== null) return fault
  }
  return null
}

function findValueFault({ op, value }: Compared, path: string): Wrong | null {
  if (op === 'set' || op === 'unset')
    return value === undefined
      ? null
      : missing(path, 'To porównanie nie ma wartości', 'This comparison takes no value')
  if (op === 'in' || op === 'not_in')
    return Array.isArray(value) ? null : missing(path, 'Podaj listę wartości', 'Give a list of values')
  if (value === undefined || Array.isArray(value)) return missing(path, 'Podaj wartość', 'Give a value')
  if ((op === 'contains' || op === 'starts_with') && typeof value !== 'string')
    return missing(path, 'Podaj tekst', 'Give a text')
  if (op === 'under')
    return typeof value === 'string'
      ? findPathFault(value, path)
      : missing(path, 'Podaj kategorię', 'Name a category')
  return null
}

/** Personal data stays out of the warehouse, so that no condition on it could be counted there. */
function isPersonal(events: readonly string[], property: string): boolean {
  if (property.startsWith('@')) return false
  const name = property.startsWith('products.') ? property.slice('products.'.length) : property
  const known = findProperty(name)
  if (known !== null ? known.pii === true : isPiiKey(name)) return true
  return events.some((event) => lookupEvent(event)?.pii.some((path) => path === property) === true)
}

const missing = (path: string, pl: string, en: string): Wrong => ({
  code: 'condition_value',
  path,
  hint: { pl: `${pl}.`, en: `${en}.` },
})

const personal = (path: string, property: string): Wrong => ({
  code: 'condition_personal',
  path,
  hint: {
    pl: `„${property}” to dane osobowe albo wolny tekst: segment ich nie czyta.`,
    en: `“${property}” is personal data or free text: a segment does not read it.`,
  },
})
