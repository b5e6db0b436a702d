import { findGuestCode, guestCodeOf, guestCodeStep, placeOfGuestCode } from '@splot/contract/guest-code'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { mintBirthId } from '../../../platform/ids.ts'
import type { ProfileDeps } from './deps.ts'

/** So many places of the log are looked at, newest first: of more than sixteen million events, the newer ones. */
const mostPlaces = 256
/** An event brings a handful of identifiers; each may have been the first of a customer. */
const birthsEach = 16

/**
 * Births that may be the beginning of a customer shown under this code, where the text is one. A code tells the log
 * positions it can come from, one in 65,536, so nothing is searched and nothing is kept for it.
 */
export async function listGuestBirths(
  deps: Pick<ProfileDeps, 'log'>,
  tx: WorkspaceTx,
  text: string,
): Promise<string[]> {
  const code = findGuestCode(text)
  if (code === null) return []
  const places = listPlaces(placeOfGuestCode(code), await deps.log.head())
  const records = places.length === 0 ? [] : await deps.log.readAt(tx, places)
  return records
    .filter((record) => record.kind === 'event')
    .flatMap(({ receivedAt, pos }) =>
      Array.from({ length: birthsEach }, (_, ordinal) => mintBirthId(receivedAt, pos, ordinal)),
    )
}

/** Is this how the customer is shown: by a code, and by this one? */
export const isShownAs = (id: string, text: string): boolean => findGuestCode(text) === guestCodeOf(id)

function listPlaces(first: number, head: number): number[] {
  const places: number[] = []
  const newest = first + Math.floor((head - 1 - first) / guestCodeStep) * guestCodeStep
  for (let pos = newest; pos > 0 && places.length < mostPlaces; pos -= guestCodeStep) places.push(pos)
  return places
}
