import type { ChannelDeps } from '@splot/contract/plugin/channel'
import type { Settings } from '../settings.ts'

type Marking = Pick<ChannelDeps, 'returnMark'>

/** Where a mail that does not arrive is sent back to: an address of its own, where somebody listens for it (VERP). */
export function makeReturnPath(messageId: string, settings: Settings, { returnMark }: Marking): string {
  const { bounceDomain, returnPath, fromAddress } = settings
  const mark = bounceDomain === undefined ? null : returnMark(messageId)
  return mark === null ? (returnPath ?? fromAddress) : `b+${mark}@${bounceDomain}`
}

/** The mark in such an address, in lower case as some servers leave it; null in any other address. */
export const readReturnPath = (address: string): string | null =>
  /^b\+([0-9a-z]{16,62})@/i.exec(address)?.[1]?.toLowerCase() ?? null

/** Whether anybody listens: asked with an id that no message has. */
export const isReturnPathOpen = ({ returnMark }: Marking): boolean =>
  returnMark('00000000-0000-0000-0000-000000000000') !== null
