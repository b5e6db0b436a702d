import type { Profile } from '../../profile/index.ts'
import type { BrandKit } from '../schema/brand.ts'

type CustomerReply = Awaited<ReturnType<Profile['get']>>

interface Product {
  name: string
  price: { minor: number; currency: string }
  url: string
  pictureUrl: string
}

/** The data a template sees, and nothing else (`rules/variables.ts` declares it). */
export interface RecipientData {
  /** Any birth of the person: pictures chosen at opening are addressed with it. Templates never see it. */
  birth?: string
  customer: {
    firstName?: string
    lastName?: string
    name?: string
    city?: string
    language?: string
    stage?: string
    traits: Readonly<Record<string, unknown>>
  }
  /** Minutes since each event happened last. */
  recent: Readonly<Record<string, number>>
  products: Readonly<Partial<Record<'cart' | 'wishlist' | 'viewed' | 'recommended', readonly Product[]>>>
  coupon?: { code: string; validUntil?: string }
  /** Her store; `pieces`: of all that is named in `stock` together. */
  store?: {
    name: string
    city?: string
    pieces: number
    stock: readonly { name: string; count: number }[]
  }
  order?: { id: string; total?: { minor: number; currency: string }; status?: string }
  links: Readonly<Partial<Record<'unsubscribe' | 'preferences' | 'online', string>>>
  brand: { name: string }
}

const example = (path: string) => `https://example.com/${path}`

/** Products, a coupon, a store as they might be: previews show every slot filled. */
function samples(currency: string): Pick<RecipientData, 'products' | 'coupon' | 'store' | 'order' | 'links'> {
  const product = (name: string, minor: number): Product => ({
    name,
    price: { minor, currency },
    url: example('produkt'),
    pictureUrl: example('obraz.jpg'),
  })
  const list = [
    product('Płaszcz wełniany', 89_900),
    product('Szal kaszmirowy', 24_900),
    product('Rękawiczki', 12_900),
  ]
  return {
    products: { cart: list, wishlist: list, viewed: list, recommended: list },
    coupon: { code: 'PRZYKLAD-20', validUntil: '2030-12-31T22:59:59Z' },
    store: {
      name: 'Salon Piotrkowska',
      city: 'Łódź',
      pieces: 3,
      stock: [{ name: 'Płaszcz wełniany', count: 3 }],
    },
    order: { id: 'PR-1001', total: { minor: 89_900, currency }, status: 'wysłane' },
    links: {
      unsubscribe: example('rezygnacja'),
      preferences: example('zgody'),
      online: example('w-przegladarce'),
    },
  }
}

/** A made-up person, for previews where there are no customers yet. */
export function makeTestData(brand: BrandKit, currency: string): RecipientData {
  const customer = { firstName: 'Anna', lastName: 'Nowak', name: 'Anna Nowak', city: 'Łódź', language: 'pl' }
  return {
    ...samples(currency),
    customer: { ...customer, stage: 'customer', traits: { city: 'Łódź', favouriteColour: 'modry' } },
    recent: { 'Product Viewed': 7 },
    brand: { name: brand.name },
  }
}

/** A customer as the reader of the preview may see her; the slots filled with samples. */
export function makeCustomerData(customer: CustomerReply, brand: BrandKit, currency: string): RecipientData {
  const { traits, stage, name } = customer
  const text = (key: string): Record<string, string> => {
    const value = traits[key]
    return typeof value === 'string' && value !== '' ? { [key]: value } : {}
  }
  return {
    ...samples(currency),
    customer: {
      ...text('firstName'),
      ...text('lastName'),
      ...text('city'),
      ...text('language'),
      ...(name === null ? {} : { name }),
      stage,
      traits,
    },
    recent: {},
    brand: { name: brand.name },
  }
}

/** Whoever opens a page: nobody we know. */
export const makeStranger = (brand: string): RecipientData => ({
  customer: { traits: {} },
  recent: {},
  products: {},
  links: {},
  brand: { name: brand },
})
