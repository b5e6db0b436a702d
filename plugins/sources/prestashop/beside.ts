import type { Pulled } from '@splot/contract/plugin/source'
import { z } from 'zod'

const id = z.union([z.number(), z.string()])
const row = z.looseObject({ id })
const combination = z.looseObject({ id, id_product: id })

/** What is asked for, as a customer without a group of her own would be: with tax, before reductions, in whole groszy. */
export const priceQuery: Readonly<Record<string, string>> = {
  'price[splot_price][use_tax]': '1',
  'price[splot_price][use_reduction]': '0',
  'price[splot_price][decimals]': '2',
}

/** Asks for all of a resource; null where the key has no right to it. */
export type AskAll = (
  resource: 'combinations' | 'order_states',
  query: Readonly<Record<string, string>>,
) => Promise<unknown[] | null>

/**
 * What a row does not say by itself is put beside it: of products their combinations, for each has a price of its own; of
 * orders what their state means, for a shop numbers and names states as it likes.
 */
export async function bringBeside(
  deliveries: Pulled['deliveries'],
  resource: string,
  ask: AskAll,
): Promise<Pulled['deliveries']> {
  if (deliveries.length === 0) return deliveries
  const rows = deliveries.map((one) => ({ ...one, payload: row.safeParse(one.payload).data ?? { id: '' } }))
  if (resource === 'products') {
    const ids = rows.map((one) => one.payload.id).join('|')
    const all = await ask('combinations', { 'filter[id_product]': `[${ids}]`, ...priceQuery })
    const known = z.array(combination).safeParse(all).data
    if (known === undefined) return deliveries
    return rows.map(({ payload, ...one }) => {
      const combinations = known.filter((each) => String(each.id_product) === String(payload.id))
      return { ...one, payload: { ...payload, combinations } }
    })
  }
  if (resource !== 'orders') return deliveries
  const states = z.array(row).safeParse(await ask('order_states', {})).data
  if (states === undefined) return deliveries
  const stateOf = new Map(states.map((one) => [String(one.id), one]))
  return rows.map(({ payload, ...one }) => {
    const state = stateOf.get(String(payload.current_state ?? ''))
    return { ...one, payload: state === undefined ? payload : { ...payload, state } }
  })
}
