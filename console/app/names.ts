import type { T } from '../i18n/t.ts'

/** The last four letters of an id tell guests apart where the server gave no code. */
const codeOf = (id: string): string => id.replaceAll('-', '').slice(-4).toUpperCase()

/** A customer's name, or "Gość 7F2C" while there is none. */
export function nameOf(
  customer: { id: string; name: string | null; guestCode?: string | undefined },
  t: T,
): string {
  return customer.name ?? t('customer.guest', { code: customer.guestCode ?? codeOf(customer.id) })
}
