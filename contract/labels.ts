import { type LabelRow, labelRows } from './labels-catalogue.ts'
import { formatProperty } from './labels-values.ts'
import type { Lang } from './language.ts'
import { type Money, parseCurrency, parsePriceMinor } from './money.ts'
import { pluralPl } from './plural.ts'

type Json = Readonly<Record<string, unknown>>

export interface EventLabel {
  /** 'Dodanie do koszyka: Trzewiki „Jodła”, 38' */
  readonly title: string
  readonly detail?: string
  /** Negative where money goes back to the customer. */
  readonly amount?: Money
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function pickFirst(names: readonly string[], properties: Json, lang: Lang): string | null {
  for (const name of names) {
    const text = formatProperty(name, properties[name], lang)
    if (text !== null) return text
  }
  return null
}

function describeProduct(product: Json, lang: Lang): string | null {
  const name = pickFirst(['name', 'sku', 'product_id'], product, lang)
  const size = pickFirst(['size', 'variant'], product, lang)
  return name === null || size === null ? name : `${name}, ${size}`
}

function describeProducts(value: unknown, lang: Lang): string | null {
  const lines = Array.isArray(value) ? value.filter(isJson) : []
  const [first] = lines
  if (first === undefined) return null
  const name = describeProduct(first, lang)
  const more = lines.length - 1
  if (name === null || more === 0) return name
  if (lang === 'en') return `${name} and ${more} more`
  return `${name} i ${more} ${pluralPl(more, ['inny produkt', 'inne produkty', 'innych produktów'])}`
}

function readAmount(row: LabelRow, properties: Json): Money | null {
  const currency = parseCurrency(properties.currency)
  if (currency === null) return null
  for (const name of row.amount ?? []) {
    const minor = parsePriceMinor(properties[name], currency)
    if (minor === null) continue
    const pieces = name === 'price' ? Number(properties.quantity ?? 1) : 1
    const total = Number.isSafeInteger(pieces) && pieces > 0 ? minor * BigInt(pieces) : minor
    return { minor: row.isReturn === true && total > 0n ? -total : total, currency }
  }
  return null
}

/** `store_name` and `store_id` name one thing: where both are listed, the first that is present speaks. */
function describeDetail(row: LabelRow, properties: Json, lang: Lang): string[] {
  const parts: string[] = []
  for (const name of row.detail ?? []) {
    const twin = name.endsWith('_id') ? `${name.slice(0, -3)}_name` : null
    if (twin !== null && row.detail?.includes(twin) === true && properties[twin] !== undefined) continue
    const text = formatProperty(name, properties[name], lang)
    if (text !== null && !parts.includes(text)) parts.push(text)
  }
  return parts
}

function describeKnown(row: LabelRow, properties: Json, lang: Lang): EventLabel {
  const named = row.subject === undefined ? null : pickFirst(row.subject, properties, lang)
  const goods =
    row.about === 'product'
      ? describeProduct(properties, lang)
      : row.about === 'products'
        ? describeProducts(properties.products, lang)
        : null
  const subject = named ?? goods
  const details = describeDetail(row, properties, lang)
  if (named !== null && goods !== null) details.unshift(goods)
  const shown = details.filter((part) => part !== subject)
  const amount = readAmount(row, properties)
  return {
    title: subject === null ? row[lang] : `${row[lang]}${row.isNumbered === true ? ' ' : ': '}${subject}`,
    ...(shown.length === 0 ? null : { detail: shown.join(' · ') }),
    ...(amount === null ? null : { amount }),
  }
}

/**
 * The sentence of an event on the timeline, in nouns that fit any sex. Give it the properties as the reader may see
 * them: it shows free text (a note, a message) as they come. A sender's own event is told by its own name.
 */
export function describeEvent(name: string | null, type: string, properties: Json, lang: Lang): EventLabel {
  const key = type === 'track' ? (name ?? '') : type
  if (Object.hasOwn(labelRows, key)) {
    const row = labelRows[key]
    const own = type === 'page' || type === 'screen' ? { name, ...properties } : properties
    if (row !== undefined) return describeKnown(row, own, lang)
  }
  const unnamed = lang === 'pl' ? 'Zdarzenie bez nazwy' : 'Unnamed event'
  return { title: name === null || name === '' ? unnamed : name }
}

/** Calls of the specification that are no `track`, by the names under which the log keeps their events. */
const calls: Readonly<Record<string, string>> = {
  Identify: 'identify',
  'Page Viewed': 'page',
  'Screen Viewed': 'screen',
  Group: 'group',
  Alias: 'alias',
}

/** What events of a name are called, where none of them is meant: in lists of what comes, or is waited for. */
export function nameEvent(name: string, lang: Lang): string {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined
  return describeEvent(call === undefined ? name : null, call ?? 'track', {}, lang).title
}
