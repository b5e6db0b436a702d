/** What the gate decided about one act towards one person. Times are milliseconds since the epoch. */
export interface Decision {
  readonly id: string
  readonly workspaceId: string
  readonly customerId: string
  readonly act: string
  readonly purpose: string
  readonly channel: string
  readonly address: string
  readonly expiresAt: number
}

/** Leave to act, which only the consent gate can make. A brand: asserting the type does not produce one. */
class Permit {
  #issued = true
  readonly decision: Decision

  private constructor(decision: Decision) {
    this.decision = decision
  }

  static mint(decision: Decision): Permit {
    return new Permit(decision)
  }

  static is(value: object): value is Permit {
    return #issued in value && value.#issued
  }
}

export type { Permit }
export const isPermit = Permit.is
/** Imported by the consent room alone; the tidy test holds it to that. */
export const mintPermit = Permit.mint
