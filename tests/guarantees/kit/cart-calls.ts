import type { Address, Belongings } from './tenant-calls.ts'

const ofCustomer = (rest: string, body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ customers }: Belongings) => `/api/v1/customers/${customers[0]}${rest}`,
  ...(body === undefined ? {} : { body }),
})

/** How the routes of carts, wish lists and shoppers are called with the things of one workspace. */
export const cartAddresses: Readonly<Record<string, Address>> = {
  getCart: ofCustomer('/cart'),
  changeCart: ofCustomer('/cart/changes', ({ word }) => ({
    changes: [{ id: 'change-of-test', kind: 'remove', sku: word }],
  })),
  handOverCart: ofCustomer('/cart/handover', () => ({})),
  takeCart: { isForeign: false, body: () => ({ code: 'nobody-made-this-code' }) },
  watchCart: ofCustomer('/cart/live'),
  getCartSettings: { isForeign: false },
  putCartSettings: { isForeign: false, body: () => ({ mergeStrategy: 'larger' }) },
  getWishlist: ofCustomer('/wishlist'),
  changeWishlist: ofCustomer('/wishlist/changes', ({ word }) => ({
    changes: [{ id: 'change-of-test', kind: 'remove', sku: word }],
  })),
  signInShopper: { isForeign: false, body: () => ({ userId: 'shopper-of-test' }) },
}
