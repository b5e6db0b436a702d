import { type ErrorPlace, SplotError } from '../../../platform/errors.ts'
import type { ProfileDeps } from './deps.ts'

/** How long an answer `not_found` waits for events that were accepted before the question. */
const patienceMs = 1_000

/** What a missing customer is called where she was asked for by id. */
export const noCustomer: ErrorPlace = {
  hint: {
    pl: 'Nie ma klienta o tym id. Sprawdź id i przestrzeń, do której należy klucz lub sesja.',
    en: 'There is no customer with this id. Check the id, and the workspace of the key or session.',
  },
}

/**
 * Whoever was just told that an event is safe may ask for its customer at once: before saying that there is none,
 * the pipeline is given time to take what was accepted.
 */
export async function findSoon<T>(
  deps: Pick<ProfileDeps, 'catchUp'>,
  find: () => Promise<T | null>,
  missing: ErrorPlace = noCustomer,
): Promise<T> {
  const found = await find()
  if (found !== null) return found
  await deps.catchUp(patienceMs)
  const late = await find()
  if (late === null) throw new SplotError('not_found', missing)
  return late
}
