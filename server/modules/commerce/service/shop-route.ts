/**
 * What a shop's page asks on behalf of whoever shops, as data: each small room lists its own, and the door at
 * `/s/<write key>/shop/…` (server/shopper-door.ts) finds out who she is, reads the body and answers.
 */
import type { Channel } from '@splot/contract/channels'
import type { z } from 'zod'
import type { Language } from '../../../platform/errors.ts'

/** Who shops, as her token says. */
export interface Shopper {
  /** A guest is a device: she sees and changes what that device put in. Somebody known is a person. */
  kind: 'guest' | 'known'
  workspaceId: string
  /** The page's id of the device, where it has one. */
  anonymousId: string | null
  /** Hers; of a guest the device's, null until identity has seen it. */
  birth: string | null
  /** All she may see: of somebody known every birth of hers in the service lens, of a guest at most the device's own. */
  births: readonly string[]
  channel: Extract<Channel, 'web' | 'app'>
}

export interface ShopRequest<B> {
  workspaceId: string
  shopper: Shopper
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  body: B
  language: Language
  /** For headers: Idempotency-Key, Origin. */
  raw: Request
  /** For limits, never stored. */
  remoteAddress: string
  signal: AbortSignal
  /** Is her token still worth what it was, and she still there? For what stays open. */
  isStillHers(): Promise<boolean>
}

/** Without a token there is no shopper. */
export type OpenShopRequest<B> = Omit<ShopRequest<B>, 'shopper'>

interface Shared<B extends z.ZodType> {
  method: 'GET' | 'POST'
  /** Below `shop/`: `orders/{id}/cancel`. */
  path: string
  body?: B
}

export interface AnyShopRoute extends Shared<z.ZodType> {
  /** Anybody with the write key, whoever has a token, or only somebody known. */
  who: 'anybody' | 'shopper' | 'known'
  handle(asked: ShopRequest<never>): Promise<object | Response>
}

/** For whoever has a token; of `known` alone where points and orders of a person are concerned. */
export const defineShopRoute = <B extends z.ZodType>(
  route: Shared<B> & {
    who: 'shopper' | 'known'
    handle(asked: ShopRequest<z.output<B>>): Promise<object | Response>
  },
): AnyShopRoute => route

/** For every page of the shop: what is sold, and the way to a token. */
export const defineOpenShopRoute = <B extends z.ZodType>(
  route: Shared<B> & { handle(asked: OpenShopRequest<z.output<B>>): Promise<object | Response> },
): AnyShopRoute => ({ ...route, who: 'anybody' })

/** How something of hers looks now, for her open screens: an order, her points. Null where it is none of hers. */
export type ShopFeed = (asked: {
  workspaceId: string
  shopper: Shopper
  language: Language
  /** Of the order that moved on. */
  id: string | null
}) => Promise<object | null>
