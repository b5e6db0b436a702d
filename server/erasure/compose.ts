import { createErasure, type ErasureDeps, type Privacy } from '../erasure.ts'
import { createExport } from '../export-person.ts'
import type { Identity } from '../modules/identity/index.ts'
import type { Profile } from '../modules/profile/index.ts'

interface Shared extends Omit<ErasureDeps, 'rooms' | 'identity' | 'profile'> {
  identity: Pick<Identity, 'graph' | 'privacy'>
  profile: Pick<Profile, 'listPositions' | 'privacy'>
  /** Later rooms that hold something of a person, in flow order. */
  later: readonly { privacy: Privacy }[]
}

/** What a person may ask of all rooms: everything they hold of her, or that they hold nothing. */
export function composePrivacy({ later, ...deps }: Shared) {
  const { base, identity, profile } = deps
  const shares = [identity, profile, ...later].map((room) => room.privacy)
  return {
    portable: createExport({ base, identity, profile, rooms: shares }),
    // Who she is, is forgotten last.
    erasure: createErasure({ ...deps, rooms: [...shares].reverse() }),
  }
}
