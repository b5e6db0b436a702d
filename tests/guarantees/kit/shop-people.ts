import { type Reply, readReply } from './client.ts'
import { takePortrait } from './portrait.ts'
import type { Random } from './seed.ts'
import type { World } from './world.ts'

/** A customer as a test calls her, and the birth her things are kept by. */
export interface Person {
  name: string
  birth: string
  names: Record<string, string>
}

const prices = { 'hat-1': '59.00', 'shoes-38': '499.00', 'shoes-39': '499.00' } as const
type Sku = keyof typeof prices
const skus = Object.keys(prices) as Sku[]
const stores = ['KRK1', 'WRO1'] as const

const scopes = [
  ...(['customers:read', 'customers:pii', 'catalog:read', 'catalog:write', 'stock:write'] as const),
  ...(['carts:read', 'carts:write', 'orders:read', 'orders:write'] as const),
  ...(['loyalty:read', 'loyalty:write', 'loyalty:manage'] as const),
]

interface Listed {
  items: Record<string, unknown>[]
}

/** A small shop in a world, and what its customers do there: carts, wishes, purchases, points, coupons, visits. */
export class ShopPeople {
  readonly #world: World
  readonly #key: string
  #count = 0

  static async open(world: World): Promise<ShopPeople> {
    const made = { kind: 'secret', workspaceId: 'default', name: 'shop', scopes: [...scopes] } as const
    const shop = new ShopPeople(world, (await world.app.workspace.keys.create(made)).key)
    await shop.#furnish()
    return shop
  }

  private constructor(world: World, key: string) {
    this.#world = world
    this.#key = key
  }

  async #furnish(): Promise<void> {
    const items = skus.map((sku) => ({
      ...{ id: sku, name: sku },
      variants: [{ sku, price: { amount: prices[sku] } }],
    }))
    await this.do('POST', '/catalog/products', { items })
    await this.do('POST', '/stores', { items: stores.map((id) => ({ id, name: id })) })
    const levels = stores.flatMap((storeId) => skus.map((sku) => ({ storeId, sku, onHand: 10_000 })))
    await this.do('POST', '/stock/levels', { items: levels })
    const spend = { points: 100, worth: '5.00' }
    await this.do('PUT', '/loyalty/programme', { name: 'Modra', earn: { points: 1, per: '1.00' }, spend })
    const effect = { kind: 'percent', percent: 10 }
    await this.do('PUT', '/coupon-pools/gift', { name: 'Prezent', kind: 'single', effect })
  }

  async ask(method: string, path: string, body?: object): Promise<Reply> {
    const headers = {
      ...{ authorization: `Bearer ${this.#key}`, 'idempotency-key': `the-act-${++this.#count}` },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    return readReply(await this.#world.fetch(new Request(`http://world.test/api/v1${path}`, init)))
  }

  /** The same, and it must be done. */
  async do(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const reply = await this.ask(method, path, body)
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
    return reply.json
  }

  /** She comes into the store: as a test's way of meeting her, and as an act of hers. */
  visit({ names }: Pick<Person, 'names'>, storeId: string): Promise<void> {
    const event = { type: 'track', event: 'Customer Checked In', properties: { store_id: storeId } }
    const timestamp = new Date(this.#world.clock.now()).toISOString()
    return this.#world.accept([{ ...event, ...names, timestamp, messageId: `visit-${++this.#count}` }])
  }

  /** Everything told has been taken. */
  async settle(): Promise<void> {
    const loop = this.#world.app.loops.find(({ id }) => id === 'commerce.facts')
    await this.#world.drain()
    while ((await loop?.turn()) === true);
    await this.#world.drain()
  }

  /** One thing a customer does in a shop, or somebody for her. What she lacks points for is not done. */
  async act(dice: Random, person: Person, isSpending: boolean): Promise<void> {
    this.#world.clock.advance(dice.between(1_000, 30_000))
    const { birth } = person
    const sku = dice.pick(skus)
    const quantity = dice.between(1, 3)
    const id = `the-change-${++this.#count}`
    const kind = dice.int(7)
    if (kind === 0) await this.visit(person, dice.pick(stores))
    else if (kind === 1)
      await this.do('POST', `/customers/${birth}/cart/changes`, {
        changes: [dice.chance(0.8) ? { id, kind: 'add', sku, quantity } : { id, kind: 'remove', sku }],
      })
    else if (kind === 2)
      await this.do('POST', `/customers/${birth}/wishlist/changes`, { changes: [{ id, kind: 'add', sku }] })
    else if (kind === 3) await this.give(person, dice.between(1, 300))
    else if (kind === 4) await this.giveCoupon(person)
    else if (kind === 5)
      await this.order(person, { sku, quantity, points: isSpending && dice.chance(0.5) ? 100 : 0 })
    else await this.#buyAndBring(dice, person, sku)
  }

  give = ({ birth }: Person, points: number) =>
    this.do('POST', `/customers/${birth}/points`, { points, reason: 'za czekanie' })

  async giveCoupon({ birth }: Person): Promise<string> {
    return String((await this.do('POST', `/customers/${birth}/coupons`, { poolId: 'gift' })).code)
  }

  /** To be fetched, and paid there. @returns its number; null where she has too few points */
  async order(
    { birth }: Person,
    { sku, quantity, points }: { sku: Sku; quantity: number; points: number },
  ): Promise<string | null> {
    const body = {
      channel: 'call',
      customerId: birth,
      lines: [{ sku, quantity }],
      method: 'in_store',
      points,
    }
    const delivery = { kind: 'pickup', storeId: 'KRK1' }
    const reply = await this.ask('POST', '/orders', { ...body, delivery, contact: { name: 'Anna' } })
    if (reply.status === 409 && reply.json.code === 'points_short') return null
    if (reply.status !== 200) throw new Error(`order: ${reply.status} ${reply.text}`)
    return String((reply.json.order as { number: string }).number)
  }

  /** A sale at a till; sometimes it comes back. */
  async #buyAndBring(dice: Random, { birth }: Person, sku: Sku): Promise<void> {
    const sale = { channel: 'pos', customerId: birth, storeId: 'WRO1', delivery: { kind: 'till' } }
    const payments = [{ method: 'cash', amount: prices[sku] }]
    const { order } = await this.do('POST', '/orders', { ...sale, lines: [{ sku, quantity: 1 }], payments })
    const { id, lines } = order as { id: string; lines: { line: string }[] }
    if (dice.chance(0.3))
      await this.do('POST', `/orders/${id}/returns`, { lines: [{ line: lines[0]?.line, quantity: 1 }] })
  }

  /** Numbers, codes and points of hers. */
  own = async ({ birth }: Person): Promise<{ orders: string[]; coupons: string[]; points: number }> => {
    const list = async (path: string, name: string) =>
      ((await this.do('GET', path)) as unknown as Listed).items.map((one) => String(one[name])).sort()
    return {
      orders: await list(`/orders?customerId=${birth}&limit=100`, 'number'),
      coupons: await list(`/customers/${birth}/coupons`, 'code'),
      points: Number((await this.do('GET', `/customers/${birth}/loyalty`)).points),
    }
  }

  /** All that anybody sees of her. */
  portray = async ({ birth }: Person): Promise<object> => {
    const rooms = ['cart', 'wishlist', 'loyalty', 'coupons']
    const seen: Record<string, unknown> = { person: await takePortrait(this.#world, birth) }
    for (const room of rooms) seen[room] = await this.do('GET', `/customers/${birth}/${room}`)
    seen.orders = await this.do('GET', `/orders?customerId=${birth}&limit=100`)
    const customer = await this.do('GET', `/customers/${birth}`)
    for (const storeId of stores) {
      const visits = (await this.do('GET', `/till/visits?storeId=${storeId}`)) as unknown as Listed
      seen[storeId] = visits.items.filter((one) => one.customerId === customer.id)
    }
    return seen
  }
}
