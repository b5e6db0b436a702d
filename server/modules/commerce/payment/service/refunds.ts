import { NetworkFault } from '@splot/contract/plugin/network'
import type { Refunded } from '@splot/contract/plugin/payment'
import type { Loop } from '../../../../platform/jobs/loop.ts'
import { mostTries, nextTryMs } from '../rules.ts'
import { findIntent, listDueRefunds, listRefundWorkspaces, type Refund, settleRefund } from '../store.ts'
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
    for (const { id } of await deps.worker.inPlatform((tx) => listRefundWorkspaces(tx, now))) {
      const due = await deps.db.inWorkspace(id, (tx) => listDueRefunds(tx, now, atOnce))
      for (const refund of due) await carryOut(deps, id, refund)
      isMore ||= due.length === atOnce
    }
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
      .catch((error: unknown) => {
        if (!(error instanceof NetworkFault)) throw error
        return { state: 'failed', isRetryable: true, reason: error.code } as const
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

const isGivenUp = (answer: Refunded, { tries }: Refund): boolean =>
  answer.state === 'failed' && (!answer.isRetryable || tries + 1 >= mostTries)
