import type { CallType, EventDef } from '@splot/contract/events/event'
import { lookupCall } from '@splot/contract/events/registry'
import type { OrderRole } from '@splot/contract/order'

/** What the fold reads from an event beyond its time and place, by the contract's marks. */
export interface EventPlan {
  readonly order: OrderRole | null
  /** Makes an anonymous visitor a lead: a form, a lead, a booking. */
  readonly isLead: boolean
  /** Speaks of goods, by `category` or by `products`. */
  readonly hasCategory: boolean
}

const nothing: EventPlan = { order: null, isLead: false, hasCategory: false }
const plans = new WeakMap<EventDef, EventPlan>()
const ofGoods: ReadonlySet<string> = new Set(['commerce', 'till'])

/** The plan of an event by its canonical name; a sender's own event has none. */
export function planEvent(type: CallType, name: string): EventPlan {
  if (type !== 'track') return nothing
  const def = lookupCall(type, name)
  if (def === null) return nothing
  let plan = plans.get(def)
  if (plan === undefined) {
    const shape = def.properties.shape
    plan = {
      order: def.order ?? null,
      isLead: def.category === 'lead',
      hasCategory: ofGoods.has(def.category) && ('category' in shape || 'products' in shape),
    }
    plans.set(def, plan)
  }
  return plan
}
