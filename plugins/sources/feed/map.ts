import type { Lang } from '@splot/contract/language'
import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import type {
  BroughtLevel,
  BroughtPrice,
  BroughtProduct,
  BroughtText,
  BroughtVariant,
} from '@splot/contract/plugin/source-rows'
import { keepSaid, readPayload, readWords } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { FeedSettings } from './index.ts'
import { readPrice, readSpan } from './price.ts'

const text = z.string().optional()
const offer = z.looseObject({
  ...{ id: z.string(), title: z.string(), description: text, link: text, price: text, sale_price: text },
  ...{ sale_price_effective_date: text, availability: text, quantity: text, gtin: text, brand: text },
  ...{ product_type: text, google_product_category: text, color: text, size: text, material: text },
  ...{ pattern: text, gender: text, age_group: text, condition: text },
  pictures: z.array(z.string()).optional(),
})
type Offer = z.output<typeof offer>
const payload = z.array(z.looseObject({ group: z.string(), offers: z.array(offer).min(1) }))

const optionNames = ['color', 'size', 'material', 'pattern'] as const
const attributeNames = ['gender', 'age_group', 'condition'] as const
/** Not to be had now: it is offered again when the feed says so. */
const isGone = (availability: string | undefined): boolean =>
  /^(out[ _]of[ _]stock|discontinued|brak|niedost)/i.test(availability?.trim() ?? '')

/** Products of a feed with their variants, prices to come and, where a store is named, what lies there. */
export function bringProducts({ payload: given, at }: SourceDelivery, config: FeedSettings): Brought {
  const groups = readPayload(payload, given)
  const { language } = config
  // A feed in another language names the same products: their prices and stock are the first one's to tell.
  if (language === 'pl' || language === 'en') return { texts: groups.map((one) => makeText(one, language)) }
  return {
    products: groups.map((one) => makeProduct(one, config, at)),
    prices: groups.flatMap(({ offers }) => offers.flatMap((one) => listPrices(one, config, at))),
    stock: groups.flatMap(({ offers }) => offers.flatMap((one) => countStock(one, config))),
  }
}

function makeText({ group, offers }: z.output<typeof payload>[number], language: Lang): BroughtText {
  const [first] = offers
  return {
    ...{ id: group, language, name: findName(offers.map((one) => one.title)) },
    ...keepSaid({ description: readWords(first?.description) || null, url: first?.link }),
  }
}

function makeProduct(
  { group, offers }: { group: string; offers: readonly Offer[] },
  config: FeedSettings,
  at: number,
): BroughtProduct {
  const [first] = offers
  const pictures = [...new Set(offers.flatMap((one) => one.pictures ?? []))].slice(0, 20)
  const category = first?.product_type ?? first?.google_product_category ?? ''
  const said = (name: (typeof attributeNames)[number]) => [name, first?.[name]] as const
  return {
    id: group,
    name: findName(offers.map((one) => one.title)),
    ...keepSaid({
      brand: first?.brand,
      description: readWords(first?.description) || null,
      url: first?.link,
    }),
    categories: category === '' ? [] : [category.split(/\s*>\s*/).join(' > ')],
    attributes: keepSaid(Object.fromEntries(attributeNames.map(said))),
    pictures: pictures.map((url) => ({ url })),
    isActive: true,
    variants: offers.map((one) => makeVariant(one, config, at)),
  }
}

function makeVariant(one: Offer, config: FeedSettings, at: number): BroughtVariant {
  const { now } = findPrices(one, config, at)
  const options = keepSaid(Object.fromEntries(optionNames.map((name) => [name, one[name]])))
  return {
    sku: one.id,
    ...keepSaid({ gtin: one.gtin }),
    options,
    pictures: (one.pictures ?? []).slice(0, 5).map((url) => ({ url })),
    isActive: !isGone(one.availability),
    ...(now === null ? {} : { price: now }),
  }
}

type Price = ReturnType<typeof readPrice>

/** What it costs now, and what it will: a lower price begins and ends by itself. */
function findPrices(
  one: Offer,
  { currency }: FeedSettings,
  at: number,
): { now: Price | null; later: { price: Price; from: number }[] } {
  const usual = one.price === undefined ? null : readPrice(one.price, currency)
  const sale = one.sale_price === undefined ? null : readPrice(one.sale_price, currency)
  if (sale === null) return { now: usual, later: [] }
  const { from, until } = readSpan(one.sale_price_effective_date ?? '')
  const isOver = until !== null && until <= at
  if (isOver) return { now: usual, later: [] }
  const after = usual === null || until === null ? [] : [{ price: usual, from: until }]
  return from !== null && from > at
    ? { now: usual, later: [{ price: sale, from }, ...after] }
    : { now: sale, later: after }
}

const listPrices = (one: Offer, config: FeedSettings, at: number): BroughtPrice[] =>
  findPrices(one, config, at).later.map(({ price, from }) => ({
    ...{ sku: one.id, ...price },
    from: new Date(from).toISOString(),
  }))

function countStock({ id, quantity }: Offer, { storeId }: FeedSettings): BroughtLevel[] {
  const count = quantity === undefined || storeId === undefined ? Number.NaN : Number(quantity)
  return Number.isSafeInteger(count) ? [{ storeId: storeId ?? '', sku: id, onHand: count }] : []
}

/** What the names of all variants begin with; the first one's where that says nothing. */
function findName(titles: readonly string[]): string {
  const [first = '', ...others] = titles
  const words = first.split(/\s+/)
  const common = words.findIndex((_, i) =>
    others.some(
      (one) =>
        one
          .split(/\s+/)
          .slice(0, i + 1)
          .join(' ') !== words.slice(0, i + 1).join(' '),
    ),
  )
  const name = (common < 0 ? words : words.slice(0, common)).join(' ').replace(/[\s\-–—,|/(]+$/u, '')
  return name.length < 3 ? first : name
}
