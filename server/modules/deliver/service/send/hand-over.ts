import type { Message } from '@splot/contract/plugin/channel'
import type { Outcome } from '@splot/contract/plugin/outcome'
import { usePermit } from '@splot/contract/plugin/permit'
import { isTiring } from '../../rules/judge.ts'
import type { SendDeps } from '../deps.ts'
import type { Cleared } from './claim-chunk.ts'

/** Gives one message to its channel. Never throws: whatever happens has an outcome. */
export async function handOver(deps: SendDeps, cleared: Cleared): Promise<Outcome> {
  const { one, desk, permit, address, content } = cleared
  const { row, reached } = one
  const message: Message = {
    id: row.id,
    address,
    ...(reached?.keys === undefined ? {} : { addressKeys: reached.keys }),
    idempotencyKey: `splot:${row.run}:${row.seq}`,
    content,
  }
  try {
    const outcome = await desk.channel.send(permit, message, desk.settings, desk.deps)
    if (outcome.state !== 'refused') desk.circuit.note(isTiring(outcome))
    return outcome
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ channel: desk.channel.id, error: kind }, 'a channel failed')
    desk.circuit.note(true)
    return judgeDefect(cleared)
  }
}

/** A defect of the plugin: had it used its permit, nobody knows what the provider has; else nothing has left. */
function judgeDefect({ one, permit, address }: Cleared): Outcome {
  // Asked as at the beginning of time: that it is over by now says nothing of its use.
  const fault = usePermit(permit, { messageId: one.row.id, address, monotonicMs: 0 })
  if (fault === 'used') return { state: 'unknown' }
  return { state: 'failed', reason: 'provider_error', isRetryable: true }
}
