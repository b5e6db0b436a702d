import { createHmac, randomUUID } from 'node:crypto'

/**
 * A plugin for Vendure 3 that tells Splot of customers, carts, orders, products and stock as they change. Copy this file into
 * the shop and name it in the configuration:
 *
 *   import * as core from '@vendure/core'
 *   plugins: [makeSplotPlugin(core, { url: 'https://…/v1/sources/…', secret: 'whsec_…' })]
 *
 * Each change becomes a job of Vendure's own queue, so that none is lost while Splot cannot be reached.
 */
export function makeSplotPlugin(core: VendureCore, options: SplotOptions): unknown {
  class SplotPlugin {
    readonly #parts: Parts
    #queue: Queue | null = null

    constructor(...parts: PartList) {
      this.#parts = listParts(parts)
    }

    async onApplicationBootstrap(): Promise<void> {
      const { events, queues } = this.#parts
      this.#queue = await queues.createQueue({
        name: 'tell-splot',
        process: ({ data }) => tell(this.#parts, options, data),
      })
      const changed = (topic: Topic, id: unknown): void => {
        if (id === undefined || id === null) return
        const job = { topic, id: String(id), delivery: randomUUID() }
        this.#queue?.add(job, { retries: 20 }).catch(() => {
          // The shop's own sale never fails for our sake: what its queue did not take, the next change tells.
        })
      }
      for (const [topic, names] of Object.entries(heard))
        for (const name of names)
          events
            .ofType(core[name])
            .subscribe((event: VendureEvent) => changed(topic as Topic, findId(topic, event)))
    }
  }
  // What a compiler with decorators would write down: the parts the shop hands in.
  const define: unknown = Reflect.get(Reflect, 'defineMetadata')
  if (typeof define === 'function')
    define(
      'design:paramtypes',
      partNames.map((name) => core[name]),
      SplotPlugin,
    )
  return core.VendurePlugin({ imports: [core.PluginCommonModule] })(SplotPlugin) ?? SplotPlugin
}

export interface SplotOptions {
  /** The connection's address. */
  readonly url: string
  /** Its signing key: `whsec_…`. */
  readonly secret: string
}

type Topic = 'customer' | 'order' | 'product'

/** What the shop says happened, by what it is about. */
const heard: Readonly<Record<Topic, readonly string[]>> = {
  customer: ['CustomerEvent', 'AccountRegistrationEvent', 'CustomerAddressEvent'],
  order: [
    'OrderEvent',
    'OrderLineEvent',
    'CouponCodeEvent',
    'OrderStateTransitionEvent',
    'FulfillmentStateTransitionEvent',
    'RefundStateTransitionEvent',
  ],
  product: ['ProductEvent', 'ProductVariantEvent', 'ProductVariantPriceEvent', 'StockMovementEvent'],
}

interface Thing {
  readonly id?: unknown
  readonly customer?: Thing
  readonly productId?: unknown
  readonly productVariant?: Thing
}

interface VendureEvent {
  readonly entity?: Thing | readonly Thing[]
  readonly customer?: Thing
  readonly user?: Thing
  readonly order?: Thing
  readonly orderId?: unknown
  readonly stockMovements?: readonly Thing[]
}

const first = (things: Thing | readonly Thing[] | undefined): Thing | undefined =>
  Array.isArray(things) ? things[0] : (things as Thing | undefined)

function findId(topic: string, event: VendureEvent): unknown {
  const thing = first(event.entity)
  if (topic === 'customer') return event.customer?.id ?? thing?.customer?.id ?? thing?.id
  if (topic === 'order') return event.order?.id ?? event.orderId ?? thing?.id
  const moved = event.stockMovements?.[0]?.productVariant
  return moved?.productId ?? thing?.productId ?? thing?.id
}

const partNames = [
  'EventBus',
  'JobQueueService',
  'RequestContextService',
  'OrderService',
  'CustomerService',
  'ProductService',
  'ProductVariantService',
  'StockLevelService',
] as const

interface Job {
  topic: Topic
  id: string
  delivery: string
}
interface Queue {
  add(job: Job, options: { retries: number }): Promise<unknown>
}
interface Events {
  ofType(type: unknown): { subscribe(hear: (event: VendureEvent) => void): unknown }
}
interface Queues {
  createQueue(o: { name: string; process(job: { data: Job }): Promise<unknown> }): Promise<Queue>
}
interface Contexts {
  create(o: { apiType: 'admin' }): Promise<unknown>
}
/** Services answer with entities; what is read of them stands in {@link describe}. */
interface Finder {
  findOne(context: unknown, id: string, relations?: readonly string[]): Promise<Entity | undefined>
}
interface Variants {
  getVariantsByProductId(context: unknown, id: string): Promise<{ items: readonly Entity[] }>
}
interface Levels {
  getAvailableStock(context: unknown, id: unknown): Promise<{ stockOnHand: number; stockAllocated: number }>
}
type PartList = [Events, Queues, Contexts, Finder, Finder, Finder, Variants, Levels]
type Entity = Readonly<Record<string, unknown>>

interface Parts {
  events: Events
  queues: Queues
  contexts: Contexts
  orders: Finder
  customers: Finder
  products: Finder
  variants: Variants
  levels: Levels
}

const listParts = ([
  events,
  queues,
  contexts,
  orders,
  customers,
  products,
  variants,
  levels,
]: PartList): Parts => ({
  ...{ events, queues, contexts, orders, customers, products, variants, levels },
})

/** The exports of `@vendure/core` that are used here. */
export interface VendureCore {
  readonly [name: string]: unknown
  readonly VendurePlugin: (about: { imports: unknown[] }) => (plugin: unknown) => unknown
  readonly PluginCommonModule: unknown
}

/** Reads the thing as it is now and sends it, signed. A failure makes the queue try again. */
async function tell(parts: Parts, options: SplotOptions, job: Job): Promise<void> {
  const payload = await describe(parts, job)
  if (payload === null) return
  const body = JSON.stringify(payload)
  const stamp = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.from(options.secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`${job.delivery}.${stamp}.${body}`).digest('base64')
  const reply = await fetch(options.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': job.delivery,
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${mac}`,
      'x-topic': job.topic,
    },
    body,
  })
  if (!reply.ok) throw new Error(`Splot answered ${reply.status}`)
}

const pick = (entity: unknown, names: readonly string[]): Record<string, unknown> =>
  typeof entity === 'object' && entity !== null
    ? Object.fromEntries(names.map((name) => [name, Reflect.get(entity, name)]))
    : {}
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const personal = ['id', 'emailAddress', 'phoneNumber', 'firstName', 'lastName', 'createdAt', 'updatedAt']

async function describe(parts: Parts, { topic, id }: Job): Promise<object | null> {
  const context = await parts.contexts.create({ apiType: 'admin' })
  if (topic === 'customer') {
    const customer = await parts.customers.findOne(context, id)
    return customer === undefined ? null : pick(customer, personal)
  }
  return topic === 'order' ? describeOrder(parts, context, id) : describeProduct(parts, context, id)
}

async function describeOrder(parts: Parts, context: unknown, id: string): Promise<object | null> {
  const relations = ['customer', 'lines', 'lines.productVariant', 'shippingLines', 'surcharges']
  const more = ['payments', 'payments.refunds', 'fulfillments']
  const order = await parts.orders.findOne(context, id, [...relations, ...more])
  if (order === undefined) return null
  const head = ['id', 'code', 'state', 'currencyCode', 'updatedAt', 'orderPlacedAt', 'couponCodes']
  const totals = ['totalWithTax', 'subTotalWithTax', 'shippingWithTax']
  return {
    ...pick(order, [...head, ...totals]),
    customer: order.customer ? pick(order.customer, personal) : null,
    lines: list(order.lines).map((line) => ({
      ...pick(line, ['quantity']),
      unitPriceWithTax: pick(line, ['proratedUnitPriceWithTax']).proratedUnitPriceWithTax,
      productVariant: pick(pick(line, ['productVariant']).productVariant, ['sku', 'name', 'productId']),
    })),
    payments: list(order.payments).map((payment) => pick(payment, ['method'])),
    fulfilments: list(order.fulfillments).map((each) =>
      pick(each, ['id', 'state', 'method', 'trackingCode']),
    ),
    refunds: list(order.payments)
      .flatMap((payment) => list(pick(payment, ['refunds']).refunds))
      .map((refund) => pick(refund, ['id', 'total', 'reason', 'state'])),
  }
}

async function describeProduct(parts: Parts, context: unknown, id: string): Promise<object | null> {
  const product = await parts.products.findOne(context, id)
  if (product === undefined) return null
  const { items } = await parts.variants.getVariantsByProductId(context, id)
  const variants = []
  for (const variant of items) {
    const { stockOnHand, stockAllocated } = await parts.levels.getAvailableStock(context, variant.id)
    variants.push({
      ...pick(variant, ['sku', 'enabled', 'priceWithTax', 'currencyCode']),
      stockOnHand: stockOnHand - stockAllocated,
      options: list(variant.options).map((option) => ({
        group: pick(pick(option, ['group']).group, ['name']).name ?? 'option',
        name: pick(option, ['name']).name,
      })),
    })
  }
  if (variants.length === 0) return null
  return { ...pick(product, ['id', 'name', 'slug', 'description', 'enabled']), variants }
}
