import type { Condition } from '@splot/contract/segment/condition'
import type { Category, Leaf, LeafOf, SequenceStep, Where } from '@splot/contract/segment/leaves'
import { type Span, spanMs, type Window } from '@splot/contract/segment/window'
import type { NormalEvent } from '../collect/index.ts'

/** Where the tests' randomness comes from. */
export interface Dice {
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(values: readonly T[]): T
}

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** Short before a night in which clocks go back in Warsaw. */
export const startMs = Date.parse('2026-10-23T21:30:00Z')

const goods = [
  'buty',
  'Swetry',
  'torby',
  'Żakiety',
  'Swetry > Golfy',
  'SWETRY/golfy / Wełna',
  'Swetrynka',
] as const
const aboves = ['Swetry', ' swetry  >GOLFY', 'buty', 'żakiety', 'golfy', 'Swet'] as const
const spans: readonly Span[] = [{ minutes: 90 }, { hours: 5 }, { days: 1 }, { days: 3 }, { days: 30 }]
const numberOps = ['gte', 'gt', 'eq', 'neq', 'lte', 'lt'] as const

function rollWindow(dice: Dice): Window {
  switch (dice.int(5)) {
    case 0:
      return 'ever'
    case 1:
      return {
        calendar: dice.pick(['day', 'week', 'month', 'quarter', 'year']),
        back: dice.chance(0.5) ? 0 : 1,
      }
    case 2:
      return {
        ...(dice.chance(0.7) ? { from: new Date(startMs - dice.int(9) * dayMs).toISOString() } : {}),
        to: new Date(startMs + dice.int(9) * dayMs + 1).toISOString(),
      }
    default:
      return { last: dice.pick(spans) }
  }
}

function rollWhere(dice: Dice): Where[] | undefined {
  if (dice.chance(0.5)) return undefined
  return [
    dice.pick<Where>([
      { property: 'category', op: 'is', value: dice.pick(goods) },
      { property: 'category', op: 'is_not', value: dice.pick(goods) },
      { property: 'category', op: 'contains', value: 'Z' },
      { property: 'price', op: 'gte', value: dice.int(4) * 50 },
      { property: 'price', op: 'lt', value: 100 },
      { property: 'brand', op: 'unset' },
      { property: 'products.category', op: 'in', value: [dice.pick(goods), dice.pick(goods)] },
      { property: 'products.category', op: 'under', value: dice.pick(aboves) },
      { property: 'category', op: 'under', value: dice.pick(aboves) },
      { property: 'category', op: 'under', value: dice.pick(aboves) },
      { property: '@channel', op: 'is', value: dice.pick(['web', 'app', 'pos']) },
      { property: '@store', op: 'set' },
    ]),
  ]
}

const names = [
  'Product Viewed',
  'Order Completed',
  'Sale Completed',
  'Product Added',
  'Cart Updated',
  'gra',
] as const

function rollHappened(dice: Dice): { events: string[]; where?: Where[] } {
  const events = dice.chance(0.7) ? [dice.pick(names)] : [dice.pick(names), dice.pick(names)]
  const where = rollWhere(dice)
  return { events: [...new Set(events)], ...(where === undefined ? {} : { where }) }
}

function rollEvent(dice: Dice): LeafOf<'event'> {
  const measure = dice.pick(['count', 'count', 'count', 'sum', 'min', 'max', 'distinct'] as const)
  const counts = measure === 'count' || measure === 'distinct'
  const op = dice.pick(numberOps)
  const least = op === 'gte' || op === 'lt' ? 1 : 0
  return {
    kind: 'event',
    ...rollHappened(dice),
    measure,
    ...(measure === 'count'
      ? {}
      : { property: measure === 'distinct' ? dice.pick(['category', 'price']) : 'price' }),
    op,
    value: counts ? least + dice.int(4) : dice.int(8) * 49.99,
    ...(counts ? {} : rollCurrency(dice)),
    window: rollWindow(dice),
  }
}

const rollCategory = (dice: Dice): Category =>
  dice.chance(0.4) ? dice.pick(goods) : { under: dice.pick(aboves) }

const rollCurrency = (dice: Dice): { currency?: string } =>
  dice.chance(0.5) ? { currency: dice.pick(['PLN', 'EUR']) } : {}

function rollTime(dice: Dice): LeafOf<'event_time'> {
  const op = dice.pick(['before', 'after', 'older_than', 'within'] as const)
  const isInstant = op === 'before' || op === 'after'
  return {
    kind: 'event_time',
    ...rollHappened(dice),
    which: dice.pick(['first', 'last']),
    op,
    ...(isInstant
      ? { at: new Date(startMs + dice.int(6) * dayMs).toISOString() }
      : { span: dice.pick(spans) }),
  }
}

/** Steps that happen, and now and then what must not happen after one of them. */
function rollSequence(dice: Dice): LeafOf<'sequence'> {
  const window = dice.pick(spans)
  const shorter = spans.filter((one) => spanMs(one) * 3 < spanMs(window))
  const rollAbsence = (): SequenceStep[] =>
    dice.chance(0.6)
      ? []
      : [
          {
            ...rollHappened(dice),
            absent: true,
            ...(shorter.length > 0 && dice.chance(0.6) ? { for: dice.pick(shorter) } : {}),
          },
        ]
  const steps = Array.from({ length: 1 + dice.int(3) }, () => [rollHappened(dice), ...rollAbsence()]).flat()
  return {
    kind: 'sequence',
    steps: steps.length > 1 ? steps : [...steps, rollHappened(dice)],
    ...(dice.chance(0.5) ? { within: dice.pick(spans) } : {}),
    window: { last: window },
  }
}

/** A leaf over her events, or over what was stated of her. Never the roots' samples: reading them is one line. */
function rollLeaf(dice: Dice, segments: readonly string[]): Leaf {
  switch (dice.int(segments.length > 0 ? 10 : 9)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return rollEvent(dice)
    case 4:
      return rollTime(dice)
    case 5:
      return rollSequence(dice)
    case 6:
      return {
        kind: 'cart',
        state: dice.chance(0.8) ? 'filled' : 'empty',
        ...(dice.chance(0.3) ? { category: rollCategory(dice) } : {}),
        ...(dice.chance(0.3) ? { total: { op: 'gte', value: dice.int(4) * 60, ...rollCurrency(dice) } } : {}),
        ...(dice.chance(0.5) ? { untouched: dice.pick(spans) } : {}),
      }
    case 7: {
      const measure = dice.pick(['count', 'value'] as const)
      return {
        kind: 'orders',
        measure,
        ...(measure === 'value' ? rollCurrency(dice) : {}),
        op: dice.pick(['gte', 'lt']),
        value: 1 + dice.int(3),
        window: rollWindow(dice),
        ...(dice.chance(0.4) ? { category: rollCategory(dice) } : {}),
      }
    }
    case 8:
      return rollTrait(dice)
    default:
      return { kind: 'segment', segment: dice.pick(segments) }
  }
}

function rollTrait(dice: Dice): LeafOf<'trait'> {
  return dice.pick<LeafOf<'trait'>>([
    { kind: 'trait', trait: 'city', op: 'is', value: dice.pick(['Łódź', 'Gdynia']) },
    { kind: 'trait', trait: 'city', op: 'contains', value: 'lod' },
    { kind: 'trait', trait: 'city', op: 'is_not', value: 'Gdynia' },
    { kind: 'trait', trait: 'city', op: 'under', value: 'łódź' },
    { kind: 'trait', trait: 'city', op: dice.pick(['set', 'unset']) },
    { kind: 'trait', trait: 'birthday', op: 'anniversary', days: [0, dice.int(6)] },
    { kind: 'trait', trait: 'createdAt', op: dice.pick(['older_than', 'within']), span: dice.pick(spans) },
  ])
}

/** @param segments ids it may speak of */
export function rollCondition(dice: Dice, segments: readonly string[], depth = 0): Condition {
  const kind = depth >= 3 ? 'leaf' : dice.pick(['leaf', 'leaf', 'all', 'any', 'not'] as const)
  if (kind === 'leaf') return rollLeaf(dice, segments)
  if (kind === 'not') return { kind, of: rollCondition(dice, segments, depth + 1) }
  const of = Array.from({ length: dice.int(4) }, () => rollCondition(dice, segments, depth + 1))
  return { kind, of }
}

const nowhere = {
  source: null,
  medium: null,
  campaign: null,
  clickId: null,
  referrerHost: null,
  device: null,
  store: null,
}

function rollProperties(dice: Dice): Record<string, unknown> {
  const line = () => ({
    category: dice.pick(goods),
    sku: `sku-${dice.int(4)}`,
    price: 20 + dice.int(9) * 15,
    quantity: 1 + dice.int(2),
  })
  return {
    ...(dice.chance(0.8) ? { category: dice.pick(goods) } : {}),
    ...(dice.chance(0.7) ? { price: dice.pick([49.99, '49.99', 100, '149.50', 250, 'drogo', null]) } : {}),
    ...(dice.chance(0.7) ? { total: dice.pick(['1.00', 2, '2.5', '99.90']) } : {}),
    ...(dice.chance(0.3) ? { brand: 'Modra' } : {}),
    ...(dice.chance(0.5) ? { currency: dice.pick(['PLN', 'EUR', 'pln', null]) } : {}),
    ...(dice.chance(0.6) ? { products: Array.from({ length: dice.int(3) }, line) } : {}),
  }
}

/** An event of one of the names conditions speak of, or an identify. */
export function rollNormalEvent(dice: Dice, ts: number): NormalEvent {
  const isIdentify = dice.chance(0.1)
  return {
    type: isIdentify ? 'identify' : 'track',
    name: isIdentify ? 'Identify' : dice.pick([...names, 'Page Read']),
    messageId: `m-${dice.int(2 ** 31)}`,
    ts,
    channel: dice.pick(['web', 'app', 'pos']),
    touchpoint: { ...nowhere, store: dice.chance(0.3) ? 'WRO1' : null },
    identifiers: [],
    traits: isIdentify ? rollTraits(dice, ts) : null,
    properties: isIdentify ? {} : rollProperties(dice),
    currency: dice.pick(['PLN', 'EUR', null]),
    consent: null,
    isSharedSource: false,
    library: null,
  }
}

const rollTraits = (dice: Dice, ts: number): Record<string, unknown> => ({
  ...(dice.chance(0.6) ? { city: dice.pick(['Łódź', 'łódź', 'Gdynia', null]) } : {}),
  ...(dice.chance(0.5)
    ? { birthday: dice.pick(['1990-10-25', '1992-02-29', '1980-11-01', 'nieznane']) }
    : {}),
  ...(dice.chance(0.5) ? { created_at: new Date(ts - dice.int(40) * hourMs).toISOString() } : {}),
})
