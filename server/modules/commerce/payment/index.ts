/**
 * Payment: money that comes and goes back, by providers that are plugins or over a counter. Nouns: provider, payment (asked
 * for, started, declined, paid), refund. Taken once, whatever a provider says how often. Facts in: the words of providers,
 * signed. Facts out: none; orders tell.
 */
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { createPaymentRoutes } from './routes.ts'
import type { PaymentDeps } from './service/deps.ts'
import { createDoor, createSandboxPage, type SandboxPage } from './service/door.ts'
import { listEnabled } from './service/providers.ts'
import { createRefundLoop } from './service/refunds.ts'
import {
  type AskedFor,
  askPayment,
  type Payer,
  payBack,
  recordPayment,
  startPayment,
} from './service/take.ts'
import { listIntents } from './store.ts'

export { tillMethods } from './schema.ts'
export type { OrderSide, PaidNews } from './service/deps.ts'
export { type Press, presses, type SandboxPage } from './service/door.ts'

/** How an order was paid, or where it can be. */
export interface HowPaid {
  method: string | null
  url: string | null
  /** The last try did not go through, and none before it did. */
  isDeclined: boolean
}

/** What orders ask of payments. */
export interface Payments {
  listEnabled(
    tx: WorkspaceTx,
    currency: string,
  ): Promise<{ id: string; label: { pl: string; en: string }; asksEmail: boolean }[]>
  /** Does this way to pay want to know where she is written to? */
  asksEmail(method: string): boolean
  /** @throws payment_unknown */
  ask(tx: WorkspaceTx, asked: AskedFor): Promise<string>
  /** Outside of every transaction. @throws payment_provider_down, payment_email */
  start(workspaceId: string, id: string, payer: Payer): Promise<string>
  record(tx: WorkspaceTx, paid: AskedFor & { method: string; at: number }): Promise<void>
  payBack(tx: WorkspaceTx, back: Parameters<typeof payBack>[2]): Promise<bigint>
  findFor(tx: WorkspaceTx, orderId: string): Promise<HowPaid>
}

export interface PaymentRoom {
  routes: AnyRoute[]
  loops: Loop[]
  handle(request: Request): Promise<Response | null>
  sandboxPage: SandboxPage
  payments: Payments
}

export const createPayments = (deps: PaymentDeps): PaymentRoom => ({
  routes: createPaymentRoutes(deps),
  loops: [createRefundLoop(deps)],
  handle: createDoor(deps),
  sandboxPage: createSandboxPage(deps),
  payments: {
    listEnabled: (tx, currency) => listEnabled(deps, tx, currency),
    asksEmail: (method) => deps.payments.some((one) => one.id === method && one.asksEmail),
    ask: (tx, asked) => askPayment(deps, tx, asked),
    start: (workspaceId, id, payer) => startPayment(deps, workspaceId, { id, payer }),
    record: (tx, paid) => recordPayment(deps, tx, paid),
    payBack: (tx, back) => payBack(deps, tx, back),
    async findFor(tx, orderId) {
      const intents = await listIntents(tx, [orderId])
      const paid = intents.find((one) => one.state === 'paid')
      const open = intents.find((one) => one.state === 'started')
      return {
        method: (paid ?? intents[0])?.provider ?? null,
        url: paid === undefined ? (open?.url ?? null) : null,
        isDeclined: paid === undefined && intents[0]?.state === 'declined',
      }
    },
  },
})
