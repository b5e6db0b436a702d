import type { Clock } from '../../../platform/clock.ts'
import { SplotError } from '../../../platform/errors.ts'
import { neighbourhoodOf } from '../../../platform/http/client-address.ts'
import { createWindows } from '../../../platform/windows.ts'

/** Looks-up of unknown keys that one place may cost us in a minute. */
export const unknownKeyLimit = 60
const windowMs = 60_000
/** How long the list of valid keys serves a flood before it is read anew: so long a key that another process made waits. */
const listMs = 1_000

export interface KeyGuardDeps {
  clock: Clock
  /** Hashes of all valid keys of the install. */
  listHashes(): Promise<readonly string[]>
}

/** Keeps whoever tries unknown keys from costing a query each. Valid keys from the same place pass. */
export interface KeyGuard {
  /**
   * To be asked before a key is looked up; the look-up counts as failed until `forgive`.
   * @throws rate_limited for a key that is not valid, from a place that tried too many
   */
  admit(hash: string, remoteAddress: string): Promise<void> | undefined
  /** The look-up found the key, or could not be made. */
  forgive(remoteAddress: string): void
  /** A key was made: the list is out of date. */
  forgetList(): void
}

export function createKeyGuard({ clock, listHashes }: KeyGuardDeps): KeyGuard {
  const failures = createWindows(clock, windowMs)
  let list: { until: number; hashes: Promise<ReadonlySet<string>> } | null = null
  const isValid = async (hash: string) => {
    if (list === null || list.until <= clock.monotonic()) {
      const hashes = listHashes().then((all) => new Set(all))
      list = { until: clock.monotonic() + listMs, hashes }
      // Whoever waits for the list hears of it; the next one asks anew.
      hashes.catch(() => {
        list = null
      })
    }
    return (await list.hashes).has(hash)
  }
  const refuseUnknown = async (hash: string, until: number) => {
    if (await isValid(hash)) return
    const retryAfterS = Math.max(1, Math.ceil((until - clock.monotonic()) / 1_000))
    throw new SplotError('rate_limited', { retryAfterS })
  }
  return {
    admit(hash, remoteAddress) {
      const place = neighbourhoodOf(remoteAddress)
      const known = failures.find(place)
      if (known !== null && known.count >= unknownKeyLimit) return refuseUnknown(hash, known.until)
      failures.add(place)
      return undefined
    },
    forgive(remoteAddress) {
      const known = failures.find(neighbourhoodOf(remoteAddress))
      if (known !== null && known.count > 0) known.count--
    },
    forgetList() {
      list = null
    },
  }
}
