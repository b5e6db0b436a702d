import type { Property } from './properties.ts'

const of = (kind: Property['kind'], about: string): Property => ({ kind, about })
const pii = (kind: Property['kind'], about: string): Property => ({ kind, about, pii: true })

/**
 * One name, one meaning, in every event. Names are Segment's where its specifications have one, else ours in the
 * same snake_case. Durations are seconds, sizes metres, prices major units (12.50 or "12.50").
 */
export const dictionary = {
  // Orders and money
  order_id: of('id', 'Order number, the same in every event about the order'),
  checkout_id: of('id', 'Checkout transaction'),
  cart_id: of('id', 'Cart'),
  receipt_id: of('id', 'Fiscal receipt number; unique within its till or store'),
  return_id: of('id', 'Return or refund document; makes a repeated report harmless'),
  invoice_id: of('id', 'Invoice number'),
  affiliation: of('text', 'Shop or brand where the order was placed'),
  total: of('price', 'What the customer pays: goods, tax and shipping, after discounts'),
  subtotal: of('price', 'Goods after discounts, before tax and shipping'),
  revenue: of('price', 'Goods after discounts, without tax and shipping'),
  value: of('price', 'Value of what the event is about'),
  price: of('price', 'Price of one piece'),
  shipping: of('price', 'Cost of shipping'),
  tax: of('price', 'Tax'),
  discount: of('price', 'Discount'),
  currency: of('currency', 'ISO 4217 code; the default of the workspace where absent'),
  products: of('products', 'Lines: product_id, sku, name, category, price, quantity and so on'),
  payment_method: of('text', 'How it is paid: blik, card, cash, transfer, cash_on_delivery'),
  shipping_method: of('text', 'How it is delivered: courier, locker, store'),
  step: of('number', 'Step of the checkout'),
  reason: of('text', 'Reason, as a short code or words'),
  changes: of('list', 'Names of what changed'),
  // Products
  product_id: of('id', 'Product in the catalogue'),
  sku: of('id', 'Stock-keeping unit: the size and colour'),
  ean: of('id', 'GS1 barcode'),
  name: of('text', 'Name of the product, list, promotion, page or screen the event is about'),
  category: of('text', 'Category'),
  brand: of('text', 'Brand'),
  variant: of('text', 'Variant'),
  size: of('text', 'Size'),
  color: of('text', 'Colour'),
  quantity: of('quantity', 'Number of pieces'),
  position: of('text', 'Place on the list or page'),
  image_url: of('url', 'Picture'),
  url: of('url', 'Address of the page'),
  list_id: of('id', 'List of products'),
  filters: of('list', 'Filters in use: { type, value }'),
  sorts: of('list', 'Sorting in use: { type, value }'),
  query: of('text', 'What was searched for'),
  results: of('number', 'How many results were found'),
  // Promotions, coupons, lists, sharing, reviews
  promotion_id: of('id', 'Promotion'),
  creative: of('text', 'Creative'),
  coupon: of('text', 'Coupon code used'),
  coupon_id: of('id', 'Coupon'),
  coupon_name: of('text', 'Name of the coupon'),
  wishlist_id: of('id', 'Wish list'),
  wishlist_name: pii('text', 'Name of the wish list, as its owner wrote it'),
  share_via: of('text', 'Means of sharing'),
  share_message: pii('text', 'What the sender wrote'),
  recipient: pii('text', 'Whom it was shared with'),
  review_id: of('id', 'Review'),
  review_body: pii('text', 'Text of the review'),
  rating: of('number', 'Rating, 1 to 5 unless agreed otherwise'),
  // Stores and tills
  store_id: of('id', 'Store'),
  store_name: of('text', 'Name of the store'),
  till_id: of('id', 'Till'),
  cashier_id: pii('id', 'Cashier'),
  // Desks
  kind: of('text', 'Kind'),
  note: pii('text', 'Free text of a member'),
  direction: of('text', 'inbound or outbound'),
  duration: of('number', 'Seconds'),
  member_id: pii('id', 'Member of the workspace who wrote it'),
  case_id: of('id', 'Case'),
  // Messages
  email_id: of('id', 'Message'),
  email_subject: of('text', 'Subject'),
  campaign_id: of('id', 'Campaign'),
  campaign_name: of('text', 'Name of the campaign'),
  list_name: of('text', 'Name of the list'),
} as const satisfies Record<string, Property>
