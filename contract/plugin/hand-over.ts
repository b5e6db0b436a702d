import { isPermit, type Permit, type PermitFault, usePermit } from './permit.ts'

/** Uses the permit up. Called once, right before the first byte of the message. @throws NotPermitted */
export type HandOver = () => void

/** Ends a channel's send before the message left: the permit does not hold any more. */
export class NotPermitted extends Error {
  readonly reason: PermitFault
  constructor(reason: PermitFault) {
    super(reason)
    this.name = 'NotPermitted'
    this.reason = reason
  }
}

const spent = new WeakSet<object>()

/** The one place where a channel meets its permit: looked at before the work, used up at the hand-over. */
export function createHandOver(
  permit: Permit,
  message: { readonly id: string; readonly address: string },
  clock: { monotonic(): number },
) {
  let isUsed = false
  return {
    isUsed: () => isUsed,
    /** Whether it is worth beginning; null = yes. The permit stays unused. */
    check(): PermitFault | null {
      if (!isPermit(permit)) return 'not_a_permit'
      if (permit.decision.messageId !== message.id) return 'other_message'
      if (permit.decision.address !== message.address) return 'other_address'
      if (spent.has(permit)) return 'used'
      return clock.monotonic() < permit.decision.expiresAt ? null : 'expired'
    },
    handOver(): void {
      const { id: messageId, address } = message
      const fault = usePermit(permit, { messageId, address, monotonicMs: clock.monotonic() })
      if (fault !== null) throw new NotPermitted(fault)
      spent.add(permit)
      isUsed = true
    },
  }
}
