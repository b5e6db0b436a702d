import type { Address, Belongings } from './tenant-calls.ts'

const ofReservation = (rest = ''): Address => ({
  isForeign: true,
  path: ({ reservationId }: Belongings) => `/api/v1/reservations/${reservationId}${rest}`,
})

const product = (word: string) => ({
  ...{ id: word, name: word, brand: word, categories: [word] },
  variants: [{ sku: word, options: { size: word }, price: { amount: '10.00' } }],
})

/** How the routes of commerce are called with the things of one workspace; ids are its word, so the other has none of them. */
export const commerceAddresses: Readonly<Record<string, Address>> = {
  putProducts: { isForeign: false, body: () => ({ items: [product('taken')] }) },
  putProductTexts: {
    isForeign: false,
    body: ({ word }) => ({ items: [{ id: `no ${word.length}`, language: 'en', name: 'taken' }] }),
  },
  putPrices: {
    isForeign: false,
    body: ({ word }) => ({ items: [{ sku: `no ${word.length}`, amount: '1.00' }] }),
  },
  readProductPage: { isForeign: false, body: () => ({ url: 'https://nobody.invalid/p' }) },
  searchProducts: { isForeign: false, path: ({ word }) => `/api/v1/catalog/search?q=${word.slice(0, 6)}` },
  getProduct: { isForeign: true, path: ({ word }) => `/api/v1/catalog/products/${word}` },
  editProduct: {
    isForeign: true,
    path: ({ word }) => `/api/v1/catalog/products/${word}`,
    body: () => ({ name: 'taken' }),
  },
  listProductEdits: { isForeign: true, path: ({ word }) => `/api/v1/catalog/products/${word}/edits` },
  undoProductEdit: {
    isForeign: true,
    path: ({ word }) => `/api/v1/catalog/products/${word}/edits/none/undo`,
  },
  listProducts: { isForeign: false },
  listCategories: { isForeign: false },
  getPriceHistory: { isForeign: true, path: ({ word }) => `/api/v1/catalog/products/${word}/prices` },
  listPromotions: { isForeign: false },
  putPromotion: {
    isForeign: false,
    path: () => '/api/v1/catalog/promotions/spring',
    body: () => promotion('taken'),
  },
  putStores: { isForeign: false, body: () => ({ items: [{ id: 'taken', name: 'taken' }] }) },
  listStores: { isForeign: false },
  getStore: { isForeign: true, path: ({ word }) => `/api/v1/stores/${word}` },
  listStock: { isForeign: false },
  listOversold: { isForeign: false },
  countStock: { isForeign: false, body: () => ({ items: [{ storeId: 'none', sku: 'none', onHand: 1 }] }) },
  moveStock: { isForeign: false, body: () => ({ items: [{}] }) },
  listMovements: {
    isForeign: false,
    path: ({ word }) => `/api/v1/stock/movements?storeId=${word}&sku=${word}`,
  },
  makeReservation: {
    isForeign: false,
    body: () => ({ lines: [{ storeId: 'none', sku: 'none', quantity: 1 }] }),
  },
  getReservation: ofReservation(),
  takeReservation: ofReservation('/take'),
  releaseReservation: ofReservation('/release'),
}

const promotion = (name: string) => ({
  ...{
    name,
    effect: { kind: 'percent', percent: 10 },
    target: { kind: 'all' },
    from: '2099-01-01T00:00:00.000Z',
  },
})

type Make = (path: string, body: object, method?: string) => Promise<string>

/** A product, a store, what lies there, a promotion, and a piece kept for a customer. @returns the reservation's id */
export async function furnishCommerce(make: Make, word: string, customerId: string): Promise<string> {
  await make('/catalog/products', { items: [product(word)] })
  await make('/stores', { items: [{ id: word, name: word }] })
  await make('/stock/levels', { items: [{ storeId: word, sku: word, onHand: 3 }] })
  await make(`/catalog/promotions/${word}`, promotion(word), 'PUT')
  const lines = [{ storeId: word, sku: word, quantity: 1 }]
  return make('/reservations', { lines, customerId, ref: word, minutes: 1_440 })
}
