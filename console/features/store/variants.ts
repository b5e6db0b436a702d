/** What a variant is called, taken apart: its size, and what else tells it from the others. */
interface VariantWords {
  /** Empty where nothing in it is a size. */
  size: string
  look: string
}

const named = /^(?:rozmiar|size)\s+/i
const letters = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL']
const bare = /^\d{2,3}(?:[-/]\d{2,3})?$/

/** `biel, rozmiar S` -> S and biel; `38, kasztan` -> 38 and kasztan. */
export function readVariant(variant: string): VariantWords {
  const parts = variant
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const place = [
    (one: string) => named.test(one),
    (one: string) => bare.test(one) || letters.includes(one.toUpperCase()),
  ]
    .map((isSize) => parts.findIndex(isSize))
    .find((at) => at !== -1)
  if (place === undefined) return { size: '', look: parts.join(', ') }
  return {
    size: (parts[place] ?? '').replace(named, ''),
    look: parts.filter((_, at) => at !== place).join(', '),
  }
}

/** A letter as the number of its place, so that XS hangs before S as 38 before 39. */
const placeOf = (size: string): string => {
  const at = letters.indexOf(size.toUpperCase())
  return at === -1 ? size : String(at)
}

export interface Rail<A> {
  look: string
  sizes: { article: A; size: string }[]
}

/** As they hang in a store: a rail for each colour, on it the sizes in their order. */
export function hangOut<A extends { variant: string }>(articles: readonly A[]): Rail<A>[] {
  const rails = new Map<string, Rail<A>>()
  for (const article of articles) {
    const { size, look } = readVariant(article.variant)
    const rail = rails.get(look) ?? { look, sizes: [] }
    rails.set(look, rail)
    rail.sizes.push({ article, size })
  }
  const inOrder = (a: string, b: string) => a.localeCompare(b, 'pl', { numeric: true })
  for (const { sizes } of rails.values()) sizes.sort((a, b) => inOrder(placeOf(a.size), placeOf(b.size)))
  return [...rails.values()].sort((a, b) => inOrder(a.look, b.look))
}
