import type { Document } from '../model.ts'

/** What customers do most, to try a message by. */
const common = [
  'Product Viewed',
  'Product List Viewed',
  'Products Searched',
  'Product Added',
  'Product Added to Wishlist',
  'Checkout Started',
  'Order Completed',
] as const

/** Events a moment may be tried with: those the message's own conditions ask about first, then what happens most. */
export function listTriedEvents(document: Document): string[] {
  return [...new Set([...listAsked(document.body), ...common])]
}

/** Every test on an event, however deep it stands. */
function listAsked(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listAsked)
  if (typeof value !== 'object' || value === null) return []
  const own = 'on' in value && value.on === 'event' && 'name' in value ? [String(value.name)] : []
  return [...own, ...Object.values(value).flatMap(listAsked)]
}
