import { useSyncExternalStore } from 'react'
import type { CartView, WishlistView } from '../../../../sdk/web/commerce/view.ts'
import type { Commerce, CommerceNews } from '../../../../sdk/web/core.ts'

export type { CartLine, CartView, WishlistItem } from '../../../../sdk/web/commerce/view.ts'

/** What the page script of Splot leaves in every page. */
interface Analytics {
  page(name: string, properties?: object): unknown
  track(event: string, properties: object): unknown
  identify(userId: string): unknown
  reset(): void
  commerce(): Promise<Commerce>
}

const isAnalytics = (found: unknown): found is Analytics =>
  typeof found === 'object' && found !== null && 'commerce' in found

/** Null where the script was blocked: then one can look, and not buy. */
export const analytics: Analytics | null = isAnalytics(window.analytics) ? window.analytics : null

let commerce: Commerce | null = null
/** The part of the script with cart and wish list, loaded beside the first page. */
const opened: Promise<Commerce | null> = (analytics?.commerce() ?? Promise.reject(new Error('blocked'))).then(
  (found) => {
    commerce = found
    for (const news of ['cart', 'wishlist', 'customer', 'line', 'order', 'loyalty'] as const)
      found.on(news, (said) => tell(news, said))
    found.on('refused', (error) => tell('refused', error))
    tell('cart')
    tell('wishlist')
    tell('customer')
    return found
  },
  // A page must not break for what it may show besides.
  () => null,
)

const listeners = new Map<CommerceNews, Set<(said: unknown) => void>>()
function tell(news: CommerceNews, said?: unknown): void {
  for (const listener of listeners.get(news) ?? []) listener(said)
}

/** @returns what ends it */
export function hear(news: CommerceNews, listener: (said: unknown) => void): () => void {
  const heard = listeners.get(news) ?? new Set()
  listeners.set(news, heard.add(listener))
  return () => void heard.delete(listener)
}

/** @throws where the script was blocked */
export async function getCommerce(): Promise<Commerce> {
  const found = await opened
  if (found === null) throw new Error('The page script is missing')
  return found
}

/** Does something with cart or wish list as soon as they are there. */
export const withCommerce = (act: (commerce: Commerce) => void): void =>
  void opened.then((found) => found !== null && act(found))

const subscribe = (news: CommerceNews) => (listener: () => void) => hear(news, listener)
const [toCart, toWishlist, toCustomer] = [subscribe('cart'), subscribe('wishlist'), subscribe('customer')]

export const useCart = (): CartView | null =>
  useSyncExternalStore(toCart, () => commerce?.cart.view() ?? null)
export const useIsWaiting = (): boolean =>
  useSyncExternalStore(toCart, () => commerce?.cart.isWaiting() ?? false)
export const useWishlist = (): WishlistView | null =>
  useSyncExternalStore(toWishlist, () => commerce?.wishlist.view() ?? null)

/** Who is signed in: undefined until it is known, null for a guest. */
export const useCustomer = () =>
  useSyncExternalStore(toCustomer, () => {
    if (commerce === null) return undefined
    return commerce.isKnown() ? (commerce.customer() ?? unnamed) : null
  })
const unnamed = { id: '', givenName: null } as const

export const useIsOnline = (): boolean => useSyncExternalStore(subscribeOnline, () => navigator.onLine)
function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
