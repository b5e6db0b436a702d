import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import type { BroughtVariant } from '@splot/contract/plugin/source-rows'
import { keepSaid, readPayload, readWords } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { WooSettings } from './index.ts'

const text = z.string().nullish()
const picture = z.looseObject({ src: z.string(), alt: text })

/** What a product and a variation both say of what is sold. */
const sold = {
  id: z.union([z.number(), z.string()]),
  ...{ status: text, sku: text, price: text, global_unique_id: text },
  manage_stock: z.unknown().optional(),
  stock_quantity: z.number().nullish(),
}
const product = z.looseObject({
  ...sold,
  name: z.string(),
  ...{ type: text, permalink: text, description: text },
  categories: z.array(z.looseObject({ name: z.string() })).nullish(),
  images: z.array(picture).nullish(),
  attributes: z
    .array(
      z.looseObject({ name: text, variation: z.boolean().nullish(), options: z.array(z.string()).nullish() }),
    )
    .nullish(),
})
type Product = z.output<typeof product>
const variation = z.looseObject({
  ...sold,
  image: picture.nullish(),
  attributes: z.array(z.looseObject({ name: text, option: text })).nullish(),
})
type Variation = z.output<typeof variation>
const whole = z.looseObject({ product, variations: z.array(variation) })

const readGtin = (code: string | null | undefined) =>
  code != null && /^\d{8}$|^\d{12,14}$/.test(code) ? code : null
const isPublished = ({ status }: { status?: string | null | undefined }) =>
  status == null || status === 'publish'
const skuOf = ({ sku, id }: Pick<Variation, 'sku' | 'id'>) => sku || String(id)

/** A simple product, whole. One with variations names only their numbers: it is read by the shop's API. */
export function bringProduct({ payload }: SourceDelivery, config: WooSettings): Brought {
  const one = readPayload(product, payload)
  if (one.type != null && one.type !== 'simple') return {}
  return {
    products: [{ ...describe(one, []), variants: [makeVariant(one, config)] }],
    stock: countStock(one, config),
  }
}

/** A product with its variations, as the shop's API tells both. */
export function bringWhole({ payload }: SourceDelivery, config: WooSettings): Brought {
  const { product: one, variations } = readPayload(whole, payload)
  if (variations.length === 0) return {}
  return {
    products: [
      { ...describe(one, nameOptions(one)), variants: variations.map((each) => makeVariation(each, config)) },
    ],
    stock: variations.flatMap((each) => countStock(each, config)),
  }
}

/** What tells variations apart is said by each of them. */
const nameOptions = ({ attributes }: Product): string[] =>
  (attributes ?? []).flatMap(({ name, variation: isTold }) => (name && isTold === true ? [name] : []))

function describe(one: Product, optionNames: readonly string[]) {
  const attributes = (one.attributes ?? []).flatMap(({ name, options }) =>
    name && options?.length && !optionNames.includes(name)
      ? [[name, options.length === 1 ? (options[0] ?? '') : options] as const]
      : [],
  )
  return {
    id: String(one.id),
    name: one.name,
    isActive: isPublished(one),
    ...keepSaid({ description: readWords(one.description) || null, url: one.permalink || null }),
    categories: (one.categories ?? []).map(({ name }) => readWords(name)).slice(0, 10),
    attributes: Object.fromEntries(attributes),
    pictures: (one.images ?? []).slice(0, 20).map(showPicture),
  }
}

const showPicture = ({ src, alt }: z.output<typeof picture>) => ({
  url: src,
  ...keepSaid({ alt: alt || null }),
})

const makeVariant = (one: Product | Variation, { currency }: WooSettings): BroughtVariant => ({
  sku: skuOf(one),
  ...keepSaid({ gtin: readGtin(one.global_unique_id) }),
  ...(one.price ? { price: { amount: one.price, currency } } : {}),
})

const makeVariation = (one: Variation, config: WooSettings): BroughtVariant => ({
  ...makeVariant(one, config),
  options: Object.fromEntries(
    (one.attributes ?? []).flatMap(({ name, option }) => (name && option ? [[name, option]] : [])),
  ),
  pictures: one.image == null ? [] : [showPicture(one.image)],
  isActive: isPublished(one),
})

function countStock(one: Product | Variation, { storeId }: WooSettings) {
  // A variation may say "parent": its pieces are counted with the product's, and nobody knows how many are its own.
  const isCounted = one.manage_stock === true && one.stock_quantity != null && storeId !== undefined
  return isCounted
    ? [{ storeId: storeId ?? '', sku: skuOf(one), onHand: Math.max(0, Math.floor(one.stock_quantity ?? 0)) }]
    : []
}
