import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import { keepSaid, readPayload, readWords } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { ShopifySettings } from './index.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])

const product = z.looseObject({
  id,
  title: z.string(),
  body_html: text,
  vendor: text,
  product_type: text,
  handle: text,
  status: text,
  options: z.array(z.looseObject({ name: z.string(), position: z.number() })).nullish(),
  images: z.array(z.looseObject({ src: z.string(), alt: text })).nullish(),
  variants: z.array(
    z.looseObject({
      id,
      sku: text,
      barcode: text,
      inventory_item_id: id.nullish(),
      price: z.union([z.number(), z.string()]).nullish(),
      option1: text,
      option2: text,
      option3: text,
    }),
  ),
})
type Product = z.output<typeof product>

/** A barcode that is none (letters, a wrong length) belongs to the shop, not to GS1: left out. */
const readGtin = (code: string | null | undefined): string | null =>
  code != null && /^\d{8}$|^\d{12,14}$/.test(code) ? code : null

function readOptions(one: Product, variant: Product['variants'][number]): Record<string, string> {
  const values = [variant.option1, variant.option2, variant.option3]
  const named = (one.options ?? []).map(({ name, position }) => [name, values[position - 1]] as const)
  return keepSaid(Object.fromEntries(named.filter(([, value]) => value !== 'Default Title')))
}

const skuOf = (variant: Product['variants'][number]): string => variant.sku || String(variant.id)
const itemOf = (item: string | number): string => `shopify-item-${item}`

export function bringProduct({ payload }: SourceDelivery, { currency, shop }: ShopifySettings): Brought {
  const one = readPayload(product, payload)
  const isActive = one.status == null || one.status === 'active'
  return {
    products: [
      {
        id: String(one.id),
        name: one.title,
        isActive,
        ...keepSaid({
          brand: one.vendor || null,
          description: readWords(one.body_html) || null,
          url: shop !== undefined && one.handle ? `https://${shop}/products/${one.handle}` : null,
        }),
        categories: one.product_type ? [one.product_type] : [],
        pictures: (one.images ?? []).slice(0, 20).map(({ src, alt }) => ({ url: src, ...keepSaid({ alt }) })),
        variants: one.variants.map((variant) => ({
          sku: skuOf(variant),
          ...keepSaid({ gtin: readGtin(variant.barcode) }),
          options: readOptions(one, variant),
          ...(variant.price == null ? {} : { price: { amount: variant.price, currency } }),
        })),
      },
    ],
    aliases: one.variants.flatMap((variant) =>
      variant.inventory_item_id == null
        ? []
        : [{ kind: 'sku', from: itemOf(variant.inventory_item_id), to: skuOf(variant) } as const],
    ),
  }
}

const level = z.looseObject({ inventory_item_id: id, location_id: id, available: z.number().nullish() })

/** Counted by inventory item; its product has told whose it is. Sold beyond the last piece counts as none. */
export function bringLevel({ payload }: SourceDelivery): Brought {
  const one = readPayload(level, payload)
  if (one.available == null) return {}
  const storeId = String(one.location_id)
  return { stock: [{ storeId, sku: itemOf(one.inventory_item_id), onHand: Math.max(0, one.available) }] }
}
