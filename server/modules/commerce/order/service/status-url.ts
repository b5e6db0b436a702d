import { writeLink } from '../rules/link.ts'
import type { OrderDeps } from './deps.ts'

/** The page of an order, for whoever has the link. */
export const statusUrlOf = (
  deps: Pick<OrderDeps, 'secret' | 'origin'>,
  workspaceId: string,
  orderId: string,
): string => new URL(`/order/${writeLink(deps.secret, { workspaceId, orderId })}`, deps.origin()).href

/** What the page's address says of whoever a provider sends back: she may have paid, whether or not it has told yet. */
export const backMark = { name: 'from', value: 'payment' } as const

/** The same page, as whoever comes back from a payment opens it. */
export function returnUrlOf(...asked: Parameters<typeof statusUrlOf>): string {
  const url = new URL(statusUrlOf(...asked))
  url.searchParams.set(backMark.name, backMark.value)
  return url.href
}
