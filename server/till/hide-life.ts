import { z } from 'zod'

/** What names a person and reaches her; the rest of what she told is her life. */
const plainTraits = new Set([
  ...['email', 'phone', 'name', 'firstName', 'lastName', 'first_name', 'last_name', 'title', 'gender'],
  ...['address', 'city', 'postcode', 'postalCode', 'country', 'language', 'locale'],
])

const record = z.record(z.string(), z.unknown())
const profile = z.looseObject({
  traits: record,
  traitSources: record,
  computed: z.looseObject({ firstSeenAt: z.string().nullable(), stage: z.string() }),
})

const keepPlain = (all: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => plainTraits.has(name)))

/** A customer as a store may know her without her consent: who she is, how she is reached, since when, and how close. */
export function hideLife(reply: unknown): unknown {
  const { timeline: _, ...known } = profile.parse(reply)
  const { firstSeenAt, stage } = known.computed
  return {
    ...known,
    ...{ isLifeHidden: true, stageHistory: [] },
    traits: keepPlain(known.traits),
    traitSources: keepPlain(known.traitSources),
    computed: {
      ...{
        firstSeenAt,
        lastSeenAt: null,
        events: 0,
        eventsByChannel: {},
        orders: 0,
        recencyDays: null,
        rfm: null,
      },
      ...{ revenue: [], averageOrder: [], value12m: [], valueByMonth: [] },
      ...{ favouriteCategory: null, favouriteDevice: null, favouriteStore: null, lastChannel: null, stage },
    },
  }
}

const rows = z.looseObject({ items: z.array(record) })

/** A list of customers: names to choose from, without what they did. */
export function hideInList(reply: unknown): unknown {
  const { items, ...rest } = rows.parse(reply)
  const nothing = {
    lastChannel: null,
    lastSeenAt: null,
    isLive: false,
    valueMinor12m: 0,
    orders: 0,
    weave: [],
  }
  return { ...rest, items: items.map((row) => ({ ...row, ...nothing })) }
}

/** Tasks as they are to be done: what brought her to them is what she did. */
export function hideReasons(reply: unknown): unknown {
  const { items, ...rest } = rows.parse(reply)
  return { ...rest, items: items.map((row) => ({ ...row, why: null })) }
}

/** Her balance, without what it came from. */
export const hidePoints = (reply: unknown): unknown => ({ ...record.parse(reply), history: [] })

/** What is done with: nothing of it waits for the store. */
const over: readonly unknown[] = [
  ...['collected', 'delivered', 'no_show', 'expired', 'cancelled', 'partly_returned', 'returned'],
]

/** An order that is over is nobody's; whoever comes back with its goods has its number. */
export function hideOrder(reply: unknown): unknown {
  const order = record.parse(reply)
  if (!over.includes(order.state)) return order
  return { ...order, customerId: null, contact: null, address: null }
}

/** Orders a store has to do with; those that are over go by their number or receipt alone, and without a name. */
export function hideOrders(reply: unknown, query: unknown): unknown {
  const { items, ...rest } = rows.parse(reply)
  const q: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'q') : undefined
  const isOver = (row: Record<string, unknown>) => over.includes(row.state)
  // An e-mail or a telephone finds all that one person ever bought.
  const isPerson = typeof q === 'string' && (q.includes('@') || /^\+?[\d\s()-]{7,15}$/.test(q.trim()))
  const isMeant = (row: Record<string, unknown>) => !isPerson || row.number === q
  return {
    ...rest,
    items: items
      .filter((row) => !isOver(row) || isMeant(row))
      .map((row) => (isOver(row) ? { ...row, customerId: null, name: null } : row)),
  }
}
