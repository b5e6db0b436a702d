import { type Api, ApiRefused } from '../brand/api.ts'
import { makePeople, type Person } from '../cast/people.ts'
import { lastPromotion } from '../goods/feed.ts'
import { Random, seedOf } from '../random.ts'
import { acquaintances, meet } from './acquaintances.ts'
import type { Door } from './door.ts'
import { buyAtTill, collect, leaveCart, orderHome, type Visit } from './visits.ts'

const visits = [leaveCart, leaveCart, orderHome, collect, collect, buyAtTill, buyAtTill, buyAtTill] as const

/** Minutes of the played day within which visits begin. */
const daySpan = 11 * 60
/** Those with a life of their own are left to it. */
const first = 20
const every = 6

export interface TradeDeps {
  readonly api: Api
  readonly door: Door
  readonly seed: number
  readonly customers: number
  /** Which playing this is. */
  readonly run: number
  /** Real milliseconds of a minute of the played day. */
  readonly minuteMs: number
  now(): number
  pause(ms: number): Promise<void>
  isStopped(): boolean
  /** A visit that came to nothing: why. */
  tellFault(error: unknown): void
}

class Stopped extends Error {}

/**
 * Carts, orders, pick-ups and sales at tills, through the doors of shop and staff: stock falls, points rise, and each fact
 * comes to its customer's timeline from the room it belongs to. Nothing where the shelves are not filled.
 */
export async function playTrade(deps: TradeDeps): Promise<void> {
  const { items } = await deps.api.ask<{ items: { id: string }[] }>('GET', '/catalog/promotions')
  if (!items.some(({ id }) => id === lastPromotion)) return
  const all = makePeople(deps.seed, deps.customers)
  const wished = new Set<string>()
  const day: Day = { ...deps, wait: createWait(deps), noteWish: (productId) => void wished.add(productId) }
  const met = all.slice(0, acquaintances).map((person) => visit(day, { person, within: 20, act: meet }))
  const others = all
    .slice(first)
    .filter((_, i) => i % every === 0)
    .map((person) => visit(day, { person, within: daySpan, act: null }))
  const offers = async () => {
    await Promise.all(met)
    await cheapen(day, wished, 'rano')
    await Promise.all(others)
    await cheapen(day, wished, 'wieczor')
  }
  await Promise.all([...others, offers()])
}

/** Some of what people wait for costs less until tomorrow: who asked to be told is told. */
const cheapen = (day: Day, wished: ReadonlySet<string>, name: string): Promise<void> =>
  unlessRefused(day, async () => {
    await day.wait(0)
    const ids = [...wished].slice(-mostCheaper)
    if (ids.length === 0) return
    const now = day.now()
    const body = {
      ...{ name: 'Okazja dnia: −15%', names: { en: 'Offer of the day: −15%' } },
      ...{ effect: { kind: 'percent', percent: 15 }, target: { kind: 'products', ids } },
      from: new Date(now + soonMs).toISOString(),
      until: new Date(now + dayMs).toISOString(),
    }
    await day.api.ask('PUT', `/catalog/promotions/okazja-${day.run}-${name}`, { body })
  })

const mostCheaper = 40
/** An offer begins a moment after it was made. */
const soonMs = 2_000
const dayMs = 86_400_000

interface Day extends TradeDeps {
  wait(minutes: number): Promise<void>
  noteWish(productId: string): void
}

interface Going {
  readonly person: Person
  /** Minutes in which it begins. */
  readonly within: number
  /** Null: one of the usual visits. */
  readonly act: ((visit: Visit) => Promise<void>) | null
}

const createWait = (deps: TradeDeps) => async (minutes: number) => {
  const until = Math.ceil((minutes * deps.minuteMs) / stepMs)
  for (let step = 0; step < until; step++) {
    if (deps.isStopped()) throw new Stopped()
    await deps.pause(stepMs)
  }
  if (deps.isStopped()) throw new Stopped()
}

const visit = (day: Day, { person, within, act }: Going): Promise<void> =>
  unlessRefused(day, async () => {
    const random = new Random(seedOf(day.seed, 'trade', person.index, day.run))
    const own: Visit = { ...day, person, random, id: `day-${day.run}-${person.index}` }
    await day.wait(random.between(0, within))
    await (act ?? random.pick(visits))(own)
  })

/** What the server refuses of a sample is told, and the day goes on. */
async function unlessRefused({ tellFault }: TradeDeps, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Stopped) return
    if (!(error instanceof ApiRefused)) throw error
    tellFault(error)
  }
}

/** How soon a stop is noticed. */
const stepMs = 100
