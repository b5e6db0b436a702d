type Json = Readonly<Record<string, unknown>>

export interface Told {
  readonly event: string
  readonly properties: Json
  /** Where the same is told again under the same id, by a page that is loaded anew, it counts once. */
  readonly messageId?: string
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Names of GA4 that stand for themselves elsewhere under another name. */
const itemNames: Readonly<Record<string, string>> = {
  item_id: 'product_id',
  item_name: 'name',
  item_brand: 'brand',
  item_variant: 'variant',
  index: 'position',
  price: 'price',
  quantity: 'quantity',
  coupon: 'coupon',
}

function readItem(item: Json): Json {
  const categories = ['', 2, 3, 4, 5].map((n) => item[`item_category${n}`]).filter(Boolean)
  const named = Object.entries(itemNames).flatMap(([from, to]) =>
    item[from] === undefined ? [] : [[to, item[from]]],
  )
  return {
    ...Object.fromEntries(named),
    ...(categories.length > 0 && { category: categories.join(' > ') }),
  }
}

const listItems = ({ items }: Json): Json[] =>
  Array.isArray(items) ? items.filter(isObject).slice(0, 100).map(readItem) : []

const pick = (params: Json, names: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(names).flatMap(([from, to]) => (params[from] === undefined ? [] : [[to, params[from]]])),
  )

const money = { currency: 'currency', value: 'value' }
const sums = { ...money, coupon: 'coupon', shipping: 'shipping', tax: 'tax', affiliation: 'affiliation' }

/** One event with all its items. */
const whole =
  (event: string, names: Readonly<Record<string, string>>) =>
  (params: Json): Told[] => {
    const products = listItems(params)
    return [{ event, properties: { ...pick(params, names), ...(products.length > 0 && { products }) } }]
  }

/** An event for each item. */
const each =
  (event: string) =>
  (params: Json): Told[] =>
    listItems(params).map((item) => ({
      event,
      properties: { ...item, ...pick(params, { currency: 'currency' }) },
    }))

const order =
  (event: string, kind: string) =>
  (params: Json): Told[] => {
    const id = params.transaction_id
    // Without its number an order cannot be told from the next.
    if (typeof id !== 'string' && typeof id !== 'number') return []
    const [told] = whole(event, { ...sums, value: 'total' })(params)
    return [
      { event, properties: { ...told?.properties, order_id: String(id) }, messageId: `ga4-${kind}-${id}` },
    ]
  }

const listNames = { item_list_id: 'list_id', item_list_name: 'category' }
const promotion = {
  promotion_id: 'promotion_id',
  promotion_name: 'name',
  creative_name: 'creative',
  creative_slot: 'position',
}

/** What changes a cart: left out where the cart itself is ours and tells. */
const ofCart: ReadonlySet<string> = new Set(['add_to_cart', 'remove_from_cart', 'add_to_wishlist'])

const translations: Readonly<Record<string, (params: Json) => Told[]>> = {
  view_item_list: whole('Product List Viewed', listNames),
  select_item: each('Product Clicked'),
  view_item: each('Product Viewed'),
  add_to_cart: each('Product Added'),
  remove_from_cart: each('Product Removed'),
  add_to_wishlist: each('Product Added to Wishlist'),
  view_cart: whole('Cart Viewed', money),
  begin_checkout: whole('Checkout Started', sums),
  add_payment_info: whole('Payment Info Entered', { payment_type: 'payment_method' }),
  purchase: order('Order Completed', 'purchase'),
  search: whole('Products Searched', { search_term: 'query' }),
  view_search_results: whole('Products Searched', { search_term: 'query' }),
  view_promotion: whole('Promotion Viewed', promotion),
  select_promotion: whole('Promotion Clicked', promotion),
  sign_up: whole('Signed Up', { method: 'method' }),
  login: whole('Signed In', { method: 'method' }),
}

/**
 * What was pushed into a `dataLayer`, in our words: GA4's e-commerce events as Tag Manager takes them
 * (`{ event, ecommerce }`) and as `gtag('event', name, parameters)` leaves them. Nothing for whatever else is there.
 */
export function translate(pushed: unknown, isCartOurs: boolean): Told[] {
  const [name, params] = readPush(pushed)
  if (name === null || (isCartOurs && ofCart.has(name))) return []
  return Object.hasOwn(translations, name) ? (translations[name]?.(params) ?? []) : []
}

function readPush(pushed: unknown): [string | null, Json] {
  if (!isObject(pushed)) return [null, {}]
  // The arguments of gtag: a list that is none.
  if (pushed[0] === 'event' && typeof pushed[1] === 'string')
    return [pushed[1], isObject(pushed[2]) ? pushed[2] : {}]
  const { event, ecommerce } = pushed
  return [typeof event === 'string' ? event : null, isObject(ecommerce) ? ecommerce : pushed]
}
