import type { ChannelDeps } from './channel.ts'
import type { HandOver } from './hand-over.ts'
import { type HttpReply, type HttpRequest, judgeFault, judgeReply } from './network.ts'
import type { Outcome } from './outcome.ts'

export interface Carrying {
  readonly deps: ChannelDeps
  readonly handOver: HandOver
  readonly isIdempotent: boolean
  /** The provider's own verdict; null = the status says it all, and 2xx is sent. */
  read(reply: HttpReply): Outcome | null
}

/** Hands a message over in one HTTP request: the permit is used at its first byte, every fault has its outcome. */
export async function carryOverHttp(request: HttpRequest, how: Carrying): Promise<Outcome> {
  const { deps, isIdempotent } = how
  how.handOver()
  try {
    const reply = await deps.network.call({ timeoutMs: deps.patienceMs, ...request })
    const general = judgeReply(reply, { nowMs: deps.clock.now(), isIdempotent })
    return how.read(reply) ?? general ?? { state: 'sent', providerId: null }
  } catch (error) {
    return judgeFault(error, { isIdempotent })
  }
}
