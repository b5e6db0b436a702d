import type { FileFields } from '@splot/contract/plugin/source-files'

/** One offer of a feed, by the names of Google's product data specification. */
export interface Offer {
  readonly id: string
  readonly title: string
  readonly [name: string]: string | readonly string[]
}

/** Offers that are one product: its variants. */
export interface OfferGroup {
  readonly group: string
  readonly offers: readonly Offer[]
}

/** Names that shops' own files use for the same, Polish ones too. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'sku', 'kod', 'symbol'],
  title: ['title', 'name', 'nazwa'],
  description: ['description', 'opis'],
  link: ['link', 'url', 'adres'],
  item_group_id: ['item_group_id', 'group_id', 'parent_id', 'produkt'],
  price: ['price', 'cena'],
  sale_price: ['sale_price', 'cena_promocyjna'],
  sale_price_effective_date: ['sale_price_effective_date'],
  availability: ['availability', 'dostępność', 'dostepnosc'],
  quantity: ['quantity', 'stock', 'stan', 'ilość', 'ilosc'],
  gtin: ['gtin', 'ean', 'upc'],
  brand: ['brand', 'marka', 'producent'],
  product_type: ['product_type', 'category', 'kategoria'],
  google_product_category: ['google_product_category'],
  color: ['color', 'kolor'],
  size: ['size', 'rozmiar'],
  material: ['material', 'materiał'],
  pattern: ['pattern', 'wzór'],
  gender: ['gender', 'płeć'],
  age_group: ['age_group'],
  condition: ['condition'],
}
const pictureNames = ['image_link', 'image', 'zdjęcie', 'zdjecie', 'additional_image_link']
const mostPictures = 20

const firstOf = (fields: FileFields, of: readonly string[]): string =>
  of.flatMap((name) => fields[name] ?? []).find((text) => text.trim() !== '') ?? ''

/** An offer as this feed tells it. What has neither a number nor a name is still an offer: the catalogue says what it lacks. */
export function readOffer(fields: FileFields): Offer {
  const said = Object.entries(names).flatMap(([name, of]): [string, string][] => {
    const text = firstOf(fields, of).trim()
    return text === '' ? [] : [[name, text]]
  })
  const pictures = pictureNames
    .flatMap((name) => fields[name] ?? [])
    .flatMap((text) => text.split(/,(?=\s*https?:)/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
  return {
    ...{ id: '', title: '' },
    ...Object.fromEntries(said),
    ...(pictures.length > 0 && { pictures: [...new Set(pictures)].slice(0, mostPictures) }),
  }
}

/** Offers of one product together, in the order in which the feed names products first. */
export function groupOffers(rows: readonly FileFields[]): OfferGroup[] {
  const groups = new Map<string, Offer[]>()
  for (const row of rows) {
    const offer = readOffer(row)
    const group = typeof offer.item_group_id === 'string' ? offer.item_group_id : offer.id
    const known = groups.get(group)
    if (known === undefined) groups.set(group, [offer])
    else known.push(offer)
  }
  return [...groups].map(([group, offers]) => ({ group, offers }))
}
