import type { Language } from '../../../platform/errors.ts'

interface Declared {
  path: string
  pl: string
  en: string
}

/** Everything a template may ask for. `*` is any name or place in a list. What is not here does not exist for it. */
export const declaredVariables: readonly Declared[] = [
  { path: 'customer.firstName', pl: 'Imię', en: 'First name' },
  { path: 'customer.lastName', pl: 'Nazwisko', en: 'Last name' },
  { path: 'customer.name', pl: 'Imię i nazwisko', en: 'Full name' },
  { path: 'customer.city', pl: 'Miejscowość', en: 'City' },
  { path: 'customer.language', pl: 'Język', en: 'Language' },
  { path: 'customer.stage', pl: 'Etap', en: 'Stage' },
  { path: 'customer.traits.*', pl: 'Cecha klienta', en: 'Trait' },
  { path: 'recent.*', pl: 'Ile minut temu zaszło zdarzenie', en: 'Minutes since an event' },
  { path: 'products.cart', pl: 'Produkty w koszyku', en: 'Products in the cart' },
  { path: 'products.wishlist', pl: 'Ulubione produkty', en: 'Wish list' },
  { path: 'products.viewed', pl: 'Oglądane produkty', en: 'Viewed products' },
  { path: 'products.recommended', pl: 'Polecane produkty', en: 'Recommended products' },
  { path: 'products.*.*.name', pl: 'Nazwa produktu', en: 'Product name' },
  { path: 'products.*.*.price', pl: 'Cena produktu', en: 'Product price' },
  { path: 'products.*.*.url', pl: 'Adres produktu', en: 'Product address' },
  { path: 'products.*.*.pictureUrl', pl: 'Zdjęcie produktu', en: 'Product picture' },
  { path: 'coupon.code', pl: 'Kod kuponu', en: 'Coupon code' },
  { path: 'coupon.validUntil', pl: 'Ważność kuponu', en: 'Coupon validity' },
  { path: 'store.name', pl: 'Sklep', en: 'Store' },
  { path: 'store.city', pl: 'Miejscowość sklepu', en: 'City of the store' },
  { path: 'store.pieces', pl: 'Sztuk w sklepie razem', en: 'Pieces in the store together' },
  { path: 'store.stock', pl: 'Stan w sklepie', en: 'Stock in the store' },
  { path: 'store.stock.*.name', pl: 'Produkt w sklepie', en: 'Product in the store' },
  { path: 'store.stock.*.count', pl: 'Sztuk w sklepie', en: 'Pieces in the store' },
  { path: 'order.id', pl: 'Numer zamówienia', en: 'Order number' },
  { path: 'order.total', pl: 'Wartość zamówienia', en: 'Order total' },
  { path: 'order.status', pl: 'Stan zamówienia', en: 'Order status' },
  { path: 'links.unsubscribe', pl: 'Rezygnacja', en: 'Unsubscribe' },
  { path: 'links.preferences', pl: 'Zgody i dane', en: 'Preferences' },
  { path: 'links.online', pl: 'Wersja w przeglądarce', en: 'View online' },
  { path: 'brand.name', pl: 'Nazwa marki', en: 'Brand' },
]

/** @returns the declared name nearest to an unknown one, or null where the name is declared */
export function findUnknown(path: string): { path: string; nearest: string | null } | null {
  if (declaredVariables.some((one) => matches(one.path.split('.'), path.split('.')))) return null
  return { path, nearest: findNearest(path) }
}

/** A template may also name the beginning of a declared path: `cart` in `for`, `customer.traits`. */
function matches(declared: readonly string[], asked: readonly string[]): boolean {
  if (asked.length > declared.length && !['first', 'last', 'size'].includes(asked.at(-1) ?? '')) return false
  return asked.every((part, i) => {
    const known = declared[i]
    return known === undefined ? i === asked.length - 1 : known === '*' || part === '*' || known === part
  })
}

function findNearest(path: string): string | null {
  const named = declaredVariables.filter((one) => !one.path.includes('*')).map((one) => one.path)
  const scored = named.map((one) => ({ one, cost: editDistance(one.toLowerCase(), path.toLowerCase()) }))
  const best = scored.sort((a, b) => a.cost - b.cost)[0]
  return best !== undefined && best.cost <= Math.max(2, path.length / 3) ? best.one : null
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The label of a variable for the editor. */
export function labelOf(variable: Declared, language: Language): string {
  return variable[language]
}
