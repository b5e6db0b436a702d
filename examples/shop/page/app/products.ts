import type { Card, Grade, Price, Product, Variant } from './data.ts'
import { nameColor } from './departments.ts'
import { type Language, language, words } from './language.ts'

interface WirePrice {
  price: string
  regular: string
  currency: string
}

interface WireVariant {
  sku: string
  options: Record<string, unknown>
  price: WirePrice | null
  picture?: string | null
  pictures?: { url: string }[]
  lowest?: string | null
  reduced?: { lowest: { amount: string } } | null
  stock?: Grade
}

export interface WireCard {
  id: string
  name: string
  categories: string[]
  picture?: string | null
  variants: WireVariant[]
}

export interface WireProduct extends WireCard {
  description: string | null
  /** In other languages: what its words are called there. */
  texts: Partial<Record<Language, { values?: Record<string, string> }>> | null
  attributes: Record<string, unknown>
  pictures: { url: string; alt?: string }[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const showVariant = (wire: WireVariant): Variant => ({
  ...{ sku: wire.sku, size: text(wire.options.size), color: text(wire.options.color), price: wire.price },
  lowest: wire.lowest ?? wire.reduced?.lowest.amount ?? null,
  picture: wire.picture ?? wire.pictures?.[0]?.url ?? null,
  stock: wire.stock ?? 'enough',
})

export const showCard = (wire: WireCard): Card => ({
  ...{ id: wire.id, name: wire.name, categories: wire.categories, picture: wire.picture ?? null },
  variants: wire.variants.map(showVariant),
})

export const showCards = ({ items }: { items: WireCard[] }): Card[] => items.map(showCard)

/** Where it hangs: its category in her language. */
function pathOf({ categories, texts }: WireProduct): string {
  const path = categories[0] ?? ''
  return texts?.[language]?.values?.[path] ?? path
}

export const showProduct = (wire: WireProduct): Product => ({
  ...showCard({ ...wire, picture: wire.picture ?? wire.pictures[0]?.url ?? null }),
  ...{ description: wire.description ?? '', material: text(wire.attributes.material) },
  path: pathOf(wire),
  pictures: wire.pictures.map(({ url, alt = '' }) => ({ url, alt })),
})

/** The cheapest variant stands for all of them in a list. */
export function priceOf({ variants }: Pick<Card, 'variants'>): {
  price: Price | null
  lowest: string | null
} {
  const [cheapest] = variants
    .filter((one) => one.price !== null)
    .sort((a, b) => Number(a.price?.price) - Number(b.price?.price))
  return { price: cheapest?.price ?? null, lowest: cheapest?.lowest ?? null }
}

export const colorsOf = ({ variants }: Pick<Card, 'variants'>): string[] => [
  ...new Set(variants.map((one) => one.color).filter((one) => one !== '')),
]
export const sizesOf = ({ variants }: Pick<Card, 'variants'>): string[] => [
  ...new Set(variants.map((one) => one.size).filter((one) => one !== '')),
]

/** What events and the cart say of a variant before the server has answered. */
export function aboutOf(product: Card, { size, color, price, picture }: Variant) {
  const { id: productId, name } = product
  const variant = [size && `${words.size.toLowerCase()} ${size}`, color && nameColor(color)]
    .filter(Boolean)
    .join(', ')
  return {
    ...{ productId, name, variant, picture: picture ?? product.picture },
    ...{ price: price?.price ?? '0.00', regular: price?.regular ?? '0.00' },
  }
}
