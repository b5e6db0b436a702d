import { type Product, read, type Variant } from './data.ts'
import { showProduct, type WireProduct } from './products.ts'
import { getCommerce } from './splot.ts'

export interface Scanned {
  product: Product
  variant: Variant
}

type Coded = Omit<WireProduct, 'variants'> & {
  variants: (WireProduct['variants'][number] & { gtin?: string | null })[]
}

/** What a label says: the very variant, by its EAN or SKU; null where the shop knows no such code. */
export async function findScanned(text: string): Promise<Scanned | null> {
  const code = text.trim().toUpperCase()
  const { items } = await read<{ items: { id: string }[] }>(`products?q=${encodeURIComponent(code)}&limit=5`)
  for (const { id } of items) {
    const wire = await read<Coded>(`products/${encodeURIComponent(id)}`)
    const meant = wire.variants.find(({ sku, gtin }) => sku.toUpperCase() === code || gtin === code)
    const product = showProduct(wire)
    const variant = product.variants.find(({ sku }) => sku === meant?.sku)
    if (variant !== undefined) return { product, variant }
  }
  return null
}

/** The store sees that somebody is on her way; where it cannot be told, she goes on all the same. */
export function noteScan(storeId: string): void {
  void getCommerce()
    .then((commerce) => commerce.ask({ method: 'POST', path: 'scan', body: { storeId } }))
    .catch(() => {
      // She shops on: the list of the store is a courtesy.
    })
}
