import { z } from 'zod'
import { eventLeaf, type Literal, type Where } from '../segment/leaves.ts'

/** An event by its name and what its properties must be: demands as segments make them. */
export const eventMatch = z.strictObject({
  event: z.string().min(1).max(200).describe('As in the register of events: `Order Completed`'),
  where: eventLeaf.shape.where,
  /** Properties that must be what they were in the event that brought her in: `cart_id`. */
  same: z.array(z.string().min(1).max(128)).max(5).optional(),
})
export type EventMatch = z.output<typeof eventMatch>

type Bag = Readonly<Record<string, unknown>>

/** All values at a dotted path; a list on the way stands for each of its members: `products.category`. */
export function listAt(bag: unknown, path: string): unknown[] {
  let found: unknown[] = [bag]
  for (const part of path.split('.'))
    found = found.flatMap((one) =>
      typeof one === 'object' && one !== null && Object.hasOwn(one, part) ? [Reflect.get(one, part)].flat() : [],
    )
  return found.filter((one) => one !== null && one !== undefined)
}

/** Amounts come as decimal texts, too: a number is compared with what either says. */
function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}

const normal = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC') : value)
const fold = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/gi, 'l').toLowerCase() : ''

/** Does the value fit? Of a list one member is enough. */
const byOp: Readonly<Record<Where['op'], (value: unknown, wanted: readonly Literal[]) => boolean>> = {
  set: () => true,
  unset: () => false,
  is: (value, [wanted]) => normal(value) === normal(wanted),
  is_not: (value, [wanted]) => normal(value) !== normal(wanted),
  in: (value, wanted) => wanted.some((one) => normal(value) === normal(one)),
  not_in: (value, wanted) => !wanted.some((one) => normal(value) === normal(one)),
  contains: (value, [wanted]) => fold(value).includes(fold(wanted)),
  starts_with: (value, [wanted]) => fold(value).startsWith(fold(wanted)),
  gt: (value, [wanted]) => isNumberPair(value, wanted, (a, b) => a > b),
  gte: (value, [wanted]) => isNumberPair(value, wanted, (a, b) => a >= b),
  lt: (value, [wanted]) => isNumberPair(value, wanted, (a, b) => a < b),
  lte: (value, [wanted]) => isNumberPair(value, wanted, (a, b) => a <= b),
}

function isNumberPair(
  value: unknown,
  wanted: Literal | undefined,
  holds: (a: number, b: number) => boolean,
): boolean {
  const [a, b] = [readNumber(value), readNumber(wanted)]
  return a !== null && b !== null && holds(a, b)
}

/** A property that is missing fits only `unset`. */
function fits({ property, op, value }: Where, properties: Bag): boolean {
  const there = listAt(properties, property)
  if (there.length === 0) return op === 'unset'
  const wanted = value === undefined ? [] : [value].flat()
  return there.some((one) => byOp[op](one, wanted))
}

/**
 * Is it the event somebody waits for?
 * @param context properties of the event that brought her in
 */
export const isMatch = (
  match: EventMatch,
  event: { readonly name: string; readonly properties: Bag },
  context: Bag,
): boolean =>
  match.event === event.name &&
  (match.where ?? []).every((test) => fits(test, event.properties)) &&
  (match.same ?? []).every((path) => {
    const [wanted] = listAt(context, path)
    return wanted !== undefined && listAt(event.properties, path).includes(wanted)
  })
