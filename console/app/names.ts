import type { T } from '../i18n/t.ts'

/** The same four signs as the server gives a guest (FNV-1a of the id, folded to 16 bits), for replies that have only the id. */
function guestCodeOf(id: string): string {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}

/** A customer's name, or "Gość 7F2C" while there is none. */
export function nameOf(
  customer: { id: string; name: string | null; guestCode?: string | undefined },
  t: T,
): string {
  return customer.name ?? t('customer.guest', { code: customer.guestCode ?? guestCodeOf(customer.id) })
}
