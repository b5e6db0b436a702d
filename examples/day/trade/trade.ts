import { type Api, ApiRefused } from '../brand/api.ts'
import { makePeople, type Person } from '../cast/people.ts'
import { lastPromotion } from '../goods/feed.ts'
import { Random, seedOf } from '../random.ts'
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
  const people = makePeople(deps.seed, deps.customers).slice(first)
  await Promise.all(people.filter((_, i) => i % every === 0).map((person) => visit(deps, person)))
}

/** A sample's visit that the server refuses is told, and the day goes on. */
async function visit(deps: TradeDeps, person: Person): Promise<void> {
  const random = new Random(seedOf(deps.seed, 'trade', person.index, deps.run))
  const wait = async (minutes: number) => {
    const until = Math.ceil((minutes * deps.minuteMs) / stepMs)
    for (let step = 0; step < until; step++) {
      if (deps.isStopped()) throw new Stopped()
      await deps.pause(stepMs)
    }
    if (deps.isStopped()) throw new Stopped()
  }
  const own: Visit = { ...deps, person, random, wait, id: `day-${deps.run}-${person.index}` }
  try {
    await wait(random.between(0, daySpan))
    await random.pick(visits)(own)
  } catch (error) {
    if (error instanceof Stopped) return
    if (!(error instanceof ApiRefused)) throw error
    deps.tellFault(error)
  }
}

/** How soon a stop is noticed. */
const stepMs = 100
