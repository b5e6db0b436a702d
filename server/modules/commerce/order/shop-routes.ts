import { SplotError } from '../../../platform/errors.ts'
import { hashToUuid, isUuid } from '../../../platform/ids.ts'
import { readOwnContact } from '../service/own-contact.ts'
import type { Author } from '../service/ports.ts'
import { readKey } from '../service/read-key.ts'
import {
  type AnyShopRoute,
  defineOpenShopRoute,
  defineShopRoute,
  type ShopFeed,
  type Shopper,
  type ShopRequest,
} from '../service/shop-route.ts'
import { isUntouched } from './rules/machine.ts'
import {
  askReturnBody,
  type CheckoutBody,
  type Contact,
  checkoutBody,
  type OrderView,
  type PlaceBody,
  payLinkBody,
  scanBody,
} from './schema.ts'
import type { OrderDeps } from './service/deps.ts'
import { fitCart } from './service/fit-cart.ts'
import {
  askReturn,
  cancelOwn,
  getOrder,
  listOptions,
  makePayLink,
  placeAndShow,
  refuseStranger,
} from './service/orders.ts'
import { listOwn } from './service/read.ts'
import { noteScan } from './service/scans.ts'

const herself = ({ birth, anonymousId }: Shopper): Author => ({
  kind: 'customer',
  id: birth ?? anonymousId ?? '',
  name: null,
})

/** @throws not_found */
function idOf({ params: { id = '' } }: Pick<ShopRequest<unknown>, 'params'>): string {
  if (!isUuid(id)) throw new SplotError('not_found', { path: 'params.id' })
  return id
}

/** As she reads it herself: who of the shop did what, and what they noted, is theirs; what can be done is what she can do. */
const asHers = (order: OrderView): OrderView => ({
  ...order,
  note: null,
  acts: order.acts.filter((act) => act === 'return' || (act === 'cancel' && isUntouched(order.state))),
  history: order.history.map((one) => ({ ...one, by: { kind: one.by.kind, name: null } })),
})

/** What a shop's page asks of orders, for whoever shops. */
export const createOrderShopRoutes = (deps: OrderDeps): AnyShopRoute[] => [
  defineOpenShopRoute({
    method: 'GET',
    path: 'checkout',
    handle: ({ workspaceId, language }) =>
      deps.db.inWorkspace(workspaceId, (tx) => listOptions(deps, tx, language)),
  }),
  defineShopRoute({
    method: 'POST',
    path: 'checkout',
    who: 'shopper',
    body: checkoutBody,
    async handle({ workspaceId, shopper, body, raw, language }) {
      // Two people may call two things by the same key. Kept for ever, it names nobody; a device stays itself once it is known.
      const { kind, birth, anonymousId } = shopper
      const whose = hashToUuid(`shopper\n${(kind === 'guest' ? anonymousId : birth) ?? ''}`)
      const key = `shop ${whose} ${readKey(raw)}`
      const contact = await fillContact(deps, shopper, body)
      const asked = { key, body: toPlaceBody({ ...body, contact }), sent: toPlaceBody(body) }
      const placing = { ...asked, by: herself(shopper), shopper, language }
      const { order, ...placed } = await placeAndShow(deps, workspaceId, placing)
      return { ...placed, order: asHers(order) }
    },
  }),
  defineShopRoute({
    method: 'GET',
    path: 'cart/stores',
    who: 'shopper',
    handle: ({ shopper, language }) => fitCart(deps, shopper, language),
  }),
  defineShopRoute({
    method: 'POST',
    path: 'scan',
    who: 'shopper',
    body: scanBody,
    handle: ({ shopper, body }) => noteScan(deps, shopper, body.storeId),
  }),
  defineShopRoute({
    method: 'GET',
    path: 'orders',
    who: 'shopper',
    handle: ({ workspaceId, shopper, query, language }) =>
      deps.db.inWorkspace(workspaceId, (tx) =>
        listOwn(deps, tx, shopper.births, { after: query.get('after') ?? undefined, language }),
      ),
  }),
  ...ownRoutes(deps),
]

const ownRoutes = (deps: OrderDeps): AnyShopRoute[] => [
  defineShopRoute({
    method: 'GET',
    path: 'orders/{id}',
    who: 'shopper',
    handle: (asked) => showOwn(deps, asked),
  }),
  defineShopRoute({
    method: 'POST',
    path: 'orders/{id}/cancel',
    who: 'shopper',
    async handle(asked) {
      const { workspaceId, shopper } = asked
      await cancelOwn(deps, workspaceId, { id: idOf(asked), births: shopper.births, by: herself(shopper) })
      return showOwn(deps, asked)
    },
  }),
  defineShopRoute({
    method: 'POST',
    path: 'orders/{id}/return',
    who: 'shopper',
    body: askReturnBody,
    async handle(asked) {
      const { workspaceId, shopper, body } = asked
      await askReturn(deps, workspaceId, {
        id: idOf(asked),
        births: shopper.births,
        by: herself(shopper),
        body,
      })
      return showOwn(deps, asked)
    },
  }),
  defineShopRoute({
    method: 'POST',
    path: 'orders/{id}/pay',
    who: 'shopper',
    body: payLinkBody,
    async handle(asked) {
      await showOwn(deps, asked)
      const { workspaceId, shopper, body } = asked
      return makePayLink(deps, workspaceId, { id: idOf(asked), method: body.method, by: herself(shopper) })
    },
  }),
]

/** @throws not_found */
async function showOwn(
  deps: OrderDeps,
  asked: Pick<ShopRequest<unknown>, 'workspaceId' | 'shopper' | 'params' | 'language'>,
) {
  const { workspaceId, language } = asked
  const order = await getOrder(deps, workspaceId, { id: idOf(asked), language })
  refuseStranger(order.customerId, asked.shopper.births)
  return asHers(order)
}

/** What she left as it is known is read here, and never was on her page. */
async function fillContact(
  deps: OrderDeps,
  { kind, birth, workspaceId }: Shopper,
  { contact, keepsContact }: CheckoutBody,
): Promise<Contact> {
  if (!keepsContact || kind !== 'known' || birth === null) return contact
  const own = await readOwnContact(deps, workspaceId, birth)
  return {
    name: contact.name ?? own.name,
    email: contact.email ?? own.email,
    phone: contact.phone ?? own.phone,
  }
}

const toPlaceBody = ({ payment, keepsContact: _, ...body }: CheckoutBody): PlaceBody => ({
  ...body,
  ...{ customerId: null, lines: [], currency: null, payments: [], method: payment.method, receiptId: null },
  ...{ tillId: null, at: null, sentAt: null, note: null },
})

/** An order that moved on, for her open screens; null where it is none of hers. */
export const createOrderFeed =
  (deps: OrderDeps): ShopFeed =>
  async ({ workspaceId, shopper, id, language }) => {
    if (id === null) return null
    const order = await getOrder(deps, workspaceId, { id, language })
    return order.customerId !== null && shopper.births.includes(order.customerId) ? asHers(order) : null
  }
