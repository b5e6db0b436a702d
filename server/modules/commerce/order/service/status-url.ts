import { writeLink } from '../rules/link.ts'
import type { OrderDeps } from './deps.ts'

/** The page of an order, for whoever has the link. */
export const statusUrlOf = (
  deps: Pick<OrderDeps, 'secret' | 'origin'>,
  workspaceId: string,
  orderId: string,
): string => new URL(`/order/${writeLink(deps.secret, { workspaceId, orderId })}`, deps.origin()).href
