import type { Scope } from '../../app/api.ts'
import type { MessageKey } from '../../i18n/t.ts'

/** What a store works with, in the order of a day: one line a page, for whoever may open it. */
export const storeTabs = [
  { to: '/store', label: 'store.advisor', scope: 'carts:read' },
  { to: '/store/orders', label: 'orders.title', scope: 'orders:read' },
  { to: '/store/catalogue', label: 'catalogue.title', scope: 'catalog:read' },
  { to: '/store/stores', label: 'stores.title', scope: 'catalog:read' },
  { to: '/store/loyalty', label: 'loyalty.title', scope: 'loyalty:read' },
  { to: '/store/coupons', label: 'coupons.title', scope: 'loyalty:read' },
] as const satisfies {
  to: string
  label: MessageKey
  scope: Scope
}[]
