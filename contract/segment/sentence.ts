import { channelLabels, isChannel } from '../channels.ts'
import type { Bilingual, Lang } from '../language.ts'
import type { Condition } from './condition.ts'
import type { ComputedTrait, Leaf, LeafOf, SequenceStep, Where } from './leaves.ts'
import { currencyProperty, moneyTraits, numberOps, ownStore } from './names.ts'
import {
  categoryWords,
  compareAmount,
  compareNumber,
  compareValue,
  isNever,
  lastWords,
  spanWords,
  windowWords,
  writeLiteral,
} from './sentence-words.ts'
import { desugar } from './sugar.ts'
import type { Span } from './window.ts'

/** What things are called; a name nobody knows is shown as it is. */
export interface Names {
  event?(name: string): string | null
  property?(name: string): string | null
  trait?(name: string): string | null
  segment?(id: string): string | null
  list?(id: string): string | null
  store?(id: string): string | null
  purpose?(id: string): string | null
  campaign?(id: string): string | null
  product?(id: string): string | null
  /** The workspace's: of what the profile computes. */
  currency?: string
}

interface Speech {
  lang: Lang
  names: Names
}

/** The whole condition as one sentence in plain words, without a full stop. */
export function sayCondition(condition: Condition, lang: Lang, names: Names = {}): string {
  const text = say(condition, { lang, names }, true)
  return text.charAt(0).toLocaleUpperCase(lang) + text.slice(1)
}

/** One leaf in plain words. */
export const sayLeaf = (leaf: Leaf, lang: Lang, names: Names = {}): string => writeLeaf(leaf, { lang, names })

function say(condition: Condition, speech: Speech, isTop = false): string {
  if (condition.kind === 'not') return sayNot(condition.of, speech)
  if (condition.kind !== 'all' && condition.kind !== 'any') return writeLeaf(condition, speech)
  if (condition.of.length === 0) return words.nobody[speech.lang]
  const parts = condition.of.map((one) => say(one, speech))
  if (parts.length === 1) return parts[0] ?? ''
  const joined = parts.join(` ${words[condition.kind][speech.lang]} `)
  return isTop ? joined : `(${joined})`
}

/** A leaf that must not hold: `no purchase in the last 30 days`, `not: something in the cart`. */
export const sayNegatedLeaf = (leaf: Leaf, lang: Lang, names: Names = {}): string =>
  sayNot(leaf, { lang, names })

function sayNot(condition: Condition, speech: Speech): string {
  const isCounted =
    condition.kind === 'engagement' || ('measure' in condition && condition.measure === 'count')
  // Not once or oftener is never: shorter, and no *not: at least* to think about.
  if (isCounted && condition.op === 'gte' && condition.value === 1)
    return say({ ...condition, op: 'lt' }, speech)
  return `${words.not[speech.lang]} ${say(condition, speech)}`
}

const words = {
  not: { pl: 'nie:', en: 'not:' },
  all: { pl: 'i', en: 'and' },
  any: { pl: 'lub', en: 'or' },
  nobody: { pl: 'nikt (warunek jest pusty)', en: 'nobody (the condition is empty)' },
} as const satisfies Record<string, Bilingual>

function writeLeaf(leaf: Leaf, speech: Speech): string {
  switch (leaf.kind) {
    case 'event':
      return writeEvent(leaf, speech)
    case 'orders':
      return writeOrders(leaf, speech)
    case 'engagement':
      return writeEvent(desugar(leaf), speech)
    case 'event_time':
      return writeEventTime(leaf, speech)
    case 'sequence':
      return writeSequence(leaf, speech)
    case 'trait':
      return writeTrait(leaf, speech)
    case 'computed':
      return `${computedLabels[leaf.trait][speech.lang]} ${compareComputed(leaf, speech)}`
    default:
      return writeState(leaf, speech)
  }
}

function compareComputed({ trait, op, value }: LeafOf<'computed'>, { names, lang }: Speech): string {
  const bound = numberOps.find((one) => one === op)
  return moneyTraits.has(trait) && bound !== undefined && typeof value === 'number'
    ? compareAmount(bound, value, names.currency, lang)
    : compareValue(op, value, lang)
}

const nameEvents = (events: readonly string[], { names, lang }: Speech): string =>
  events.map((name) => writeLiteral(names.event?.(name) ?? name, lang)).join(lang === 'pl' ? ' lub ' : ' or ')

function writeHappened(
  one: { events: readonly string[]; where?: readonly Where[] | undefined },
  speech: Speech,
) {
  const parts = (one.where ?? []).map(
    ({ property, op, value }) => `${nameProperty(property, speech)} ${compareValue(op, value, speech.lang)}`,
  )
  const events = nameEvents(one.events, speech)
  return parts.length === 0 ? events : `${events} (${parts.join(', ')})`
}

const placeLabels: Readonly<Record<string, Bilingual>> = {
  '@channel': { pl: 'kanał', en: 'channel' },
  '@store': { pl: 'sklep', en: 'store' },
  '@device': { pl: 'urządzenie', en: 'device' },
  '@source': { pl: 'źródło', en: 'source' },
  '@medium': { pl: 'medium', en: 'medium' },
  '@campaign': { pl: 'kampania', en: 'campaign' },
  '@referrer': { pl: 'strona odsyłająca', en: 'referrer' },
  [currencyProperty]: { pl: 'waluta', en: 'currency' },
}

const nameProperty = (property: string, { names, lang }: Speech): string =>
  placeLabels[property]?.[lang] ?? names.property?.(property) ?? property

function writeEvent(leaf: LeafOf<'event'>, speech: Speech): string {
  const { lang } = speech
  const when = windowWords(leaf.window, lang)
  const what = writeHappened(leaf, speech)
  if (leaf.measure === 'count') return `${what} ${compareNumber(leaf.op, leaf.value, lang, true)}${when}`
  const property = nameProperty(leaf.property ?? '', speech)
  // Polish would have to inflect the name after *suma*: it stands apart.
  const measured = `${measureLabels[leaf.measure][lang]} ${lang === 'pl' ? `(${property})` : property}`
  return `${what}: ${measured} ${compareAmount(leaf.op, leaf.value, leaf.currency, lang)}${when}`
}

const measureLabels = {
  sum: { pl: 'suma', en: 'sum of' },
  min: { pl: 'najmniejsza wartość', en: 'least' },
  max: { pl: 'największa wartość', en: 'greatest' },
  distinct: { pl: 'liczba różnych wartości', en: 'different values of' },
} as const satisfies Record<string, Bilingual>

function writeOrders(leaf: LeafOf<'orders'>, speech: Speech): string {
  const { lang, names } = speech
  const about = [
    leaf.category === undefined ? null : categoryWords(leaf.category, lang),
    leaf.product === undefined ? null : productWords(leaf.product, speech),
    leaf.store === undefined ? null : (names.store?.(leaf.store) ?? leaf.store),
    leaf.channel === undefined ? null : channelLabels[leaf.channel][lang],
  ].filter((one) => one !== null)
  const isCount = leaf.measure === 'count'
  const isNone = isCount && isNever(leaf.op, leaf.value)
  const what = orderWords[isNone ? 'none' : leaf.measure][lang]
  const which = about.length === 0 ? what : `${what} (${about.join(', ')})`
  const bound = isCount
    ? compareNumber(leaf.op, leaf.value, lang, true)
    : compareAmount(leaf.op, leaf.value, leaf.currency, lang)
  const howMany = isNone ? '' : ` ${bound}`
  return `${which}${howMany}${windowWords(leaf.window, lang)}`
}

const productWords = (id: string, { names, lang }: Speech): string =>
  `${lang === 'pl' ? 'produkt' : 'product'} ${writeLiteral(names.product?.(id) ?? id, lang)}`

const orderWords = {
  none: { pl: 'bez zakupu', en: 'no purchase' },
  count: { pl: 'zakupy', en: 'purchases' },
  value: { pl: 'wartość zakupów', en: 'value of purchases' },
} as const satisfies Record<string, Bilingual>

const spanAfter = (op: string, span: Span, lang: Lang): string =>
  op === 'within' ? lastWords(span, lang) : spanWords(span, lang)
const timeWords = {
  before: { pl: 'przed', en: 'before' },
  after: { pl: 'po', en: 'after' },
  older_than: { pl: 'dawniej niż', en: 'more than' },
  within: { pl: 'w ciągu', en: 'within the last' },
} as const satisfies Record<string, Bilingual>
const whichWords = {
  first: { pl: 'pierwszy raz', en: 'for the first time' },
  last: { pl: 'ostatni raz', en: 'last' },
} as const satisfies Record<string, Bilingual>

function writeEventTime(leaf: LeafOf<'event_time'>, speech: Speech): string {
  const { lang } = speech
  const span = leaf.span === undefined ? '' : spanAfter(leaf.op, leaf.span, lang)
  const tail = leaf.op === 'older_than' ? (lang === 'pl' ? ' temu' : ' ago') : ''
  const when = leaf.at === undefined ? `${span}${tail}` : leaf.at.slice(0, 16).replace('T', ' ')
  return `${writeHappened(leaf, speech)} ${whichWords[leaf.which][lang]} ${timeWords[leaf.op][lang]} ${when}`
}

function writeSequence(leaf: LeafOf<'sequence'>, speech: Speech): string {
  const { lang } = speech
  const pl = lang === 'pl'
  const steps = leaf.steps.map((step, at) => {
    const what = writeHappened(step, speech)
    if (step.absent === true) return writeAbsence(step, leaf.steps[at + 1] === undefined, speech)
    if (at === 0) return what
    const before = leaf.steps[at - 1]
    // What was absent all the way is said with the step that it leads up to.
    const isPlain = before?.absent !== true || before.for !== undefined
    return `${pl ? ', a potem' : ', then'}${isPlain ? '' : `,${sayAbsent(before, speech)} ${pl ? 'po drodze,' : 'in between,'}`} ${what}`
  })
  const within =
    leaf.within === undefined
      ? ''
      : `${pl ? ' w odstępie do ' : ' within '}${spanWords(leaf.within, lang, true)}`
  return `${steps.join('')}${within}, ${pl ? 'wszystko' : 'all'}${windowWords(leaf.window, lang)}`
}

/** What must not follow a step: `, then 2 days without “Purchase”`. */
function writeAbsence(step: SequenceStep, isLast: boolean, speech: Speech): string {
  const { lang } = speech
  if (step.for !== undefined)
    return `${lang === 'pl' ? ', a potem' : ', then'} ${spanWords(step.for, lang)}${sayAbsent(step, speech)}`
  return isLast ? `${lang === 'pl' ? ' i od tej pory' : ' and since then'}${sayAbsent(step, speech)}` : ''
}

const sayAbsent = (step: SequenceStep, speech: Speech): string =>
  `${speech.lang === 'pl' ? ' bez zdarzenia' : ' without'} ${writeHappened(step, speech)}`

function writeTrait(leaf: LeafOf<'trait'>, { lang, names }: Speech): string {
  const name = names.trait?.(leaf.trait) ?? leaf.trait
  if (leaf.op === 'anniversary') {
    const [from, to] = leaf.days ?? [0, 0]
    if (to === 0) return lang === 'pl' ? `${name}: rocznica dziś` : `${name}: anniversary today`
    return lang === 'pl'
      ? `${name}: rocznica za ${from} do ${to} dni`
      : `${name}: anniversary in ${from} to ${to} days`
  }
  if (leaf.op !== 'older_than' && leaf.op !== 'within')
    return `${name} ${compareValue(leaf.op, leaf.value, lang)}`
  const span = leaf.span === undefined ? '' : spanAfter(leaf.op, leaf.span, lang)
  const tail = leaf.op === 'older_than' ? (lang === 'pl' ? ' temu' : ' ago') : ''
  return `${name} ${timeWords[leaf.op][lang]} ${span}${tail}`
}

type StateLeaf = Exclude<
  Leaf,
  { kind: 'event' | 'orders' | 'engagement' | 'event_time' | 'sequence' | 'trait' | 'computed' }
>

function writeState(leaf: StateLeaf, speech: Speech): string {
  const { lang, names } = speech
  const pl = lang === 'pl'
  switch (leaf.kind) {
    case 'consent': {
      const purpose = names.purpose?.(leaf.purpose) ?? leaf.purpose
      return `${pl ? 'zgoda' : 'consent'}: ${purpose}, ${nameChannel(leaf.channel, lang)}`
    }
    case 'reachable':
      return `${pl ? 'można się odezwać' : 'reachable'}: ${nameChannel(leaf.channel, lang)}`
    case 'cart':
      return writeCart(leaf, lang)
    case 'stock':
      return `${stockWords[leaf.of][lang]} ${stockWords[leaf.state][lang]}${writeWhere(leaf, speech)}`
    case 'place':
      return writePlace(leaf, speech)
    case 'segment':
      return `${pl ? 'w segmencie' : 'in the segment'} ${writeLiteral(names.segment?.(leaf.segment) ?? leaf.segment, lang)}`
    case 'list':
      return `${pl ? 'na liście' : 'on the list'} ${writeLiteral(names.list?.(leaf.list) ?? leaf.list, lang)}`
    case 'sample':
      return pl ? `losowe ${leaf.percent}% klientów` : `a random ${leaf.percent}% of customers`
  }
}

const stockWords = {
  wishlist: { pl: 'coś z listy życzeń', en: 'something on the wish list' },
  cart: { pl: 'coś z koszyka', en: 'something in the cart' },
  available: { pl: 'jest dostępne', en: 'is in stock' },
  gone: { pl: 'jest niedostępne', en: 'is out of stock' },
  low: { pl: 'kończy się', en: 'is running out' },
} as const satisfies Record<string, Bilingual>

function writeWhere({ store }: LeafOf<'stock'>, { lang, names }: Speech): string {
  if (store === undefined) return ''
  if (store === ownStore) return lang === 'pl' ? ' w jej sklepie' : ' in her store'
  const name = writeLiteral(names.store?.(store) ?? store, lang)
  return lang === 'pl' ? ` w sklepie ${name}` : ` in the store ${name}`
}

const nameChannel = (channel: string, lang: Lang): string =>
  isChannel(channel) ? channelLabels[channel][lang] : channel

function writeCart(leaf: LeafOf<'cart'>, lang: Lang): string {
  const pl = lang === 'pl'
  if (leaf.state === 'empty') return pl ? 'koszyk jest pusty' : 'the cart is empty'
  const parts: string[] = []
  if (leaf.category !== undefined) parts.push(categoryWords(leaf.category, lang))
  if (leaf.sku !== undefined) parts.push(leaf.sku)
  if (leaf.total)
    parts.push(
      `${pl ? 'wartość' : 'worth'} ${compareAmount(leaf.total.op, leaf.total.value, leaf.total.currency, lang)}`,
    )
  if (leaf.untouched)
    parts.push(`${pl ? 'nietknięty od' : 'untouched for'} ${spanWords(leaf.untouched, lang, true)}`)
  const what = pl ? 'coś w koszyku' : 'something in the cart'
  return parts.length === 0 ? what : `${what} (${parts.join(', ')})`
}

function writePlace(leaf: LeafOf<'place'>, { lang, names }: Speech): string {
  const pl = lang === 'pl'
  const parts: string[] = []
  if (leaf.cities)
    parts.push(`${pl ? 'miasto' : 'city'}: ${leaf.cities.map((one) => writeLiteral(one, lang)).join(', ')}`)
  if (leaf.postcodes) parts.push(`${pl ? 'kod pocztowy' : 'postcode'}: ${leaf.postcodes.join(', ')}`)
  if (leaf.near) {
    const store = names.store?.(leaf.near.store) ?? leaf.near.store
    parts.push(
      pl ? `do ${leaf.near.km} km od sklepu ${store}` : `within ${leaf.near.km} km of the store ${store}`,
    )
  }
  return parts.join(pl ? ' lub ' : ' or ')
}

export const computedLabels: Readonly<Record<ComputedTrait, Bilingual>> = {
  orders: { pl: 'liczba zamówień', en: 'number of orders' },
  revenue: { pl: 'wartość zakupów', en: 'value of purchases' },
  average_order: { pl: 'średnie zamówienie', en: 'average order' },
  value_12m: { pl: 'wartość z 12 miesięcy', en: 'value of 12 months' },
  recency_days: { pl: 'dni od ostatnich zakupów', en: 'days since the last purchase' },
  recency_score: { pl: 'ocena świeżości (RFM)', en: 'recency score (RFM)' },
  frequency_score: { pl: 'ocena częstości (RFM)', en: 'frequency score (RFM)' },
  monetary_score: { pl: 'ocena wartości (RFM)', en: 'monetary score (RFM)' },
  events: { pl: 'liczba zdarzeń', en: 'number of events' },
  stage: { pl: 'etap', en: 'stage' },
  favourite_category: { pl: 'ulubiona kategoria', en: 'favourite category' },
  favourite_device: { pl: 'ulubione urządzenie', en: 'favourite device' },
  favourite_store: { pl: 'ulubiony sklep', en: 'favourite store' },
  last_channel: { pl: 'ostatni kanał', en: 'last channel' },
}
