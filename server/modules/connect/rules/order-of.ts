import type { SentEvent } from '@splot/contract/events/event'

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null

/** The order an event names. */
export const orderOf = (event: SentEvent): string | null => textOf(event.properties?.order_id)

/** The parcel an event names. */
export const parcelOf = (event: SentEvent): string | null => textOf(event.properties?.shipment_id)

/** Whether anybody is told of: by an id, an address, or her browser's. */
export function isNamed({ userId, anonymousId, context, traits, type }: SentEvent): boolean {
  if (textOf(userId) !== null || textOf(anonymousId) !== null) return true
  if (Array.isArray(context?.externalIds) && context.externalIds.length > 0) return true
  return type === 'identify' && (textOf(traits?.email) !== null || textOf(traits?.phone) !== null)
}

/** The same event with another order number, told of the one these ids name. */
export const tellOf = (
  event: SentEvent,
  { orderId, externalIds }: { orderId: string; externalIds: readonly object[] },
): SentEvent => ({
  ...event,
  properties: { ...event.properties, order_id: orderId },
  ...(externalIds.length === 0 ? {} : { context: { ...event.context, externalIds } }),
})
