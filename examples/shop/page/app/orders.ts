import { useEffect, useState } from 'react'
import { useRead } from './data.ts'
import { isCode } from './problem.ts'
import { type CartView, getCommerce, hear } from './splot.ts'

export interface OrderLine {
  line: string
  sku: string
  productId: string
  name: string
  variant: string
  picture: string | null
  quantity: number
  returned: number
  sum: string
}

export interface Order {
  id: string
  number: string
  state: string
  kind: string
  currency: string
  storeId: string | null
  placedAt: string
  dueAt: string | null
  pickup: { code: string; qr: string } | null
  lines: OrderLine[]
  totals: { goods: string; discount: string; points: string; shipping: string; total: string; due: string }
  payment: { method: string | null; url: string | null }
  shipment: {
    carrierName: string
    trackingUrl: string | null
    courier: { name: string | null } | null
  } | null
  history: { at: string; act: string; state: string }[]
  acts: string[]
  version: number
}

export interface OrderRow {
  id: string
  number: string
  state: string
  channel: string
  placedAt: string
  total: string
  currency: string
  lines: { name: string; picture: string | null; quantity: number; sku: string }[]
}

/** What she bought in other systems of the shop, as events tell it. */
export interface ToldOrder {
  number: string | null
  at: string
  total: string
  currency: string
}

export interface Carrier {
  id: string
  name: string
  price: string
  /** Goods of this sum are sent for nothing. */
  freeFrom: string | null
  isPoint: boolean
}

export interface CheckoutForm {
  /** `go`: she has taken it from the shelf herself. */
  kind: 'ship' | 'pickup' | 'try' | 'go'
  storeId: string
  carrier: string
  method: string
  points: number
  name: string
  email: string
  phone: string
  street: string
  postcode: string
  city: string
  point: string
  /** What the shop knows of her and she has not changed, masked; null: she writes all of it. */
  own: OwnContact | null
}

/** Of somebody signed in, masked. */
export interface OwnContact {
  name: string | null
  email: string | null
  phone: string | null
}
export type FieldName = 'name' | 'email' | 'phone' | 'street' | 'postcode' | 'city' | 'point'

/** Fields she must fill in, in the order in which they stand. */
export function listMissing(
  form: CheckoutForm,
  { isPoint, asksEmail }: { isPoint: boolean; asksEmail: boolean },
): FieldName[] {
  // Who stands in the store with the thing in her hand need not say who she is, but to whoever takes her payment.
  const all: FieldName[] = [
    ...(form.kind === 'ship'
      ? ([...(isPoint ? (['point'] as const) : []), 'street', 'postcode', 'city'] as const)
      : []),
    'name',
    'email',
    'phone',
  ]
  const asked = form.kind !== 'go' ? all : asksEmail ? (['email'] as const) : []
  return asked.filter((name) => {
    if ((name === 'name' || name === 'email' || name === 'phone') && isKept(form, name)) return false
    return name === 'email' ? !/^\S+@\S+\.\S{2,}$/.test(form.email.trim()) : form[name].trim() === ''
  })
}

/** Known of her, and left as it is. */
export const isKept = ({ own, ...form }: CheckoutForm, name: keyof OwnContact): boolean =>
  form[name].trim() === '' && (own?.[name] ?? null) !== null

const orNull = (text: string) => text.trim() || null

function readDelivery({ kind, storeId, carrier, ...form }: CheckoutForm) {
  if (kind === 'go') return { kind }
  if (kind !== 'ship') return { kind, storeId }
  const { name, street, postcode, city, point } = form
  return { kind, carrier, address: { name: orNull(name), street, postcode, city, point: orNull(point) } }
}

interface Placed {
  order: Order
  pay: { url: string } | null
  statusUrl: string
}

/** What she agrees to when she presses: another version of it is the same order. */
const readBargain = ({ lines, totals }: CartView): string =>
  JSON.stringify([lines.map(({ sku, quantity, sum }) => [sku, quantity, sum]), totals])

/** @throws the door's refusal; a cart that others changed meanwhile is shown to her first */
export async function placeOrder(cart: CartView, form: CheckoutForm): Promise<Placed> {
  const commerce = await getCommerce()
  await commerce.cart.settle()
  const seen = commerce.cart.view() ?? cart
  try {
    return await checkOut(seen, form)
  } catch (error) {
    if (!isCode(error, 'cart_changed')) throw error
    const now = await commerce.ask<CartView>({ method: 'GET', path: 'cart' })
    if (readBargain(now) !== readBargain(seen)) throw error
    return checkOut(now, form)
  }
}

/** One key for one cart as it was seen: pressed twice, or sent again after a lost answer, it is one order. */
async function checkOut(seen: CartView, form: CheckoutForm): Promise<Placed> {
  const commerce = await getCommerce()
  const isApp = matchMedia('(display-mode: standalone)').matches
  return commerce.ask({
    method: 'POST',
    path: 'checkout',
    key: `${seen.id}.${digest(seen.version + JSON.stringify(form))}`,
    body: {
      ...{ cartId: seen.id, version: seen.version, points: form.points, channel: isApp ? 'app' : 'web' },
      coupons: seen.coupons.filter((one) => one.refused === null).map((one) => one.code),
      ...(form.kind === 'go' ? { storeId: form.storeId } : {}),
      delivery: readDelivery(form),
      contact: { name: orNull(form.name), email: orNull(form.email), phone: orNull(form.phone) },
      keepsContact: form.own !== null,
      shopUrl: new URL('/shop/', location.href).href,
      payment: { method: form.method },
    },
  })
}

/** Tells apart what was ordered with what answers: short, and the same for the same. */
function digest(text: string): string {
  let hash = 0n
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 1_099_511_628_211n) & 0xffff_ffff_ffff_ffffn
  return hash.toString(36)
}

/** Asked with her token, and again whenever something of hers moves on. */
function useAsked<T>(
  path: string | null,
  news: 'order' | 'loyalty',
): { data: T | null; fault: unknown; again(): void } {
  const [data, setData] = useState<T | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => hear(news, () => setTurn((n) => n + 1)), [news])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is a reason to ask again
  useEffect(() => {
    if (path === null) return
    let isHere = true
    getCommerce()
      .then((commerce) => commerce.ask<T>({ method: 'GET', path }))
      .then(
        (found) => isHere && setData(found),
        (error: unknown) => isHere && setFault(error),
      )
    return () => {
      isHere = false
    }
  }, [path, turn])
  return { data, fault, again: () => setTurn((n) => n + 1) }
}

/** How she is reached, as far as the shop knows. */
export const useOwnContact = (isKnown: boolean): OwnContact | null =>
  useAsked<OwnContact>(isKnown ? 'me' : null, 'loyalty').data

export const useOrder = (id: string) => useAsked<Order>(`orders/${encodeURIComponent(id)}`, 'order')
export const useOrders = (isKnown: boolean) =>
  useAsked<{ items: OrderRow[]; elsewhere?: ToldOrder[] }>(isKnown ? 'orders' : null, 'order')

export interface Loyalty {
  programme: { name: string } | null
  points: number
  worth: { amount: string; currency: string } | null
  tier: { name: string } | null
  next: { name: string; missing: number; reached: number; from: number } | null
  rewards: { id: string; name: string; points: number; isWithinReach: boolean }[]
  coupons: { code: string; name: string; expiresAt: string | null }[]
}
export const useLoyalty = (isKnown: boolean) => useAsked<Loyalty>(isKnown ? 'loyalty' : null, 'loyalty')

export async function actOnOrder(id: string, act: 'cancel' | 'return', body: object = {}): Promise<Order> {
  const commerce = await getCommerce()
  return commerce.ask({
    method: 'POST',
    path: `orders/${encodeURIComponent(id)}/${act}`,
    body,
    key: `${act}.${id}.${Date.now()}`,
  })
}

export async function claimReward(id: string): Promise<void> {
  const commerce = await getCommerce()
  await commerce.ask({
    method: 'POST',
    path: `rewards/${encodeURIComponent(id)}/claim`,
    body: {},
    key: `claim.${id}.${Date.now()}`,
  })
}

/** Who carries parcels and for how much, and how one can pay. */
export interface CheckoutOptions {
  carriers: Carrier[]
  methods: { id: string; name: string; asksEmail: boolean }[]
}

export const useCheckoutOptions = () => useRead('checkout', (wire: CheckoutOptions) => wire)

/** Where the rest of an order is paid. */
export async function askPayLink(id: string): Promise<string> {
  const commerce = await getCommerce()
  const path = `orders/${encodeURIComponent(id)}/pay`
  const { url } = await commerce.ask<{ url: string }>({ method: 'POST', path, body: {} })
  return url
}
