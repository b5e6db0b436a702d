/** What the shopper door answers: money as decimal texts in the currency beside them. */
export interface CartView {
  readonly id: string
  readonly version: string
  readonly currency: string
  readonly lines: readonly CartLine[]
  readonly coupons: readonly CartCoupon[]
  readonly totals: { readonly goods: string; readonly discount: string; readonly total: string }
  readonly notices: readonly { readonly kind: string; readonly line: string | null; readonly text: string }[]
  readonly customerId: string | null
}

export interface CartLine {
  readonly line: string
  readonly sku: string
  readonly productId: string
  readonly name: string
  readonly variant: string
  readonly picture: string | null
  readonly quantity: number
  readonly price: string
  readonly regular: string
  readonly sum: string
  /** Who put it in or changed it last; no name: the shopper herself. */
  readonly by: { readonly kind: string; readonly name: string | null }
  readonly at: string
  readonly stock: 'enough' | 'few' | 'none'
  readonly isForSale: boolean
}

export interface CartCoupon {
  readonly code: string
  readonly name: string
  readonly discount: string | null
  readonly refused: string | null
}

export interface WishlistView {
  readonly id: string
  readonly version: string
  readonly currency: string
  readonly customerId: string | null
  readonly items: readonly WishlistItem[]
}

export interface WishlistItem {
  readonly sku: string
  readonly productId: string
  readonly name: string
  readonly variant: string
  readonly picture: string | null
  readonly price: string | null
  readonly regular: string | null
  readonly stock: 'enough' | 'few' | 'none'
  readonly by: { readonly kind: string; readonly name: string | null }
  readonly at: string
  readonly wants: { readonly priceDrop: boolean; readonly backInStock: boolean }
}

/** What the page knows of a variant, shown until the server has answered. */
export type About = Pick<CartLine, 'productId' | 'name' | 'variant' | 'picture' | 'price' | 'regular'>

interface Made {
  readonly id: string
  /** When she did it, milliseconds: told where it waited for the network. */
  readonly at: number
  /** The version on her screen: what she had not seen is not undone. */
  readonly seen?: string
}

export type CartChange = Made &
  (
    | { readonly kind: 'add'; readonly sku: string; readonly quantity: number; readonly about?: About }
    | { readonly kind: 'set'; readonly sku: string; readonly quantity: number }
    | { readonly kind: 'remove'; readonly sku: string }
    | { readonly kind: 'coupon_add'; readonly code: string }
    | { readonly kind: 'coupon_remove'; readonly code: string }
  )

export type WishChange = Made & {
  readonly kind: 'add' | 'remove'
  readonly sku: string
  readonly about?: About
  readonly wants?: { readonly priceDrop: boolean; readonly backInStock: boolean }
}
