/**
 * Wish list: what a customer wishes for, the same on every device, and what she asked to be told of. Nouns: wish list, item,
 * watch. Facts in: prices and stock, looked at again and again. Facts out: Product Added to Wishlist, Product Removed from
 * Wishlist, Product Price Dropped, Product Back In Stock.
 */
export { createWishlistRoutes, createWishlistShopRoutes } from './routes.ts'
export { createWishlists, type Wishlists } from './service.ts'
export { createWishLoop } from './tell-wishes.ts'
