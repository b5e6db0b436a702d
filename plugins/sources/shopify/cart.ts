import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import { markOf, readInstant, readPayload, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import { nameBrowser, notes } from './browser.ts'
import { customer, nameCustomer } from './customer.ts'
import { line, readLine } from './order.ts'

const text = z.string().nullish()
const amount = z.union([z.number(), z.string()]).nullish()

const cart = z.looseObject({
  token: z.string(),
  updated_at: text,
  line_items: z.array(line),
  currency: text,
  note_attributes: notes,
})

/** A cart names nobody but, where the page script wrote it into its attributes, her browser. */
export function bringCart(delivery: SourceDelivery): Brought {
  const one = readPayload(cart, delivery.payload)
  const at = readInstant(one.updated_at, delivery.at)
  const who = { anonymousId: nameBrowser(one.note_attributes, `shopify-cart-${one.token}`) }
  const told = { id: `cart-${one.token}-${at}`, at, who, channel: 'web', isState: true } as const
  const properties = { cart_id: one.token, currency: one.currency, products: one.line_items.map(readLine) }
  return { events: [track('Cart Updated', told, properties)] }
}

const checkout = z.looseObject({
  token: z.string(),
  cart_token: text,
  email: text,
  phone: text,
  created_at: text,
  currency: text,
  total_price: amount,
  abandoned_checkout_url: text,
  customer: customer.nullish(),
  note_attributes: notes,
  line_items: z.array(line),
})

/** Told once of each she says she is: an address may come only with the second delivery, and be put right with the third. */
export function bringCheckout(delivery: SourceDelivery): Brought {
  const one = readPayload(checkout, delivery.payload)
  const named = nameCustomer(one.customer)
  const email = one.email ?? named?.email ?? null
  const phone = one.phone ?? named?.phone ?? null
  const begun = one.cart_token ? `shopify-cart-${one.cart_token}` : `shopify-checkout-${one.token}`
  const who = { ...named, email, phone, anonymousId: nameBrowser(one.note_attributes, begun) }
  const told = {
    id: `checkout-${one.token}-${markOf(who)}`,
    at: readInstant(one.created_at, delivery.at),
    who,
    channel: 'web',
  } as const
  return {
    events: [
      track('Checkout Started', told, {
        checkout_id: one.token,
        cart_id: one.cart_token,
        value: one.total_price,
        currency: one.currency,
        url: one.abandoned_checkout_url,
        products: one.line_items.map(readLine),
      }),
    ],
  }
}
