/** What Tkalnia Modra sells. Prices in whole złoty. */
export interface Garment {
  readonly id: string
  /** Noun and name, as on the label: Golf „Szron”. */
  readonly title: string
  readonly category: string
  readonly color: string
  readonly sizes: readonly string[]
  readonly price: number
  /** For whom: women, men or both. */
  readonly line: 'k' | 'm' | 'u'
}

const letters = ['XS', 'S', 'M', 'L', 'XL']
const womensShoes = ['36', '37', '38', '39', '40']
const mensShoes = ['41', '42', '43', '44', '45']
const one = ['uni']

type Row = readonly [string, string, string, string, readonly string[], number, Garment['line']]

const rows: readonly Row[] = [
  ['golf-szron', 'Golf „Szron”', 'Swetry', 'grafit', letters, 389, 'u'],
  ['golf-noc', 'Golf „Noc”', 'Swetry', 'granat', letters, 319, 'u'],
  ['sweter-mgla', 'Sweter „Mgła”', 'Swetry', 'ecru', letters, 349, 'k'],
  ['sweter-fala', 'Sweter „Fala”', 'Swetry', 'błękit', letters, 219, 'u'],
  ['kardigan-mech', 'Kardigan „Mech”', 'Swetry', 'oliwka', letters, 329, 'u'],
  ['plaszcz-zwir', 'Płaszcz „Żwir”', 'Płaszcze i kurtki', 'szary melanż', letters, 1299, 'k'],
  ['plaszcz-wrzos', 'Płaszcz „Wrzos”', 'Płaszcze i kurtki', 'wrzos', letters, 899, 'k'],
  ['kurtka-burza', 'Kurtka „Burza”', 'Płaszcze i kurtki', 'granat', letters, 749, 'm'],
  ['sukienka-rosa', 'Sukienka „Rosa”', 'Sukienki i spódnice', 'szałwia', letters, 399, 'k'],
  ['sukienka-jarzebina', 'Sukienka „Jarzębina”', 'Sukienki i spódnice', 'rudy', letters, 449, 'k'],
  ['spodnica-paproc', 'Spódnica „Paproć”', 'Sukienki i spódnice', 'zieleń', letters, 259, 'k'],
  ['koszula-rzeka', 'Koszula „Rzeka”', 'Koszule', 'biel', letters, 195, 'u'],
  ['koszula-wierzba', 'Koszula „Wierzba”', 'Koszule', 'jasny len', letters, 249, 'm'],
  ['spodnie-lan', 'Spodnie „Łan”', 'Spodnie', 'szałwia', letters, 279, 'u'],
  ['trzewiki-jodla', 'Trzewiki „Jodła”', 'Buty', 'kasztan', womensShoes, 549, 'k'],
  ['botki-olcha', 'Botki „Olcha”', 'Buty', 'brąz', womensShoes, 459, 'k'],
  ['sztyblety-grab', 'Sztyblety „Grab”', 'Buty', 'zieleń butelkowa', mensShoes, 429, 'm'],
  ['mokasyny-brzezina', 'Mokasyny „Brzezina”', 'Buty', 'czerń', mensShoes, 389, 'm'],
  ['szalik-klos', 'Szalik „Kłos”', 'Dodatki', 'piasek', one, 129, 'u'],
  ['szal-zorza', 'Szal „Zorza”', 'Dodatki', 'terakota', one, 169, 'k'],
  ['pasek-rzemien', 'Pasek „Rzemień”', 'Dodatki', 'koniak', ['85', '95', '105'], 129, 'u'],
  ['rekawiczki-szadz', 'Rękawiczki „Szadź”', 'Dodatki', 'grafit', ['S', 'M', 'L'], 139, 'u'],
  ['czapka-gil', 'Czapka „Gil”', 'Dodatki', 'karmin', one, 99, 'u'],
  ['skarpety-szyszka', 'Skarpety „Szyszka”', 'Dodatki', 'brąz', ['36-38', '39-42', '43-46'], 39, 'u'],
  ['torba-kora', 'Torba „Kora”', 'Dodatki', 'brąz', one, 599, 'k'],
  ['karta-podarunkowa', 'Karta podarunkowa', 'Karty podarunkowe', '', one, 100, 'u'],
]

export const catalogue: readonly Garment[] = rows.map(([id, title, category, color, sizes, price, line]) => ({
  id,
  title,
  category,
  color,
  sizes,
  price,
  line,
}))

/** @throws Error where there is no such garment: a mistake in a script */
export function getGarment(id: string): Garment {
  const found = catalogue.find((garment) => garment.id === id)
  if (!found) throw new Error(`No garment ${id}`)
  return found
}

/** A piece that somebody looks at or buys. */
export interface Piece {
  readonly garment: Garment
  readonly size: string
  readonly quantity: number
}

export const pieceOf = (id: string, size: string, quantity = 1): Piece => ({
  garment: getGarment(id),
  size,
  quantity,
})

/** 389 -> '389.00': prices go out as decimal text. */
export const writePrice = (amount: number): string => amount.toFixed(2)

export const pathOf = (garment: Garment): string => `/p/${garment.id}`

export const shop = 'https://tkalniamodra.example'

/** A line of a cart, order or receipt in Segment's words. */
export function lineOf(piece: Piece): Record<string, unknown> {
  const { garment, size, quantity } = piece
  return {
    product_id: garment.id,
    sku: `${garment.id}-${size.toLowerCase()}`,
    name: garment.title,
    category: garment.category,
    brand: 'Tkalnia Modra',
    ...(garment.color === '' ? {} : { color: garment.color }),
    ...(size === 'uni' ? {} : { size }),
    price: writePrice(garment.price),
    quantity,
  }
}

/** The same piece as the subject of an event: looked at, put into the cart, liked. */
export const subjectOf = (piece: Piece): Record<string, unknown> => ({
  ...lineOf(piece),
  currency: 'PLN',
  url: shop + pathOf(piece.garment),
})

export const sumOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { garment, quantity }) => sum + garment.price * quantity, 0)
