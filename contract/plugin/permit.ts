/** What the gate decided about one act towards one person. */
export interface Decision {
  readonly id: string
  readonly workspaceId: string
  readonly customerId: string
  /** The message this is leave for, and no other. */
  readonly messageId: string
  readonly act: string
  readonly purpose: string
  readonly channel: string
  readonly address: string
  /** On the monotonic clock of the process that made it, milliseconds: a permit never leaves its process. */
  readonly expiresAt: number
}

/** Why a permit is no leave for the hand-over at hand. */
export type PermitFault = 'not_a_permit' | 'expired' | 'used' | 'other_message' | 'other_address'

/** What is about to be handed over, and when by the monotonic clock. */
export interface HandOver {
  readonly messageId: string
  readonly address: string
  readonly monotonicMs: number
}

/** Leave to act, which only the consent gate can make. A brand: asserting the type does not produce one. */
class Permit {
  #issued = true
  #used = false
  readonly decision: Decision

  private constructor(decision: Decision) {
    this.decision = Object.freeze({ ...decision })
    Object.freeze(this)
  }

  static mint(decision: Decision): Permit {
    return new Permit(decision)
  }

  static is(value: unknown): value is Permit {
    return typeof value === 'object' && value !== null && #issued in value && value.#issued
  }

  static use(permit: unknown, act: HandOver): PermitFault | null {
    if (!Permit.is(permit)) return 'not_a_permit'
    const { messageId, address, expiresAt } = permit.decision
    if (messageId !== act.messageId) return 'other_message'
    if (address !== act.address) return 'other_address'
    // Written so that a time that is no number is refused too.
    if (!(act.monotonicMs < expiresAt)) return 'expired'
    if (permit.#used) return 'used'
    permit.#used = true
    return null
  }
}

export type { Permit }
/** How long a permit lives, milliseconds of the monotonic clock. */
export const permitLifeMs = 500
export const isPermit = Permit.is
/**
 * To be called at the first byte to the provider, by every channel: null = go ahead, once. Bound to the message and its
 * address, and over after half a second, so that a withdrawal stops whatever was still on its way.
 */
export const usePermit = Permit.use
/** Imported by the consent room alone; the tidy test holds it to that. */
export const mintPermit = Permit.mint
