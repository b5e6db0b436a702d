import type { CartView, WishlistView } from '@splot/contract/cart'
import { useCallback, useSyncExternalStore } from 'react'

/** How her cart and wish list are now; null until the first word of the server. */
export interface Shown {
  cart: CartView | null
  wishlist: WishlistView | null
  isLost: boolean
}

interface Stream {
  shown: Shown
  users: Set<() => void>
  source: EventSource
}

const nothing: Shown = { cart: null, wishlist: null, isLost: false }
/** One stream an address, however many panels show it: a browser opens few connections to one server. */
const streams = new Map<string, Stream>()

function put(address: string, change: Partial<Shown>): void {
  const stream = streams.get(address)
  if (stream === undefined) return
  stream.shown = { ...stream.shown, ...change }
  for (const tell of stream.users) tell()
}

function open(address: string): Stream {
  const source = new EventSource(address)
  source.onopen = () => put(address, { isLost: false })
  // The browser reconnects by itself, and the stream begins with how things are.
  source.onerror = () => put(address, { isLost: true })
  source.addEventListener('cart', ({ data }) => put(address, { cart: JSON.parse(data) as CartView }))
  source.addEventListener('wishlist', ({ data }) =>
    put(address, { wishlist: JSON.parse(data) as WishlistView }),
  )
  return { shown: nothing, users: new Set(), source }
}

function listen(address: string, tell: () => void): () => void {
  const stream = streams.get(address) ?? open(address)
  streams.set(address, stream)
  stream.users.add(tell)
  return () => {
    stream.users.delete(tell)
    if (stream.users.size > 0) return
    stream.source.close()
    streams.delete(address)
  }
}

/** What the stream at an address shows, and a way to put in what an answer brought before it. */
export function useStream(address: string): Shown & { put: (change: Partial<Shown>) => void } {
  const subscribe = useCallback((tell: () => void) => listen(address, tell), [address])
  const shown = useSyncExternalStore(subscribe, () => streams.get(address)?.shown ?? nothing)
  return { ...shown, put: (change) => put(address, change) }
}
