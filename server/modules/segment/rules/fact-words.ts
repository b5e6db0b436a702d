import type { Lang } from '@splot/contract/language'
import { pluralPl } from '@splot/contract/plural'
import type { Leaf, LeafOf, SequenceStep } from '@splot/contract/segment/leaves'
import { writeAmount } from '@splot/contract/segment/sentence-words'
import { desugar } from '@splot/contract/segment/sugar'
import { settleWindow, spanMs, type Window } from '@splot/contract/segment/window'
import { findTrait } from '@splot/contract/traits'
import { readCart } from './cart.ts'
import { nameTrait } from './causes.ts'
import { toUnits } from './compare.ts'
import { consentChannels, nameStock } from './facts.ts'
import { matches, readNumber, readTag } from './read-property.ts'
import type { Moment } from './read-ring.ts'
import { type History, holds, isAfter } from './reference.ts'
import type { PlacedEvent } from './ring.ts'
import { cartEvents } from './trace.ts'

interface Speech {
  lang: Lang
  seesPii: boolean
}

interface Told extends Speech {
  history: History
  moment: Moment
}

/** What is known to a leaf about one customer, in a few words: `3 razy, ostatnio 12 lis 2026`. */
export function writeFact(leaf: Leaf, history: History, moment: Moment, speech: Speech): string {
  const told = { ...speech, history, moment }
  switch (leaf.kind) {
    case 'orders':
    case 'engagement':
      return writeEvents(desugar(leaf), told, leaf.kind === 'orders' ? leaf.currency : undefined)
    case 'event':
      return writeEvents(desugar(leaf), told, leaf.currency)
    case 'event_time':
      return writeTime(leaf, told)
    case 'sequence':
      return writeSequence(leaf, told)
    case 'cart':
      return writeCartFact(told)
    case 'trait':
      return writeTrait(leaf, told)
    case 'computed':
      return writeValue(told.history.facts.computed[leaf.trait], told.lang)
    default:
      return writeState(leaf, told)
  }
}

interface Happened {
  events: readonly string[]
  where?: LeafOf<'event'>['where'] | undefined
}

const pick = ({ events, where }: Happened, { history }: Told): PlacedEvent[] =>
  history.events
    .filter(({ event }) => events.includes(event.name) && matches(event, where))
    .sort((a, b) => a.event.ts - b.event.ts || a.pos - b.pos)

function isIn(given: Window, ts: number, { now, calendar }: Moment): boolean {
  const window = settleWindow(given)
  if (window === 'ever') return true
  if ('last' in window) return ts > now - spanMs(window.last)
  if ('calendar' in window) {
    const { before, from } = calendar.periodOf(window.calendar, now)
    return window.back === 0 ? ts >= from : ts >= before && ts < from
  }
  const from = window.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from)
  return ts >= from && (window.to === undefined || ts < Date.parse(window.to))
}

export function countTimes(count: number, lang: Lang): string {
  if (count === 0) return lang === 'pl' ? 'ani razu' : 'never'
  return lang === 'pl'
    ? `${count} ${pluralPl(count, ['raz', 'razy', 'razy'])}`
    : `${count} ${count === 1 ? 'time' : 'times'}`
}

export function writeDay(ms: number, lang: Lang, zone: string): string {
  const format = new Intl.DateTimeFormat(lang === 'pl' ? 'pl-PL' : 'en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: zone },
  })
  return format.format(ms)
}

const writeNumber = (value: number, lang: Lang): string =>
  value.toLocaleString(lang === 'pl' ? 'pl-PL' : 'en-GB')

/** Ten-thousandths of a major unit. */
const writeMoney = (units: number, currency: string | undefined, lang: Lang): string =>
  currency === undefined || currency === ''
    ? writeNumber(units / 10_000, lang)
    : writeAmount(units / 10_000, currency, lang)

/** How often or how much in the window; where nothing is in it, when it was last. */
function writeEvents(leaf: LeafOf<'event'>, told: Told, currency: string | undefined): string {
  const { lang, moment } = told
  const all = pick(leaf, told)
  const found = all.filter(({ event }) => isIn(leaf.window, event.ts, moment))
  const last = (found.length > 0 ? found : all).at(-1)
  const when =
    last === undefined
      ? ''
      : `, ${lang === 'pl' ? 'ostatnio' : 'last'} ${writeDay(last.event.ts, lang, moment.calendar.zone)}`
  if (leaf.measure !== 'count') return `${measureEvents(leaf, found, { lang, currency })}${when}`
  // What was once, but not then, is no *never*.
  const isPast = found.length === 0 && last !== undefined
  return `${isPast ? notThen[lang] : countTimes(found.length, lang)}${when}`
}

const notThen = { pl: 'w tym czasie ani razu', en: 'not once in that time' } as const

function measureEvents(
  { measure, property = '' }: LeafOf<'event'>,
  found: readonly PlacedEvent[],
  { lang, currency }: { lang: Lang; currency: string | undefined },
): string {
  if (measure === 'distinct') {
    const tags = new Set(found.flatMap(({ event }) => readTag(event, property) ?? []))
    return lang === 'pl' ? `${tags.size} różnych` : `${tags.size} different`
  }
  const units = found.flatMap(({ event }) => {
    const number = readNumber(event, property)
    return number === null ? [] : [toUnits(number)]
  })
  if (units.length === 0) return lang === 'pl' ? 'brak kwoty' : 'no amount'
  const sum = units.reduce((a, b) => a + b, 0)
  const value = measure === 'sum' ? sum : measure === 'min' ? Math.min(...units) : Math.max(...units)
  return writeMoney(value, currency, lang)
}

function writeTime(leaf: LeafOf<'event_time'>, told: Told): string {
  const found = pick(leaf, told)
  const one = leaf.which === 'first' ? found[0] : found.at(-1)
  if (one === undefined) return countTimes(0, told.lang)
  return writeDay(one.event.ts, told.lang, told.moment.calendar.zone)
}

/** How many of the steps have been, one after the other, and what stands in the way of the rest. */
function writeSequence(leaf: LeafOf<'sequence'>, told: Told): string {
  const { lang, history, moment } = told
  const happening = leaf.steps.flatMap(({ absent }, at) => (absent === true ? [] : [at]))
  const reached = happening.filter((at) =>
    holds({ ...leaf, steps: leaf.steps.slice(0, at + 1) }, history, moment),
  )
  const at = reached.at(-1)
  const last = at === undefined ? undefined : pick(leaf.steps[at] ?? { events: [] }, told).at(-1)
  const isOpen = at !== undefined && last !== undefined && !holds(leaf, history, moment)
  const way = isOpen ? sayInTheWay(leaf.steps[at + 1], last, told) : ''
  if (happening.length > 1)
    return `${reached.length}${lang === 'pl' ? ' z ' : ' of '}${happening.length}${lang === 'pl' ? ' kroków' : ' steps'}${way}`
  return `${last === undefined ? countTimes(0, lang) : writeDay(last.event.ts, lang, moment.calendar.zone)}${way}`
}

/** What must not follow the last time of a step: when it did, or that its time is not over. */
function sayInTheWay(absence: SequenceStep | undefined, since: PlacedEvent, told: Told): string {
  if (absence?.absent !== true) return ''
  const { lang, moment } = told
  const until = absence.for === undefined ? Number.POSITIVE_INFINITY : since.event.ts + spanMs(absence.for)
  const met = pick(absence, told).find((one) => isAfter(one, since) && one.event.ts < until)
  if (met !== undefined) return `${inTheWay.met[lang]} ${writeDay(met.event.ts, lang, moment.calendar.zone)}`
  return absence.for !== undefined && until > moment.now ? inTheWay.notOver[lang] : ''
}

const inTheWay = {
  met: { pl: ', przeszkodziło zdarzenie z', en: ', ended by an event of' },
  notOver: { pl: ', czas bez tego zdarzenia jeszcze trwa', en: ', the time without it is not over' },
} as const

function writeCartFact(told: Told): string {
  const pl = told.lang === 'pl'
  const last = pick({ events: cartEvents }, told).at(-1)
  const cart = last === undefined ? null : readCart(last.event)
  if (last === undefined || cart?.isFilled !== true) return pl ? 'pusty' : 'empty'
  const since = writeDay(last.event.ts, told.lang, told.moment.calendar.zone)
  const worth =
    cart.total === null
      ? ''
      : `${pl ? 'wartość' : 'worth'} ${writeMoney(cart.total, cart.currency, told.lang)}, `
  return `${worth}${pl ? 'zmieniony' : 'changed'} ${since}`
}

function writeTrait(leaf: LeafOf<'trait'>, { lang, history, seesPii }: Told): string {
  const name = nameTrait(leaf.trait)
  const value = history.facts.traits.get(name)
  if (value === undefined || value === null) return writeValue(value, lang)
  return findTrait(name)?.isPii === true && !seesPii ? '•••' : writeValue(value, lang)
}

function writeValue(value: unknown, lang: Lang): string {
  if (value === undefined || value === null) return lang === 'pl' ? 'nieznane' : 'not known'
  if (typeof value === 'number') return writeNumber(value, lang)
  if (typeof value === 'boolean') return answers[value ? 'yes' : 'no'][lang]
  if (Array.isArray(value)) return value.map((one) => writeValue(one, lang)).join(', ')
  return typeof value === 'object' ? '…' : String(value)
}

type StateLeaf = LeafOf<'consent' | 'reachable' | 'stock' | 'place' | 'segment' | 'list' | 'sample'>

const answers = {
  yes: { pl: 'tak', en: 'yes' },
  no: { pl: 'nie', en: 'no' },
  noAddress: { pl: 'brak adresu', en: 'no address' },
  noConsent: { pl: 'brak zgody', en: 'no consent' },
} as const

function writeState(leaf: StateLeaf, { lang, history, seesPii }: Told): string {
  const { facts } = history
  const answer = (isSo: boolean): string => answers[isSo ? 'yes' : 'no'][lang]
  switch (leaf.kind) {
    case 'consent':
      return facts.consents.has(`${leaf.purpose} ${leaf.channel}`) ? answer(true) : answers.noConsent[lang]
    case 'reachable': {
      if (!facts.addressed.has(leaf.channel)) return answers.noAddress[lang]
      const purpose = leaf.purpose
      if (purpose === undefined) return answer(true)
      const hasConsent = consentChannels[leaf.channel].some((one) => facts.consents.has(`${purpose} ${one}`))
      return hasConsent ? answer(true) : answers.noConsent[lang]
    }
    case 'stock':
      return answer(facts.stock.has(nameStock(leaf)))
    case 'place': {
      const known = [facts.traits.get('city'), facts.traits.get('postalCode')].filter(
        (one) => typeof one === 'string',
      )
      if (known.length === 0) return writeValue(undefined, lang)
      return seesPii ? known.join(', ') : '•••'
    }
    case 'segment':
      return answer(history.isIn(leaf.segment))
    case 'list':
      return answer(facts.lists.has(leaf.list))
    case 'sample':
      return lang === 'pl' ? 'z losu' : 'by lot'
  }
}
