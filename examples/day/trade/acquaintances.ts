import {
  bringBalance,
  buyAtTill,
  collect,
  orderHome,
  signIn,
  type Until,
  type Visit,
  wish,
} from './visits.ts'

/** People with a name in the pictures and the stories: whoever looks around meets them first. */
export const acquaintances = 16

type Meeting = (visit: Visit) => Promise<void>
const home =
  (until: Until): Meeting =>
  (visit) =>
    orderHome(visit, until)
const store =
  (until: Until): Meeting =>
  (visit) =>
    collect(visit, until)

/** What becomes of what each of them buys: between them there is an order in every state a desk has work with. */
const meetings: readonly Meeting[] = [
  ...[store('ready'), home('done'), store('placed'), buyAtTill],
  ...[home('placed'), store('ready'), home('done'), store('done')],
]

/**
 * Points she brought from the club before, something she waits for, and an order that stands somewhere: the first time the day
 * is played. Later they only wish for more.
 */
export async function meet(visit: Visit): Promise<void> {
  const { token, customerId } = await signIn(visit)
  await bringBalance(visit, customerId)
  await wish(visit, token)
  const { items } = await visit.api.ask<{ items: readonly object[] }>(
    'GET',
    `/orders?customerId=${customerId}&limit=1`,
  )
  if (items.length === 0) await meetings[visit.person.index % meetings.length]?.(visit)
}
