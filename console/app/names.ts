import { guestCodeOf } from '@splot/contract/guest-code'
import type { T } from '../i18n/t.ts'

/** A customer's name, or "Gość 7F2C" while there is none. */
export function nameOf(
  customer: { id: string; name: string | null; guestCode?: string | undefined },
  t: T,
): string {
  return customer.name ?? t('customer.guest', { code: customer.guestCode ?? guestCodeOf(customer.id) })
}
