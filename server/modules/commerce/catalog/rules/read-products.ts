import { listOf, listThings, type Thing, textOf, thingsOf, typesOf } from './linked-data.ts'

/** A product as a page tells it, in the shape of the feed of products. */
export interface PageProduct {
  id: string
  name: string
  brand?: string
  description?: string
  url?: string
  categories: string[]
  pictures: { url: string }[]
  variants: PageVariant[]
}

interface PageVariant {
  sku: string
  gtin?: string
  options: Record<string, string>
  isActive: boolean
  price?: { amount: string; currency: string }
}

const productTypes = ['Product', 'ProductGroup', 'IndividualProduct', 'ProductModel']
const gtinNames = ['gtin', 'gtin13', 'gtin14', 'gtin12', 'gtin8', 'isbn']
const optionNames = ['color', 'size', 'material', 'pattern']
const mostPictures = 20

interface Around {
  /** Of the page: relative addresses are read from it. */
  url: string
  /** Where a price names none. */
  currency: string
}

/**
 * Products of a page by schema.org: `ProductGroup` with its variants, else each `Product`; several offers of one product with
 * numbers of their own are its variants. A product that stands inside a group is told by the group.
 */
export function readProducts(html: string, around: Around): PageProduct[] {
  const things = listThings(html, productTypes)
  const inGroups = new Set(things.flatMap((one) => thingsOf(one.hasVariant)))
  const products = new Map<string, PageProduct>()
  for (const thing of things) {
    if (inGroups.has(thing)) continue
    const made = makeProduct(thing, around)
    if (made === null) continue
    const known = products.get(made.id)
    // A variant alone names the group it is of: they come together.
    if (known === undefined) products.set(made.id, made)
    else
      known.variants = [
        ...new Map([...known.variants, ...made.variants].map((one) => [one.sku, one])).values(),
      ]
  }
  return [...products.values()]
}

function makeProduct(thing: Thing, around: Around): PageProduct | null {
  const name = textOf(thing, 'name')
  const group = thingsOf(thing.isVariantOf)[0]
  const own = textOf(thing, 'productGroupID', 'inProductGroupWithID')
  const url = readUrl(textOf(thing, 'url', '@id'), around) ?? around.url
  const id = own ?? (group && textOf(group, 'productGroupID')) ?? textOf(thing, 'sku', 'productID', 'mpn')
  const parts = thingsOf(thing.hasVariant)
  const variants = (parts.length > 0 ? parts : [thing]).flatMap((one) => listVariants(one, around))
  if (name === null || variants.length === 0) return null
  const brand = textOf(thing, 'brand', 'manufacturer')
  const description = textOf(thing, 'description')
  const pictures = listPictures([thing, ...parts], around)
  return {
    id: id ?? idOf(url),
    name,
    ...(brand === null ? {} : { brand }),
    ...(description === null ? {} : { description }),
    url,
    categories: readCategory(textOf(thing, 'category')),
    pictures,
    variants: [...new Map(variants.map((one) => [one.sku, one])).values()],
  }
}

/** Offers of a product; an aggregate's own offers, else its lowest price. */
function listOffers(thing: Thing): Thing[] {
  return thingsOf(thing.offers).flatMap((one) => {
    const inner = thingsOf(one.offers)
    return typesOf(one).includes('AggregateOffer') && inner.length > 0 ? inner : [one]
  })
}

function listVariants(thing: Thing, around: Around): PageVariant[] {
  const offers = listOffers(thing)
  const named = offers.filter((one) => textOf(one, 'sku') !== null)
  const url = readUrl(textOf(thing, 'url', '@id'), around) ?? around.url
  const sku = textOf(thing, 'sku', ...gtinNames, 'mpn', 'productID') ?? idOf(url)
  const options = Object.fromEntries(
    optionNames.flatMap((name) => {
      const said = textOf(thing, name)
      return said === null ? [] : [[name, said]]
    }),
  )
  if (new Set(named.map((one) => textOf(one, 'sku'))).size > 1)
    return named.map((offer) =>
      makeVariant([offer, thing], { sku: textOf(offer, 'sku') ?? sku, options, around }),
    )
  const [offer] = offers
  return [makeVariant(offer === undefined ? [thing] : [offer, thing], { sku, options, around })]
}

interface VariantSaid {
  sku: string
  options: Record<string, string>
  around: Around
}

/** @param said the offer, where there is one, then the product */
function makeVariant(said: readonly Thing[], { sku, options, around }: VariantSaid): PageVariant {
  const [offer = {}] = said
  const gtin = said.flatMap((one) => textOf(one, ...gtinNames) ?? [])[0]
  const price = readPrice(offer, around.currency)
  const isGone = /OutOfStock|SoldOut|Discontinued/i.test(textOf(offer, 'availability') ?? '')
  return {
    sku,
    ...(gtin === undefined ? {} : { gtin: gtin.replace(/^.*:/, '') }),
    options,
    isActive: !isGone,
    ...(price === null ? {} : { price }),
  }
}

/** The price of an offer, its own or the first of its specifications. */
function readPrice(offer: Thing, fallback: string): NonNullable<PageVariant['price']> | null {
  for (const one of [offer, ...thingsOf(offer.priceSpecification)]) {
    const amount = textOf(one, 'price', 'lowPrice')
    if (amount === null) continue
    const currency = textOf(one, 'priceCurrency') ?? textOf(offer, 'priceCurrency') ?? fallback
    // schema.org asks for a point; shops write a comma all the same.
    return { amount: amount.replace(/[\s\u00a0]/g, '').replace(/,(\d{1,2})$/, '.$1'), currency }
  }
  return null
}

/** Google's own words for categories are paths with `>`, others write `/`. */
const readCategory = (text: string | null): string[] =>
  text === null || /^https?:/.test(text)
    ? []
    : [
        text
          .split(/\s*[>/]\s*/)
          .filter(Boolean)
          .join(' > '),
      ]

function listPictures(things: readonly Thing[], around: Around): { url: string }[] {
  const urls = things.flatMap((thing) =>
    listOf(thing.image).flatMap((one) => {
      const [picture] = thingsOf(one)
      const text = picture === undefined ? one : (picture.url ?? picture.contentUrl)
      return typeof text === 'string' ? (readUrl(text, around) ?? []) : []
    }),
  )
  return [...new Set(urls)].slice(0, mostPictures).map((url) => ({ url }))
}

/** An address of the web, read from the page's; null for what is none. */
function readUrl(text: string | null, { url }: Around): string | null {
  if (text === null || !URL.canParse(text, url)) return null
  const whole = new URL(text, url)
  return /^https?:$/.test(whole.protocol) ? whole.href : null
}

/** What a page is called by its address, where the product names no number of its own. */
function idOf(url: string): string {
  const { pathname, hostname } = new URL(url)
  const last =
    pathname
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.\w{2,5}$/, '') ?? hostname
  return safeDecode(last).slice(0, 64)
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
