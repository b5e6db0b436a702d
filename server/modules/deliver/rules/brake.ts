/** What was sent and what came back of it. */
export interface Returned {
  sent: number
  bounced: number
  complained: number
}

export interface BrakeLimits {
  /** Shares, 0..1. */
  bounceShare: number
  complaintShare: number
  /** Below so many sends no share means anything. */
  smallestSample: number
}

/** Why sending must stop by itself; null = it need not. */
export function findBrake(returned: Returned, limits: BrakeLimits): 'bounces' | 'complaints' | null {
  const { sent, bounced, complained } = returned
  if (sent < limits.smallestSample) return null
  if (complained / sent >= limits.complaintShare) return 'complaints'
  return bounced / sent >= limits.bounceShare ? 'bounces' : null
}
