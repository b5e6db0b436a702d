import { TCString } from '@iabtcf/core'

/** From here on a string must be TCF 2.3: it says which vendors were disclosed. */
const disclosureSince = Date.UTC(2026, 1, 28)
/** Policies from TCF 2.0 on. */
const leastPolicy = 2

export type TcfRead =
  | {
      ok: true
      /** Purposes of the IAB's list (1 to 11) that were consented to. */
      purposes: ReadonlySet<number>
      /** Milliseconds. */
      updatedAt: number
    }
  | { ok: false; why: 'unreadable' | 'outdated' }

/**
 * Reads a TC string. One that cannot be read, and a new one without the disclosed vendors (TCF 2.2), is refused:
 * refused means that nothing was granted, never that something was.
 */
export function readTcf(text: string): TcfRead {
  if (text.length === 0 || text.length > 20_000) return { ok: false, why: 'unreadable' }
  try {
    const model = TCString.decode(text)
    const updatedAt = model.lastUpdated.getTime()
    if (Number(model.policyVersion) < leastPolicy || Number.isNaN(updatedAt))
      return { ok: false, why: 'unreadable' }
    // The second of the dotted segments' types, in three bits: 1 = disclosed vendors.
    const hasDisclosed = text
      .split('.')
      .slice(1)
      .some((segment) => segmentType(segment) === 1)
    if (updatedAt >= disclosureSince && !hasDisclosed) return { ok: false, why: 'outdated' }
    const purposes = new Set<number>()
    model.purposeConsents.forEach((isGiven, id) => {
      if (isGiven) purposes.add(id)
    })
    return { ok: true, purposes, updatedAt }
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The first three bits of a base64url text. */
const segmentType = (segment: string): number => {
  const first = alphabet.indexOf(segment.charAt(0))
  return first < 0 ? -1 : first >> 3
}
