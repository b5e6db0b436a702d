import type { Bilingual, Lang } from '@splot/contract/language'

/** Properties marketers ask about, in their words. */
const labels: Readonly<Record<string, Bilingual>> = {
  total: { pl: 'kwota', en: 'amount' },
  revenue: { pl: 'wartość towaru', en: 'value of goods' },
  value: { pl: 'wartość', en: 'value' },
  price: { pl: 'cena', en: 'price' },
  previous_price: { pl: 'poprzednia cena', en: 'previous price' },
  discount: { pl: 'rabat', en: 'discount' },
  shipping: { pl: 'koszt dostawy', en: 'shipping' },
  currency: { pl: 'waluta', en: 'currency' },
  coupon: { pl: 'kupon', en: 'coupon' },
  payment_method: { pl: 'sposób płatności', en: 'payment method' },
  shipping_method: { pl: 'sposób dostawy', en: 'shipping method' },
  product_id: { pl: 'produkt', en: 'product' },
  sku: { pl: 'SKU', en: 'SKU' },
  name: { pl: 'nazwa', en: 'name' },
  category: { pl: 'kategoria', en: 'category' },
  brand: { pl: 'marka', en: 'brand' },
  variant: { pl: 'wariant', en: 'variant' },
  size: { pl: 'rozmiar', en: 'size' },
  color: { pl: 'kolor', en: 'colour' },
  quantity: { pl: 'liczba sztuk', en: 'quantity' },
  store_id: { pl: 'sklep', en: 'store' },
  campaign_id: { pl: 'kampania', en: 'campaign' },
  form_id: { pl: 'formularz', en: 'form' },
  channel: { pl: 'kanał', en: 'channel' },
  score: { pl: 'ocena', en: 'score' },
  rating: { pl: 'ocena', en: 'rating' },
  reason: { pl: 'powód', en: 'reason' },
  points: { pl: 'punkty', en: 'points' },
  title: { pl: 'tytuł', en: 'title' },
  url: { pl: 'adres strony', en: 'address' },
  path: { pl: 'ścieżka strony', en: 'path' },
}

const line = 'products.'

/** A property in words; null for one that stands as it was sent. `products.price`: of a product among several. */
export function labelProperty(name: string, lang: Lang): string | null {
  if (name.startsWith(line)) {
    const own = labelProperty(name.slice(line.length), lang) ?? name.slice(line.length)
    return lang === 'pl' ? `produkt: ${own}` : `product: ${own}`
  }
  return Object.hasOwn(labels, name) ? (labels[name]?.[lang] ?? null) : null
}
