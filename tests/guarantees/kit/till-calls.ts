import type { Address } from './tenant-calls.ts'

const ofCustomer = (rest = ''): Address => ({
  isForeign: true,
  path: ({ customers }) => `/api/v1/till/customers/${customers[0]}${rest}`,
})

/** How what a till asks is called with the things of one workspace. */
export const tillAddresses: Readonly<Record<string, Address>> = {
  findAtTill: { isForeign: false, path: ({ word }) => `/api/v1/till/find?q=${word}` },
  listShelf: { isForeign: false, path: ({ word }) => `/api/v1/till/shelf?storeId=${word}` },
  listSizes: { isForeign: false, path: ({ word }) => `/api/v1/till/products/${word}` },
  getCustomerAtTill: ofCustomer(),
  askOnHerScreen: ofCustomer('/ask'),
  listScans: { isForeign: false, path: ({ word }) => `/api/v1/till/scans?storeId=${word}` },
  listVisits: { isForeign: false, path: ({ word }) => `/api/v1/till/visits?storeId=${word}` },
  streamVisits: { isForeign: false, path: ({ word }) => `/api/v1/till/live?storeId=${word}` },
}
