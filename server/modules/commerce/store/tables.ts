/** What commerce keeps of a workspace; nothing of it is made from the log. */
export const commerceTables = [
  'commerce.fact',
  'commerce.stock_answer',
  'commerce.reservation_line',
  'commerce.reservation',
  'commerce.movement',
  'commerce.stock',
  'commerce.store',
  'commerce.promotion',
  'commerce.price',
  'commerce.product_search',
  'commerce.variant',
  'commerce.product',
] as const
