/**
 * Cart: one live document a customer, changed at once by herself and by whoever serves her, merged without loss where devices
 * meet. Nouns: document, change, line, merge, handover. Facts in: none. Facts out: Product Added, Product Removed, told here
 * and not by the page (D38).
 */

export { createCartRoutes } from './routes.ts'
export { makeOp, type Op } from './rules/cart.ts'
export { gradeStock } from './rules/notices.ts'
export { documentId } from './rules/whole.ts'
export { type Asker, type Carts, createCarts, getPerson } from './service/carts.ts'
export { describe, forgetSpent, getSold, quoteFor, readInstant, refuseCrowd } from './service/change.ts'
export { createCheckout } from './service/checkout.ts'
export { type Desk, deskOfActor, deskOfShopper } from './service/desk.ts'
export { listAwaited } from './service/list-awaited.ts'
export { createLook } from './service/look.ts'
export { createCartLoop } from './service/loop.ts'
export { nameView, type Person } from './service/person.ts'
export { createStreams, type Feeds } from './service/streams.ts'
export { listLines } from './service/view.ts'
export { addChanges, idsOf, knownTo, loadWhole, openWhole, type Whole } from './service/whole.ts'
export { createCartShopRoutes } from './shop-routes.ts'
export { appendChanges } from './store/documents.ts'
export { eraseDocuments, exportDocuments } from './store/privacy.ts'
