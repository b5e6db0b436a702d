import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import { keepSaid, readPayload, readWords } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { WooSettings } from './index.ts'

const text = z.string().nullish()

const product = z.looseObject({
  id: z.union([z.number(), z.string()]),
  name: z.string(),
  ...{ type: text, status: text, sku: text, permalink: text, description: text, price: text },
  global_unique_id: text,
  manage_stock: z.unknown().optional(),
  stock_quantity: z.number().nullish(),
  categories: z.array(z.looseObject({ name: z.string() })).nullish(),
  images: z.array(z.looseObject({ src: z.string(), alt: text })).nullish(),
  attributes: z.array(z.looseObject({ name: text, options: z.array(z.string()).nullish() })).nullish(),
})

const readGtin = (code: string | null | undefined) =>
  code != null && /^\d{8}$|^\d{12,14}$/.test(code) ? code : null

/** A simple product, whole. One with variations names only their numbers: its catalogue comes as a feed or a file. */
export function bringProduct({ payload }: SourceDelivery, config: WooSettings): Brought {
  const one = readPayload(product, payload)
  if (one.type != null && one.type !== 'simple') return {}
  const sku = one.sku || String(one.id)
  const attributes = (one.attributes ?? []).flatMap(({ name, options }) =>
    name && options?.length ? [[name, options.length === 1 ? (options[0] ?? '') : options] as const] : [],
  )
  const isCounted = one.manage_stock === true && one.stock_quantity != null && config.storeId !== undefined
  const storeId = config.storeId ?? ''
  return {
    products: [
      {
        id: String(one.id),
        name: one.name,
        isActive: one.status == null || one.status === 'publish',
        ...keepSaid({ description: readWords(one.description) || null, url: one.permalink || null }),
        categories: (one.categories ?? []).map(({ name }) => readWords(name)).slice(0, 10),
        attributes: Object.fromEntries(attributes),
        pictures: (one.images ?? [])
          .slice(0, 20)
          .map(({ src, alt }) => ({ url: src, ...keepSaid({ alt: alt || null }) })),
        variants: [
          {
            sku,
            ...keepSaid({ gtin: readGtin(one.global_unique_id) }),
            ...(one.price ? { price: { amount: one.price, currency: config.currency } } : {}),
          },
        ],
      },
    ],
    stock: isCounted ? [{ storeId, sku, onHand: Math.max(0, Math.floor(one.stock_quantity ?? 0)) }] : [],
  }
}
