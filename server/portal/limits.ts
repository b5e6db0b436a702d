import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { neighbourhoodOf } from '../platform/http/client-address.ts'
import { hashSecret } from '../platform/ids.ts'

/** How often somebody may try: by where they come from, and how many letters one address gets. */
export function createLimits() {
  const typed = new RateLimiterMemory({ points: 10, duration: 600 })
  const forms = new RateLimiterMemory({ points: 120, duration: 60 })
  const letters = new RateLimiterMemory({ points: 3, duration: 3_600 })
  return {
    /** An address was typed by somebody who brings no link. */
    mayType: (remoteAddress: string) => spend(typed, neighbourhoodOf(remoteAddress)),
    mayPost: (remoteAddress: string) => spend(forms, neighbourhoodOf(remoteAddress)),
    /** Known by a hash alone. */
    mayWriteTo: (workspaceId: string, address: string) =>
      spend(letters, hashSecret(`${workspaceId}\n${address.toLowerCase()}`)),
  }
}
export type Limits = ReturnType<typeof createLimits>

async function spend(limit: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limit.consume(key)
    return true
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return false
  }
}
