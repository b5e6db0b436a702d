import { createHmac, timingSafeEqual } from 'node:crypto'

/** A link to the page of one order: who holds it sees where the order is, and nothing else of hers. */
export interface OrderLink {
  workspaceId: string
  orderId: string
}

const tagOf = (secret: string, { workspaceId, orderId }: OrderLink): string =>
  createHmac('sha256', secret)
    .update(`order page\n${workspaceId}\n${orderId}`)
    .digest('base64url')
    .slice(0, 22)

/** `tkalnia.01934f….4fYz…` */
export const writeLink = (secret: string, link: OrderLink): string =>
  `${link.workspaceId}.${link.orderId.replaceAll('-', '')}.${tagOf(secret, link)}`

/** Null where it is no link of ours. */
export function readLink(secret: string, token: string): OrderLink | null {
  const [, workspaceId, bare, tag] =
    /^([a-z0-9][a-z0-9_-]{0,62})\.([0-9a-f]{32})\.([\w-]{22})$/.exec(token) ?? []
  if (workspaceId === undefined || bare === undefined || tag === undefined) return null
  const orderId = bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const link = { workspaceId, orderId }
  return timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(secret, link))) ? link : null
}
