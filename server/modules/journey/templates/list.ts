import { abandonedCart, backInStock, priceDrop, viewedProduct } from './cart.ts'
import { onboarding, postPurchase, reactivation, welcome } from './life.ts'
import { nearStore, newsletter, pickupReminder } from './service.ts'
import type { JourneyTemplate } from './template.ts'
import { winBack } from './win-back.ts'

/** Journeys to begin with, in the order in which a customer's life goes. */
export const journeyTemplates: readonly JourneyTemplate[] = [
  welcome,
  onboarding,
  viewedProduct,
  abandonedCart,
  priceDrop,
  backInStock,
  nearStore,
  pickupReminder,
  postPurchase,
  newsletter,
  reactivation,
  winBack,
]
