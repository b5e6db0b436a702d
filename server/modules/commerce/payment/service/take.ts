import { NetworkFault } from '@splot/contract/plugin/network'
import type { PaymentNews } from '@splot/contract/plugin/payment'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { hear, type Intent, planRefund } from '../rules.ts'
import { tillMethods } from '../schema.ts'
import {
  findIntent,
  insertIntent,
  insertRefund,
  listIntents,
  lockPaid,
  settleIntent,
  startIntent,
} from '../store.ts'
import type { PaymentDeps } from './deps.ts'
import { findProvider, keyOf, listEnabled, notifyUrlOf } from './providers.ts'

const isOfTill = (provider: string): boolean => tillMethods.some((one) => one === provider)

/** How long a page of a provider is good for once more. */
const reusedMs = 15 * 60_000

export interface AskedFor {
  orderId: string
  amountMinor: bigint
  currency: string
  /** A provider; null: the first that is on. */
  method: string | null
}

/**
 * A payment is asked for: written down before the provider hears of it, so that whatever it says finds it. What was asked
 * for a moment ago and is not paid is asked for again, not anew: a second tab opens the same page.
 * @throws payment_unknown
 */
export async function askPayment(deps: PaymentDeps, tx: WorkspaceTx, asked: AskedFor): Promise<string> {
  const { orderId, amountMinor, currency, method } = asked
  const enabled = await listEnabled(deps, tx, currency)
  const provider = method === null ? enabled[0] : enabled.find((one) => one.id === method)
  if (provider === undefined) throw new SplotError('payment_unknown', { path: 'body.payment.method' })
  const now = deps.clock.now()
  const open = (await listIntents(tx, [orderId])).find(
    (one) =>
      one.provider === provider.id &&
      (one.state === 'asked' || one.state === 'started') &&
      one.amountMinor === amountMinor &&
      one.at > now - reusedMs,
  )
  if (open !== undefined) return open.id
  const id = deps.ids.uuid(now)
  await insertIntent(tx, {
    ...{
      id,
      orderId,
      provider: provider.id,
      state: 'asked',
      amountMinor,
      currency,
      ref: null,
      url: null,
      at: now,
    },
  })
  return id
}

export interface Payer {
  orderNumber: string
  email: string | null
  language: 'pl' | 'en'
  returnUrl: string
}

/**
 * Asks the provider for a page where she pays; outside of every transaction. Asked again, the provider knows the id.
 * @throws payment_provider_down, payment_email
 */
export async function startPayment(
  deps: PaymentDeps,
  workspaceId: string,
  { id, payer }: { id: string; payer: Payer },
): Promise<string> {
  const { intent, provider } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await findIntent(tx, id)
    return { intent: found, provider: found && (await findProvider(deps, tx, found.provider)) }
  })
  if (intent === null || provider === null) throw new SplotError('payment_unknown')
  if (intent.url !== null) return intent.url
  if (provider.payment.asksEmail && payer.email === null) throw new SplotError('payment_email')
  const { amountMinor, currency } = intent
  const notifyUrl = notifyUrlOf(deps, workspaceId, provider.payment.id)
  const world = {
    network: deps.network,
    clock: deps.clock,
    key: keyOf(deps, workspaceId, provider.payment.id),
  }
  const asked = { id, amountMinor, currency, notifyUrl, ...payer }
  const started = await provider.payment.start(asked, provider.settings, world).catch((error: unknown) => {
    if (!(error instanceof NetworkFault)) throw error
    return { state: 'failed', isRetryable: true, reason: error.code } as const
  })
  if (started.state === 'failed') {
    deps.logger.warn(
      { provider: provider.payment.id, code: started.reason },
      'a payment could not be started',
    )
    if (!started.isRetryable) {
      const at = deps.clock.now()
      await deps.db.inWorkspace(workspaceId, (tx) =>
        startIntent(tx, { id, state: 'failed', ref: null, url: null, at }),
      )
    }
    throw new SplotError('payment_provider_down')
  }
  const { ref, url } = started
  const at = deps.clock.now()
  await deps.db.inWorkspace(workspaceId, (tx) => startIntent(tx, { id, state: 'started', ref, url, at }))
  return url
}

/** What was paid at a till: written down as done. */
export async function recordPayment(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  paid: AskedFor & { method: string; at: number },
): Promise<void> {
  const { orderId, amountMinor, currency, method, at } = paid
  const id = deps.ids.uuid(at)
  const state = 'paid' as const
  await insertIntent(tx, {
    id,
    orderId,
    provider: method,
    state,
    amountMinor,
    currency,
    ref: null,
    url: null,
    at,
  })
}

/**
 * Takes a provider's word. The order is locked before the payment; paid stays paid, so that the same word told twice, late,
 * or at the same time by two doors is taken once.
 * @returns false where nobody asked for this payment
 */
export async function takeNews(
  deps: PaymentDeps,
  workspaceId: string,
  { provider, news }: { provider: string; news: PaymentNews },
): Promise<boolean> {
  const after = await deps.db.inWorkspace(workspaceId, async (tx) => {
    // Other systems of a shop may be paid through the same account, by names of their own.
    const known = isUuid(news.id) ? await findIntent(tx, news.id) : null
    if (known === null || known.provider !== provider) return null
    await deps.orders.lock(tx, known.orderId)
    const intent = (await findIntent(tx, news.id, true)) ?? known
    const heard = hear(intent, news)
    const at = deps.clock.now()
    if (heard.kind === 'nothing') return () => {}
    if (heard.kind === 'declined') {
      await settleIntent(tx, { ...intent, state: 'declined' }, at)
      return deps.orders.onDeclined(tx, intent.orderId)
    }
    const { amountMinor, currency, ref, isOther } = heard
    await settleIntent(tx, { ...intent, state: 'paid', amountMinor, currency, ref }, at)
    if (isOther) await giveBack(deps, tx, { intent, amountMinor, reason: 'mismatch' })
    return deps.orders.onPaid(tx, { orderId: intent.orderId, amountMinor, isOther, provider, at })
  })
  after?.()
  return after !== null
}

async function giveBack(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  {
    intent,
    amountMinor,
    reason,
  }: { intent: Pick<Intent, 'id' | 'orderId' | 'provider'>; amountMinor: bigint; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  const state = isOfTill(intent.provider) ? 'done' : 'asked'
  await insertRefund(
    tx,
    { id: deps.ids.uuid(at), intentId: intent.id, orderId: intent.orderId, amountMinor, state, reason },
    at,
  )
}

/**
 * Money goes back by the payments it came by, the newest first, never more than they have left; carried out after COMMIT.
 * @param o.isByHand handed back over the counter, whatever it was paid by: only written down
 * @returns how much goes back
 */
export async function payBack(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  o: { orderId: string; currency: string; amountMinor: bigint; reason: string; isByHand: boolean },
): Promise<bigint> {
  const paid = await lockPaid(tx, o.orderId, o.currency)
  let sum = 0n
  for (const part of planRefund(paid, o.amountMinor)) {
    const provider = paid.find((one) => one.id === part.id)?.provider ?? 'cash'
    const intent = { id: part.id, orderId: o.orderId, provider: o.isByHand ? 'cash' : provider }
    await giveBack(deps, tx, { intent, amountMinor: part.amountMinor, reason: o.reason })
    sum += part.amountMinor
  }
  return sum
}
