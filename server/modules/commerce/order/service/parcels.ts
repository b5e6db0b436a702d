import { decide } from '../rules/machine.ts'
import { findByNumber } from '../store/orders.ts'
import { hold, payAtDoor } from './acts.ts'
import { inTurn, type OrderDeps, system } from './deps.ts'
import { keep, moveOn } from './move-on.ts'

/** What a carrier tells of a parcel, by the number of its order. pii: courier */
export interface ParcelNews {
  workspaceId: string
  number: string
  stage: 'moved' | 'delivered'
  at: number
  trackingId: string | null
  trackingUrl: string | null
  courier: string | null
  place: { lat: number; lng: number } | null
}

/** Only the carrier's own pages are linked to. */
const isWeb = (url: string | null): url is string => url !== null && /^https:\/\//.test(url)

/** Where the parcel of one of our orders is, for its page; of others' orders nothing is kept here. Older news change nothing. */
export function noteParcel(deps: OrderDeps, news: ParcelNews): Promise<void> {
  return inTurn(deps, news.workspaceId, system, async (turn) => {
    const found = (await findByNumber(turn.tx, news.number)).find((one) => one.number === news.number)
    if (found === undefined || found.state !== 'shipped') return
    const held = await hold(turn.tx, found.id)
    const { order } = held
    const before = order.body.shipment
    if (order.state !== 'shipped' || (before?.courier?.at ?? 0) > news.at) return
    const { courier, place, at } = news
    order.body.shipment = {
      trackingId: news.trackingId ?? before?.trackingId ?? null,
      trackingUrl: isWeb(news.trackingUrl) ? news.trackingUrl : (before?.trackingUrl ?? null),
      courier: courier === null && place === null ? (before?.courier ?? null) : { name: courier, place, at },
    }
    if (news.stage !== 'delivered' || decide(order, 'deliver') === null)
      return keep(deps, turn, held, 'moved')
    await payAtDoor(deps, turn, order)
    await moveOn(deps, { ...turn, isHeard: true }, held, 'deliver')
  })
}
