import { toDecimal } from '@splot/contract/money'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { Refunded } from '@splot/contract/plugin/payment'
import { SplotError } from '../../../../platform/errors.ts'
import type { Loop } from '../../../../platform/jobs/loop.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import type { Member } from '../../service/deps.ts'
import { mostTries, nextTryMs } from '../rules.ts'
import type { RefundView } from '../schema.ts'
import {
  askAgain,
  findIntent,
  listDueRefunds,
  listRefunds,
  listRefundWorkspaces,
  type Refund,
  type RefundRow,
  settleRefund,
} from '../store.ts'
import type { PaymentDeps } from './deps.ts'
import { findProvider, keyOf } from './providers.ts'

const atOnce = 20
const pauseMs = 2_000

/** Pays back what is to be paid back. The provider gets the refund's id as its key: asked twice, it is paid back once. */
export const createRefundLoop = (deps: PaymentDeps): Loop => ({
  id: 'commerce.refunds',
  pauseMs,
  async turn() {
    let isMore = false
    const now = deps.clock.now()
    await tryEach(await deps.worker.inPlatform((tx) => listRefundWorkspaces(tx, now)), async ({ id }) => {
      const due = await deps.db.inWorkspace(id, (tx) => listDueRefunds(tx, now, atOnce))
      isMore ||= due.length === atOnce
      await tryEach(due, (refund) => carryOut(deps, id, refund))
    })
    return isMore
  },
})

async function carryOut(deps: PaymentDeps, workspaceId: string, refund: Refund): Promise<void> {
  const { intent, provider } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await findIntent(tx, refund.intentId)
    return { intent: found, provider: found && (await findProvider(deps, tx, found.provider)) }
  })
  let answer: Refunded = { state: 'failed', isRetryable: true, reason: 'provider_missing' }
  if (intent !== null && provider !== null) {
    const { id, amountMinor } = refund
    const asked = { id, paymentId: intent.id, ref: intent.ref ?? '', amountMinor, currency: intent.currency }
    const world = { network: deps.network, clock: deps.clock, key: keyOf(deps, workspaceId, intent.provider) }
    answer = await provider.payment
      .refund({ ...asked, orderNumber: refund.orderId }, provider.settings, world)
      // A defect of one provider holds up nobody else's money.
      .catch((error: unknown): Refunded => {
        const reason = error instanceof NetworkFault ? error.code : 'fault'
        return { state: 'failed', isRetryable: true, reason }
      })
  }
  const nextAt = deps.clock.now() + nextTryMs(refund.tries)
  const isOver = isGivenUp(answer, refund)
  if (answer.state === 'failed')
    deps.logger.warn({ code: answer.reason, isOver }, 'a refund did not go through')
  const state = answer.state === 'done' ? 'done' : isOver ? 'failed' : 'asked'
  const ref = answer.state === 'done' ? answer.ref : null
  await deps.db.inWorkspace(workspaceId, (tx) => settleRefund(tx, { id: refund.id, state, ref, nextAt }))
}

const show = (row: RefundRow): RefundView => ({
  ...{ id: row.id, orderId: row.orderId, number: row.number, provider: row.provider, state: row.state },
  ...{ amount: toDecimal(row.amountMinor, row.currency), currency: row.currency, reason: row.reason },
  ...{ tries: row.tries, at: new Date(row.at).toISOString() },
  nextAt: row.state === 'asked' ? new Date(row.nextAt).toISOString() : null,
})

/** Money that goes back, the newest first. */
export const showRefunds = (
  { db }: PaymentDeps,
  workspaceId: string,
  { state, limit }: { state?: Refund['state'] | undefined; limit: number },
): Promise<RefundView[]> =>
  db.inWorkspace(workspaceId, async (tx) =>
    (await listRefunds(tx, { id: null, state: state ?? null, limit })).map(show),
  )

/**
 * What was given up is tried again as if for the first time, under the key it has: a provider that carried it out before
 * carries it out no second time. @throws not_found, refund_state
 */
export const tryAgain = (
  { db, clock, audit }: PaymentDeps,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<RefundView> =>
  db.inWorkspace(workspaceId, async (tx) => {
    const isAsked = (await askAgain(tx, id, clock.now())) === 1
    const [row] = await listRefunds(tx, { id, state: null, limit: 1 })
    if (row === undefined) throw new SplotError('not_found', { path: 'params.id' })
    if (!isAsked) throw new SplotError('refund_state', { path: 'params.id' })
    await audit.record({ tx, workspaceId }, { actor, action: 'refund.retried', target: row.orderId })
    return show(row)
  })

const isGivenUp = (answer: Refunded, { tries }: Refund): boolean =>
  answer.state === 'failed' && (!answer.isRetryable || tries + 1 >= mostTries)
