import type { Api } from '../brand/api.ts'
import type { Person } from '../cast/people.ts'
import { webWarehouse } from '../goods/places.ts'
import type { Random } from '../random.ts'
import type { Door } from './door.ts'
import { drawPiece } from './shelf.ts'

/** What a visit is made with. */
export interface Visit {
  readonly person: Person
  readonly random: Random
  readonly api: Api
  readonly door: Door
  /** Names this visit among all, so that nothing is done twice. */
  readonly id: string
  /** Somebody waits for this product to become cheaper. */
  noteWish(productId: string): void
  /** Lets some time of the played day pass, minutes; throws where the day is stopped. */
  wait(minutes: number): Promise<void>
}

interface Cart {
  readonly id: string
  readonly version: string
  readonly lines: readonly unknown[]
}
interface Order {
  readonly id: string
  readonly acts: readonly string[]
  readonly pickup: { readonly code: string } | null
  readonly totals: { readonly due: string }
}
interface Placed {
  readonly order: Order
}

/** She signs in on a device: the shop's own server says so, and its cart joins hers. */
export const signIn = (
  { api, person }: Visit,
  anonymousId?: string,
): Promise<{ token: string; customerId: string }> =>
  api.ask('POST', '/shoppers', { body: { userId: person.userId, ...(anonymousId && { anonymousId }) } })

const add = (visit: Visit, token: string, sku: string): Promise<Cart> =>
  visit.door.ask('POST', 'cart/changes', {
    token,
    body: { changes: [{ id: `${visit.id}-${sku}`.slice(0, 64), kind: 'add', sku, quantity: 1 }] },
  })

interface Standing {
  readonly points: number
  readonly programme: object | null
  readonly history: readonly unknown[]
}

/** What her card held when the club moved here, once; @returns the points she can spend */
export async function bringBalance({ api, person, random }: Visit, customerId: string): Promise<number> {
  const path = `/customers/${customerId}`
  const { points, programme, history } = await api.ask<Standing>('GET', `${path}/loyalty`)
  if (programme === null || history.length > 0) return points
  const brought = person.firstName === 'Hanna' ? 1_240 : random.between(12, 130) * 10
  await api.ask('POST', `${path}/points`, {
    key: `balance-${person.userId}`,
    body: { points: brought, reason: 'Saldo z dawnego programu' },
  })
  return brought
}

/** Something for the cart; an empty shelf ends the visit. */
async function fill(visit: Visit, token: string, storeId: string): Promise<Cart | null> {
  const piece = await drawPiece(visit.api, storeId, visit.random)
  return piece === null ? null : add(visit, token, piece.sku)
}

/** Puts something in without a name, signs in, finds it there, wishes for more; the cart stays for another day. */
export async function leaveCart(visit: Visit): Promise<void> {
  const { person, random, door } = visit
  const anonymousId = random.uuid()
  const guest = await door.ask<{ token: string }>('POST', 'session', { body: { anonymousId } })
  if ((await fill(visit, guest.token, webWarehouse.id)) === null) return
  await visit.wait(4)
  const { token } = await signIn(visit, anonymousId)
  await visit.wait(2)
  await fill(visit, token, person.store.id)
  await wish(visit, token)
}

/** Asks to be told of something once it is cheaper or there again. */
export async function wish(visit: Visit, token: string): Promise<void> {
  const { random, door } = visit
  const wished = await drawPiece(visit.api, webWarehouse.id, random)
  if (wished === null) return
  const wants = { priceDrop: true, backInStock: true }
  await door.ask('POST', 'wishlist/changes', {
    token,
    body: { changes: [{ id: `${visit.id}-wish`, kind: 'add', sku: wished.sku, wants }] },
  })
  visit.noteWish(wished.productId)
}

const contactOf = ({ firstName, lastName, email, phone }: Person) => ({
  name: `${firstName} ${lastName}`,
  email,
  phone,
})

interface Bought {
  readonly order: Order
  readonly token: string
}

async function checkOut(visit: Visit, storeId: string, how: object): Promise<Bought | null> {
  const { token } = await signIn(visit)
  const cart = await fill(visit, token, storeId)
  if (cart === null) return null
  await visit.wait(3)
  const body = { cartId: cart.id, version: cart.version, contact: contactOf(visit.person), ...how }
  const { order } = await visit.door.ask<Placed>('POST', 'checkout', { token, key: visit.id, body })
  return { order, token }
}

/** What the shop's people do with an order, while it may be done. */
const act = ({ api }: Visit, { id }: Order, body: object): Promise<Order> =>
  api.ask('POST', `/orders/${id}/acts`, { body })

/** How far the shop's people get with an order today. */
export type Until = 'placed' | 'ready' | 'done'

/** Orders to her home and pays the courier; it is packed and on its way before the day ends. */
export async function orderHome(visit: Visit, until: Until = 'done'): Promise<void> {
  const { person } = visit
  const address = {
    ...{ name: `${person.firstName} ${person.lastName}`, street: 'ul. Przykładowa 1' },
    ...{ postcode: '00-001', city: person.city, country: 'PL', point: null },
  }
  const bought = await checkOut(visit, webWarehouse.id, {
    delivery: { kind: 'ship', carrier: 'kurier', address },
    payment: { method: 'on_delivery' },
  })
  if (bought === null || until === 'placed') return
  const { order } = bought
  await visit.wait(25)
  await act(visit, order, { act: 'pick' })
  await visit.wait(40)
  await act(visit, order, { act: 'ship', trackingId: `TM${visit.id.replace(/\D/g, '').slice(0, 12)}` })
}

/** Orders to her store, is told it waits, shows the code there and pays. */
export async function collect(visit: Visit, until: Until = 'done'): Promise<void> {
  const storeId = visit.person.store.id
  const bought = await checkOut(visit, storeId, {
    delivery: { kind: 'pickup', storeId },
    payment: { method: 'in_store' },
  })
  if (bought === null || until === 'placed') return
  const { order } = bought
  await visit.wait(20)
  await act(visit, order, { act: 'pick' })
  await visit.wait(15)
  const { totals } = await act(visit, order, { act: 'ready' })
  if (until === 'ready') return
  await visit.wait(60)
  // The code is hers: the shop's own key does not see it.
  const { pickup } = await visit.door.ask<Order>('GET', `orders/${order.id}`, { token: bought.token })
  const payments = Number(totals.due) > 0 ? [{ method: 'terminal', amount: totals.due }] : []
  await act(visit, order, { act: 'collect', code: pickup?.code ?? null, payments })
}

const spent = { points: 200, worthMinor: 1_000 } as const

/** Shows her card at the till, sometimes pays a part with points; the till sells from its own shelves. */
export async function buyAtTill(visit: Visit): Promise<void> {
  const { person, api, random } = visit
  const { customerId } = await signIn(visit)
  const balance = await bringBalance(visit, customerId)
  const piece = await drawPiece(api, person.store.id, random)
  if (piece === null) return
  const priceMinor = Math.round(Number(piece.price) * 100)
  const isPart = balance >= spent.points && priceMinor >= 5 * spent.worthMinor && random.chance(0.4)
  const due = ((priceMinor - (isPart ? spent.worthMinor : 0)) / 100).toFixed(2)
  await api.ask('POST', '/orders', {
    key: visit.id,
    body: {
      ...{ channel: 'pos', customerId, storeId: person.store.id, delivery: { kind: 'till' } },
      lines: [{ sku: piece.sku, quantity: 1 }],
      payments: [{ method: random.pick(['terminal', 'cash']), amount: due }],
      points: isPart ? spent.points : 0,
      tillId: `${person.store.id}-1`,
    },
  })
}
