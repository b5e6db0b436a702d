import type { CartView } from '@splot/contract/cart'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { hashToUuid } from '../../../../platform/ids.ts'
import type { Fact } from '../../rules/fact.ts'
import { putFacts } from '../../store/facts.ts'
import type { OpenWhole } from './change.ts'
import type { Desk } from './desk.ts'

/** A coupon somebody has just put in, by the tag of that change. */
export interface PutIn {
  code: string
  tag: string
}

/** Codes are the same with blanks and dashes or without. */
const bare = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')

/** What was put in and is not taken becomes a fact of the timeline, each try once. */
export async function tellDenied(
  tx: WorkspaceTx,
  { home, person }: Pick<OpenWhole, 'home' | 'person'>,
  {
    coupons,
    putIn,
    desk,
    at,
  }: Pick<CartView, 'coupons'> & { putIn: readonly PutIn[]; desk: Desk; at: number },
): Promise<void> {
  const { birth, anonymousId } = person.home
  const facts = putIn.flatMap(({ code, tag }): Fact[] => {
    const reason = coupons.find((one) => bare(one.code) === bare(code))?.refused ?? null
    if (reason === null) return []
    return [
      {
        id: hashToUuid(`coupon denied\n${home.id}\n${tag}`),
        ...{ birth, anonymousId, event: 'Coupon Denied', channel: desk.channel, at },
        properties: { cart_id: home.id, coupon_id: code, reason },
      },
    ]
  })
  if (facts.length > 0) await putFacts(tx, facts)
}
