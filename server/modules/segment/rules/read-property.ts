import { parseCurrency } from '@splot/contract/money'
import { kindOfProperty } from '@splot/contract/segment/catalogue'
import type { Where } from '@splot/contract/segment/leaves'
import { currencyProperty } from '@splot/contract/segment/names'
import type { NormalEvent } from '../../collect/index.ts'
import { holdsValue, measure } from './compare.ts'

/** What conditions read of an event. */
export type ReadableEvent = Pick<
  NormalEvent,
  'name' | 'ts' | 'channel' | 'touchpoint' | 'properties' | 'currency'
>

const line = 'products.'

function readTouch({ channel, touchpoint, ...event }: ReadableEvent, property: string): unknown {
  switch (property) {
    case '@channel':
      return channel
    case '@store':
      return touchpoint.store
    case '@device':
      return touchpoint.device
    case '@source':
      return touchpoint.source
    case '@medium':
      return touchpoint.medium
    case '@campaign':
      return touchpoint.campaign
    case '@referrer':
      return touchpoint.referrerHost
    case currencyProperty:
      return readCurrency(event)
    default:
      return null
  }
}

/** Of an event's amounts; an empty text where nobody knows. */
export const readCurrency = ({
  properties,
  currency,
}: Pick<ReadableEvent, 'properties' | 'currency'>): string =>
  parseCurrency(properties.currency) ?? currency ?? ''

/** A property as it was sent; undefined where there is none. `products.x` gives one value a line. */
export function readProperty(event: ReadableEvent, property: string): unknown {
  if (property.startsWith('@')) return readTouch(event, property)
  if (!property.startsWith(line))
    return Object.hasOwn(event.properties, property) ? event.properties[property] : undefined
  return listLines(event, property.slice(line.length))
}

function listLines({ properties }: ReadableEvent, name: string): unknown[] {
  const { products } = properties
  if (!Array.isArray(products)) return []
  return products.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && Object.hasOwn(one, name) ? [Reflect.get(one, name)] : [],
  )
}

/** Do all the comparisons hold? Of the lines of the products any line that fits will do; `unset`: no line has it. */
export function matches(event: ReadableEvent, where: readonly Where[] | undefined): boolean {
  return where === undefined || where.every((one) => holdsAt(event, one))
}

function holdsAt(event: ReadableEvent, { property, op, value }: Where): boolean {
  const kind = kindOfProperty(property)
  const raw = readProperty(event, property)
  if (!property.startsWith(line)) return !Array.isArray(raw) && holdsValue(raw, { op, value }, kind)
  const values = Array.isArray(raw) ? raw.filter((one) => one !== null) : []
  return op === 'unset' ? values.length === 0 : values.some((one) => holdsValue(one, { op, value }, kind))
}

/** The number an aggregate takes from an event; null for none: such an event does not count for it. */
export function readNumber(event: ReadableEvent, property: string): number | null {
  const raw = readProperty(event, property)
  return Array.isArray(raw) ? null : measure(raw, kindOfProperty(property) ?? 'number')
}

/** What `distinct` tells apart: texts, numbers and flags, each as it was sent; null for none. */
export function readTag(event: ReadableEvent, property: string): string | null {
  const raw = readProperty(event, property)
  if (typeof raw === 'string') return raw === '' ? null : raw.normalize('NFC')
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : null
}
