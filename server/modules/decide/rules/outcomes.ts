import { purchaseEvents } from '@splot/contract/segment/sugar'
import type { NormalEvent } from '../../collect/index.ts'
import { matches } from '../../segment/index.ts'
import type { Goal, OutcomeKind } from '../schema.ts'

/** What says that a message annoyed her or did not reach her. */
const harms: ReadonlyMap<string, OutcomeKind> = new Map([
  ['Email Marked as Spam', 'complaint'],
  ['Unsubscribed', 'unsubscribe'],
  ['SMS Unsubscribed', 'unsubscribe'],
  ['Push Unsubscribed', 'unsubscribe'],
  ['Objection Raised', 'unsubscribe'],
  ['Consent Withdrawn', 'unsubscribe'],
  ['Email Bounced', 'bounce'],
  ['SMS Failed', 'bounce'],
  ['Push Notification Bounced', 'bounce'],
])

const isPurchase = (name: string): boolean => purchaseEvents.some((one) => one === name)

/** What an event says of somebody who was exposed; null: nothing. Entering a segment is told apart. */
export function readOutcome(
  goal: Goal,
  event: Pick<NormalEvent, 'name' | 'ts' | 'channel' | 'touchpoint' | 'properties'>,
): OutcomeKind | null {
  if (goal.kind === 'purchase' && isPurchase(event.name)) return 'goal'
  if (goal.kind === 'event' && goal.match.event === event.name && matches(event, goal.match.where))
    return 'goal'
  return harms.get(event.name) ?? null
}
