import type { EventMatch } from '@splot/contract/journey/match'
import type { NormalEvent } from '../../collect/index.ts'
import { matches } from '../../segment/index.ts'
import type { Bag } from '../schema.ts'

/**
 * Is it the event somebody waits for? Its properties are read as segments read them.
 * @param context properties of the event that brought her in
 */
export const isMatch = (match: EventMatch, event: NormalEvent, context: Bag): boolean =>
  match.event === event.name &&
  matches(event, match.where) &&
  (match.same ?? []).every((name) => {
    const wanted = context[name]
    return wanted !== undefined && wanted !== null && event.properties[name] === wanted
  })
