import type { CartChange, CartView } from '@splot/contract/cart'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { openShop, quantities, type Shop } from './shopping.testkit.ts'

let pg: TestDatabase
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())

const skus = ['shoes-38', 'shoes-39', 'hat-1'] as const
const wish = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('set' as const), quantity: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('remove' as const), quantity: fc.constant(0) }),
)
const someone = fc.nat(3)
const step = fc.oneof(
  fc.record({ do: fc.constant('wish' as const), who: someone, wish, sku: fc.constantFrom(...skus) }),
  fc.record({ do: fc.constant('send' as const), who: someone, isHeard: fc.boolean() }),
  fc.record({ do: fc.constant('repeat' as const), who: someone, which: fc.nat(50) }),
  fc.record({ do: fc.constant('look' as const), who: someone }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A change as the test remembers it, with what its maker had seen when it was made. */
interface Made {
  change: CartChange & { sku: string }
  seen: ReadonlySet<string>
  at: number
}

interface Screen {
  send(change: CartChange): Promise<string>
  look(): Promise<{ version: string; lines: Record<string, number> }>
  version: string
  /** Ids of changes that stood on the screen. */
  known: Set<string>
  waiting: Made[]
  sent: Made[]
}

async function openScreens(shop: Shop): Promise<Screen[]> {
  const account = shop.graph.add('user_id', 'u-1')
  const screens: Screen[] = []
  for (let i = 0; i < 3; i++) {
    const token = await shop.signIn('u-1')
    const known = (await shop.page('session', { body: { anonymousId: `device-${i}-12345`, token } })).body
      .token
    const look = async () => (await shop.page('cart', { token: known })).body
    screens.push(makeScreen(async (change) => (await shop.put(known, change)).version, look))
  }
  const path = `/customers/${account}/cart`
  const send = async (change: CartChange) =>
    (await shop.room.ask('POST', `${path}/changes`, { changes: [change] })).body.version
  screens.push(makeScreen(send, async () => (await shop.room.ask('GET', path)).body))
  return screens
}

const makeScreen = (send: Screen['send'], look: () => Promise<CartView>): Screen => ({
  send,
  look: async () => {
    const cart = await look()
    return { version: cart.version, lines: quantities(cart) }
  },
  ...{ version: '', known: new Set(), waiting: [], sent: [] },
})

/** What must lie in the cart, told apart from the rules: an addition is gone only where somebody who saw it took it out. */
function reference(all: readonly Made[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const sku of skus) {
    const own = all.filter((one) => one.change.sku === sku)
    const isSeen = (id: string) => own.some((one) => one.change.kind !== 'add' && one.seen.has(id))
    const live = own.filter((one) => !isSeen(one.change.id))
    const adds = live.flatMap(({ change }) => (change.kind === 'add' ? [change.quantity] : []))
    const sets = live.filter(({ change }) => change.kind === 'set' && change.quantity > 0)
    const newest = sets.sort((a, b) => b.at - a.at)[0]?.change
    const total = adds.reduce((sum, one) => sum + one, 0) + (newest?.kind === 'set' ? newest.quantity : 0)
    if (total > 0) result[sku] = total
  }
  return result
}

async function play(shop: Shop, screens: readonly Screen[], steps: readonly Step[]): Promise<Made[]> {
  const delivered = new Set<string>()
  const made: Made[] = []
  const deliver = async (screen: Screen, one: Made, isHeard: boolean) => {
    const version = await screen.send(one.change)
    delivered.add(one.change.id)
    if (!isHeard) return
    screen.version = version
    screen.known = new Set(delivered)
  }
  for (const one of steps) {
    const screen = screens[one.who]
    if (screen === undefined) continue
    shop.room.now += 10
    if (one.do === 'wish') {
      const { kind, quantity } = one.wish
      const id = `change-${made.length}-${one.who}`
      const head = { id, sku: one.sku, at: new Date(shop.room.now).toISOString() }
      const seen = { seen: screen.version === '' ? 'm:0' : screen.version }
      const change =
        kind === 'add'
          ? { ...head, kind, quantity }
          : kind === 'set'
            ? { ...head, ...seen, kind, quantity }
            : { ...head, ...seen, kind }
      const own = [...screen.sent, ...screen.waiting].map((other) => other.change.id)
      const next = { change, at: shop.room.now, seen: new Set([...screen.known, ...own]) }
      screen.waiting.push(next)
      made.push(next)
    } else if (one.do === 'send') {
      // A device sends in the order in which things were done; what was not answered waits to be sent again.
      const [first] = screen.waiting
      if (first === undefined) continue
      await deliver(screen, first, one.isHeard)
      if (one.isHeard) screen.sent.push(...screen.waiting.splice(0, 1))
    } else if (one.do === 'repeat') {
      const old = screen.sent[one.which % Math.max(1, screen.sent.length)]
      if (old !== undefined) await deliver(screen, old, false)
    } else {
      screen.version = (await screen.look()).version
      screen.known = new Set(delivered)
    }
  }
  for (const screen of screens) for (const waiting of screen.waiting) await deliver(screen, waiting, true)
  return made
}

describe('four screens of one cart, through the store', () => {
  it('lost answers, doubled and overtaken changes: nobody differs in the end, no addition is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const shop = await openShop(pg, `replicas-${++count}`)
        const screens = await openScreens(shop)
        const made = await play(shop, screens, steps)
        const shown = await Promise.all(screens.map((one) => one.look()))
        for (const one of shown) expect(one).toEqual(shown[0])
        expect(shown[0]?.lines).toEqual(reference(made))
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 60_000)
})

describe('two customers who are one, and two again', () => {
  const change = fc.record({
    sku: fc.constantFrom(...skus),
    quantity: fc.integer({ min: 1, max: 4 }),
    isGuest: fc.boolean(),
  })
  it('cart and wish list of each are what they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('larger', 'sum', 'keep_known', 'keep_guest'),
        async (changes, mergeStrategy) => {
          const shop = await openShop(pg, `parted-${++count}`)
          await shop.room.ask('PUT', '/cart-settings', { mergeStrategy })
          const births = [
            shop.graph.add('user_id', 'u-1'),
            shop.graph.add('anonymous_id', 'phone-12345'),
          ] as const
          const known = await shop.signIn('u-1')
          const guest = await shop.guest('phone-12345')
          for (const [i, { sku, quantity, isGuest }] of changes.entries()) {
            const token = isGuest ? guest : known
            await shop.put(token, { id: `change-${i}-cart`, kind: 'add', sku, quantity })
            if (quantity > 2) await shop.wish(token, { id: `change-${i}-wish`, kind: 'add', sku })
          }
          const look = async () =>
            Promise.all(
              births.flatMap((id) =>
                ['cart', 'wishlist'].map(
                  async (what) => (await shop.room.ask('GET', `/customers/${id}/${what}`)).body,
                ),
              ),
            )
          const before = await look()
          shop.graph.join(...births)
          shop.room.now += 1_000
          const [joined] = await look()
          const hasGuest = changes.some((one) => one.isGuest)
          expect(joined.version !== before[0].version).toBe(hasGuest)
          // What is done while they are one stays where it was done.
          await shop.put(known, { id: 'change-between', kind: 'set', sku: 'hat-1', quantity: 7 })
          shop.graph.part(births[1])
          const after = await look()
          expect(after.slice(2)).toEqual(before.slice(2))
          expect(after[1]).toEqual(before[1])
          expect({ ...quantities(after[0]), 'hat-1': 0 }).toEqual({ ...quantities(before[0]), 'hat-1': 0 })
          expect(quantities(after[0])['hat-1']).toBe(7)
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  }, 60_000)
})
