import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { quoteVariants } from '../../catalog/index.ts'
import { findStores, readStoreRow } from '../../location/index.ts'
import { nameIn } from '../../rules/languages.ts'
import { readMinor } from '../../schema.ts'
import { readOwnContact } from '../../service/own-contact.ts'
import type { Author } from '../../service/ports.ts'
import { isHanded, isUntouched } from '../rules/machine.ts'
import { dueOf, type Order } from '../rules/order.ts'
import type { CheckoutOptions, OrderView, PlacedReply, ReturnBody } from '../schema.ts'
import { findOrder, saveOrder } from '../store/orders.ts'
import { addStep, listLines } from '../store/parts.ts'
import { hold } from './acts.ts'
import { inTurn, type OrderDeps } from './deps.ts'
import { moveOn, tellScreens } from './move-on.ts'
import { type Placing, placeOrder } from './place.ts'
import { type Shown, showOrder } from './read.ts'
import { listAtHand, loadSettings } from './settings.ts'
import { returnUrlOf, statusUrlOf } from './status-url.ts'

/** @throws not_found */
export const getOrder = (deps: OrderDeps, workspaceId: string, shown: Shown): Promise<OrderView> =>
  deps.db.inWorkspace(workspaceId, (tx) => showOrder(deps, tx, shown))

/** An order with the store it waits in, and whether its payment was declined. @throws not_found */
export const showPage = (deps: OrderDeps, workspaceId: string, shown: Shown) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { id } = shown
    const order = await showOrder(deps, tx, shown)
    const isKept = order.kind === 'pickup' || order.kind === 'try'
    const [row] = isKept && order.storeId !== null ? await findStores(tx, [order.storeId]) : []
    const store = row && readStoreRow(row)
    return {
      order,
      shopUrl: await findShop(deps, tx, id),
      isDeclined: order.state === 'awaiting_payment' && (await deps.payments.findFor(tx, id)).isDeclined,
      store: store === undefined ? null : { name: store.name, address: writeAddress(store.address) },
    }
  })

/** Where her page said she came from, if that is where this shop is: at this server, or at its goods' own addresses. */
async function findShop(deps: OrderDeps, tx: WorkspaceTx, id: string): Promise<string | null> {
  const shopUrl = (await findOrder(tx, id))?.body.shopUrl ?? null
  if (shopUrl === null) return null
  const { origin } = new URL(shopUrl)
  if (origin === new URL(deps.origin()).origin) return shopUrl
  const skus = ((await listLines(tx, [id])).get(id) ?? []).map((one) => one.sku)
  const { currency, language } = await deps.settingsOf(tx.workspaceId, tx)
  const quotes = await quoteVariants(tx, skus, { currency, at: deps.clock.now(), language })
  const isIts = [...quotes.values()].some(({ url }) => url !== null && new URL(url).origin === origin)
  return isIts ? shopUrl : null
}

const writeAddress = (address: { street?: string | undefined; city?: string | undefined } | undefined) =>
  [address?.street, address?.city].filter((one) => one !== undefined).join(', ') || null

/** Places an order and, where she pays now, brings the page where she does. The order stands even where that page does not. */
export async function placeAndShow(
  deps: OrderDeps,
  workspaceId: string,
  placing: Placing,
): Promise<PlacedReply> {
  const { orderId, paymentId, isNew } = await placeOrder(deps, workspaceId, placing)
  const started = paymentId === null ? null : await openPage(deps, workspaceId, { orderId, paymentId })
  const order = await getOrder(deps, workspaceId, { id: orderId, language: placing.language })
  const known = started ?? order.payment.url
  // Asked again after an answer was lost: perhaps the provider was never asked.
  const isLost =
    !isNew && known === null && order.state === 'awaiting_payment' && placing.body.method !== null
  const url = isLost ? await openAgain(deps, workspaceId, { orderId, placing }) : known
  return { order, pay: url === null ? null : { url }, statusUrl: statusUrlOf(deps, workspaceId, orderId) }
}

const openAgain = (
  deps: OrderDeps,
  workspaceId: string,
  { orderId, placing }: { orderId: string; placing: Placing },
): Promise<string | null> =>
  unlessDown(async () => {
    const { by, body } = placing
    return (await makePayLink(deps, workspaceId, { id: orderId, method: body.method, by })).url
  })

const noPage: ReadonlySet<string> = new Set(['payment_provider_down', 'payment_email'])

/** Null where the provider does not answer now: she can ask again. */
async function unlessDown(ask: () => Promise<string>): Promise<string | null> {
  try {
    return await ask()
  } catch (error) {
    // So it does where it wants an address nobody knows: the desk is told when it asks for the link.
    if (error instanceof SplotError && noPage.has(error.code)) return null
    throw error
  }
}

interface Page {
  orderId: string
  paymentId: string
}

const openPage = (deps: OrderDeps, workspaceId: string, page: Page): Promise<string | null> =>
  unlessDown(() => startPage(deps, workspaceId, page))

async function startPage(
  deps: OrderDeps,
  workspaceId: string,
  { orderId, paymentId }: Page,
): Promise<string> {
  const { order, own } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    order: await findOrder(tx, orderId),
    own: (await deps.settingsOf(workspaceId, tx)).language,
  }))
  return deps.payments.start(workspaceId, paymentId, {
    ...{ orderNumber: order?.number ?? '', language: order?.body.language ?? own },
    email: order === null ? null : await findEmail(deps, workspaceId, order),
    returnUrl: returnUrlOf(deps, workspaceId, orderId),
  })
}

/**
 * Some providers ask for one: what the order says, else, of an order a desk took, where she is reached. Who orders herself says
 * it herself: a guest's device may be somebody's whose address is not hers to see.
 */
async function findEmail(
  deps: OrderDeps,
  workspaceId: string,
  { body, birth, channel }: Order,
): Promise<string | null> {
  const told = body.contact?.email ?? null
  if (told !== null || birth === null || channel === 'web' || channel === 'app') return told
  return (await readOwnContact(deps, workspaceId, birth)).email
}

/** A page where what is due can be paid, by link. @throws payment_settled, payment_unknown, payment_provider_down, payment_email, not_found */
export async function makePayLink(
  deps: OrderDeps,
  workspaceId: string,
  { id, method, by }: { id: string; method: string | null; by: Author },
): Promise<{ url: string; statusUrl: string }> {
  const paymentId = await inTurn(deps, workspaceId, by, async ({ tx }) => {
    const { order } = await hold(tx, id)
    const amountMinor = dueOf(order)
    // What is only tried on is paid for once she has chosen, in the store.
    if (amountMinor === 0n || order.kind === 'try') throw new SplotError('payment_settled')
    return deps.payments.ask(tx, { orderId: id, amountMinor, currency: order.currency, method })
  })
  const url = await startPage(deps, workspaceId, { orderId: id, paymentId })
  return { url, statusUrl: statusUrlOf(deps, workspaceId, id) }
}

/** She calls it off herself, as long as nobody works on it. @throws order_state, not_found */
export function cancelOwn(
  deps: OrderDeps,
  workspaceId: string,
  asked: { id: string; births: readonly string[]; by: Author },
) {
  return inTurn(deps, workspaceId, asked.by, async (turn) => {
    const held = await hold(turn.tx, asked.id)
    refuseStranger(held.order.birth, asked.births)
    if (held.order.state === 'cancelled') return
    if (!isUntouched(held.order.state)) throw new SplotError('order_state')
    await moveOn(deps, turn, held, 'cancel')
  })
}

/** She says what she sends back; the money goes once it is here. @throws order_state, return_too_many, not_found */
export function askReturn(
  deps: OrderDeps,
  workspaceId: string,
  asked: { id: string; births: readonly string[]; by: Author; body: Pick<ReturnBody, 'lines' | 'reason'> },
): Promise<void> {
  const { id, births, by, body } = asked
  return inTurn(deps, workspaceId, by, async (turn) => {
    const { order, lines } = await hold(turn.tx, id)
    refuseStranger(order.birth, births)
    if (!isHanded(order.state)) throw new SplotError('order_state')
    for (const [i, { line, quantity }] of body.lines.entries()) {
      const known = lines.find((one) => one.line === line)
      if (known === undefined || known.returned + quantity > known.kept)
        throw new SplotError('return_too_many', { path: `body.lines.${i}.quantity` })
    }
    order.body.returnAsked = { at: turn.now, ...body }
    order.changedAt = turn.now
    await saveOrder(turn.tx, order)
    const step = {
      act: 'return_asked',
      state: order.state,
      at: turn.now,
      byKind: by.kind,
      byId: by.id,
      byName: by.name,
    }
    await addStep(turn.tx, id, step)
    await tellScreens(deps, turn, order, [])
  })
}

/** @throws not_found: whose order it is, is nobody else's to know */
export function refuseStranger(birth: string | null, births: readonly string[]): void {
  if (birth === null || !births.includes(birth)) throw new SplotError('not_found', { path: 'params.id' })
}

/** How an order can be sent and paid. */
export async function listOptions(
  deps: OrderDeps,
  tx: WorkspaceTx,
  language: 'pl' | 'en',
): Promise<CheckoutOptions> {
  const { currency } = await deps.settingsOf(tx.workspaceId, tx)
  const settings = await loadSettings(tx)
  const open = listAtHand(settings)
  const methods = await deps.payments.listEnabled(tx, currency)
  const show = (value: string | number | null) =>
    value === null ? null : toDecimal(readMinor(value, currency) ?? 0n, currency)
  return {
    carriers: settings.carriers.map(({ id, name, texts, price, freeFrom, isPoint }) => ({
      ...{
        id,
        name: nameIn({ name, texts }, language),
        price: show(price) ?? '0',
        freeFrom: show(freeFrom),
        isPoint,
      },
    })),
    methods: [
      ...methods.map(({ id, label, asksEmail }) => ({ id, name: label[language], asksEmail })),
      ...atHand.flatMap((one) =>
        open.includes(one.id) ? [{ id: one.id, name: one[language], asksEmail: false }] : [],
      ),
    ],
    currency,
  }
}

const atHand = [
  { id: 'in_store', pl: 'W sklepie, przy odbiorze', en: 'In the store, at pick-up' },
  { id: 'on_delivery', pl: 'Przy doręczeniu', en: 'On delivery' },
] as const
