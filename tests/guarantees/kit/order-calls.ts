import type { Address, Belongings } from './tenant-calls.ts'

const ofOrder = (rest = '', body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ orderId }: Belongings) => `/api/v1/orders/${orderId}${rest}`,
  ...(body === undefined ? {} : { body }),
})

const sale = (word: string) => ({
  ...{ channel: 'call', contact: { name: word }, method: 'in_store' },
  ...{ delivery: { kind: 'pickup', storeId: word }, lines: [{ sku: word, quantity: 1 }] },
})

/** How the routes of orders and payments are called with the things of one workspace. */
export const orderAddresses: Readonly<Record<string, Address>> = {
  listOrders: { isForeign: false },
  getOrder: ofOrder(),
  placeOrder: { isForeign: false, body: () => sale('none') },
  actOnOrder: ofOrder('/acts', () => ({ act: 'pick' })),
  returnOrder: ofOrder('/returns', () => ({ lines: [{ line: '1', quantity: 1 }] })),
  makePayLink: ofOrder('/pay-link', () => ({})),
  sendPayLetter: ofOrder('/pay-letter'),
  getOrderSettings: { isForeign: false },
  putOrderSettings: {
    isForeign: false,
    body: () => ({ carriers: [], payMinutes: 30, pickupDays: 3, tryDays: 2 }),
  },
  listPaymentProviders: { isForeign: false },
  putPaymentProvider: {
    isForeign: false,
    path: () => '/api/v1/payment-providers/sandbox',
    body: () => ({ settings: {}, isEnabled: false }),
  },
  testPaymentProvider: {
    isForeign: false,
    path: () => '/api/v1/payment-providers/sandbox/test',
    body: () => ({ settings: {} }),
  },
  listRefunds: { isForeign: false },
  // Of an order's id there is no refund, here or elsewhere.
  retryRefund: { isForeign: true, path: ({ orderId }) => `/api/v1/payment-refunds/${orderId}/retry` },
}

/** An order to be fetched, of what `furnishCommerce` has put there. */
export const furnishOrders = (
  make: (path: string, body: object) => Promise<string>,
  word: string,
): Promise<string> => make('/orders', sale(word))
