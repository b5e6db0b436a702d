import {
  createCartRoutes,
  createCartShopRoutes,
  createCarts,
  createCheckout,
  createLook,
  createStreams,
} from '../cart/index.ts'
import { createShopperRoutes, createShopperShopRoutes, createShoppers } from '../shopper/index.ts'
import { createWishlistRoutes, createWishlistShopRoutes, createWishlists } from '../wishlist/index.ts'
import type { CommerceDeps } from './deps.ts'
import type { FindDiscounts } from './ports.ts'
import type { ShopFeed } from './shop-route.ts'
import { createWindowRoutes } from './shop-window.ts'

/** What carts and open screens learn from the small rooms beside them. */
export interface Neighbours {
  findDiscounts: FindDiscounts | null
  order: ShopFeed | null
  loyalty: ShopFeed | null
}

/** Who shops, what lies in her cart, what she wishes for. */
export function composeShopping(deps: CommerceDeps, { findDiscounts, ...feeds }: Neighbours) {
  const carts = createCarts({ ...deps, findDiscounts, look: createLook(deps) })
  const wishlists = createWishlists(deps)
  const shoppers = createShoppers(deps, carts)
  const streams = createStreams(deps, { cart: carts.show, wishlist: wishlists.show, ...feeds })
  return {
    shoppers,
    showCart: carts.show,
    // Whoever pays is asked the price of this very moment.
    checkout: createCheckout({ ...deps, findDiscounts, look: createLook(deps, 0) }),
    routes: [
      ...createCartRoutes(deps, carts, streams),
      ...createWishlistRoutes(wishlists),
      ...createShopperRoutes(shoppers),
    ],
    shopRoutes: [
      ...createWindowRoutes(deps),
      ...createShopperShopRoutes(deps, shoppers),
      ...createCartShopRoutes(deps, carts, streams),
      ...createWishlistShopRoutes(wishlists),
    ],
  }
}
