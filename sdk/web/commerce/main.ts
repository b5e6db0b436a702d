import type { Commerce, CommerceNews, Splot } from '../core.ts'
import { applyToCart, applyToWishlist } from './apply.ts'
import { askDoor, type Refused } from './door.ts'
import { listen } from './live.ts'
import { LiveDocument } from './live-document.ts'
import { makeChange } from './outbox.ts'
import { Session } from './session.ts'
import type { CartChange, CartView, WishChange, WishlistView } from './view.ts'

type CartDocument = LiveDocument<CartView, CartChange>
type WishDocument = LiveDocument<WishlistView, WishChange>

const makeCartActs = (cart: CartDocument, session: Session): Commerce['cart'] => ({
  view: cart.view,
  isWaiting: cart.isWaiting,
  settle: () => cart.settle(),
  add: (sku, quantity = 1, about) =>
    cart.put({ ...makeChange(), kind: 'add', sku, quantity, ...(about && { about }) }),
  set: (sku, quantity) => cart.put({ ...makeChange(), kind: 'set', sku, quantity, ...cart.seen() }),
  remove: (sku) => cart.put({ ...makeChange(), kind: 'remove', sku, ...cart.seen() }),
  addCoupon: (code) => cart.put({ ...makeChange(), kind: 'coupon_add', code }),
  removeCoupon: (code) => cart.put({ ...makeChange(), kind: 'coupon_remove', code, ...cart.seen() }),
  undoMerge: () => cart.act({ method: 'POST', path: 'cart/undo-merge' }),
  handOver: (page) => session.ask({ method: 'POST', path: 'cart/handover', body: { page } }),
  take: (code) => cart.act({ method: 'POST', path: 'cart/take', body: { code } }),
})

const makeWishActs = (wishlist: WishDocument): Commerce['wishlist'] => ({
  view: wishlist.view,
  add: (sku, about, wants) =>
    wishlist.put({ ...makeChange(), kind: 'add', sku, ...(about && { about }), ...(wants && { wants }) }),
  remove: (sku) => wishlist.put({ ...makeChange(), kind: 'remove', sku, ...wishlist.seen() }),
})

/** Who on the page listens for what. */
function createNews() {
  const listeners = new Map<CommerceNews, Set<(said: unknown) => void>>()
  return {
    tell(name: CommerceNews, said?: unknown): void {
      for (const listener of listeners.get(name) ?? []) listener(said)
    },
    on(name: CommerceNews, listener: (said: unknown) => void): () => void {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard.add(listener))
      return () => void heard.delete(listener)
    },
  }
}

/** Cart, wish list and whoever they belong to, the same on every screen of hers. */
function openCommerce(splot: Splot): Commerce {
  const { tell, on } = createNews()
  const session = new Session(splot)
  const shared = { session, refused: (error: Refused) => tell('refused', error) }
  const cart: CartDocument = new LiveDocument({
    ...{ ...shared, path: 'cart', apply: applyToCart },
    tell: () => tell('cart', cart.view()),
  })
  const wishlist: WishDocument = new LiveDocument({
    ...{ ...shared, path: 'wishlist', apply: applyToWishlist },
    tell: () => tell('wishlist', wishlist.view()),
  })
  // Off-line: what is shown stays, what she does waits.
  const readAll = () => Promise.all([cart.read(), wishlist.read()]).catch(() => {})
  const line = listen({
    options: splot.options,
    token: () => session.token,
    hear(name, data) {
      if (name === 'cart') cart.hear(data as CartView)
      else if (name === 'wishlist') wishlist.hear(data as WishlistView)
      else tell(name, data)
    },
    onLine(isUp) {
      tell('line', isUp)
      if (isUp) void readAll()
    },
  })
  session.onChange = () => {
    line.open()
    tell('customer', session.customer)
  }
  if (session.isOpen) {
    line.open()
    void readAll()
  }
  return {
    cart: makeCartActs(cart, session),
    wishlist: makeWishActs(wishlist),
    customer: () => session.customer,
    isKnown: () => session.isKnown,
    device: () => session.device,
    async signIn(token) {
      // Her device's own cart goes with her: what waits is told first, under the device's name.
      await Promise.all([cart.settle(), wishlist.settle()])
      await session.signIn(token)
      await readAll()
    },
    signOut() {
      line.close()
      cart.forget()
      wishlist.forget()
      session.signOut()
    },
    read: (path) => askDoor(splot.options, { method: 'GET', path }),
    ask: (ask) => session.ask(ask),
    on,
  }
}

const { splot } = window
if (splot !== undefined) splot.commerce = openCommerce(splot)
