import { simplify } from '../cast/names.ts'
import type { Kind } from '../drawing/draw.ts'
import { type Pattern, patterns } from '../drawing/textures.ts'
import { Random, seedOf } from '../random.ts'
import { writeEan } from './ean.ts'
import { toEnglish } from './english.ts'
import type { Line, Range } from './range.ts'
import { ranges } from './ranges.ts'

/** What can be bought: one colour in one size. */
export interface Variant {
  readonly sku: string
  readonly gtin: string
  readonly color: string
  readonly size: string
}

export interface Product {
  readonly id: string
  readonly kind: Kind
  /** Noun and name, as on the label: Golf „Szron”. */
  readonly title: string
  readonly line: Line
  /** Path from the root: `Swetry > Golfy`. */
  readonly category: string
  readonly material: string
  readonly description: string
  readonly english: { readonly title: string; readonly description: string }
  /** Whole złoty. */
  readonly price: number
  /** The main one first; none for a gift card. */
  readonly colors: readonly string[]
  readonly sizes: readonly string[]
  readonly pattern: Pattern | undefined
  /** Higher stands first in a search. */
  readonly popularity: number
  readonly variants: readonly Variant[]
}

const sizesOf: Readonly<Record<Range['sizes'], Readonly<Record<Line, readonly string[]>>>> = {
  letters: same(['XS', 'S', 'M', 'L', 'XL']),
  shoes: {
    k: ['36', '37', '38', '39', '40'],
    m: ['41', '42', '43', '44', '45'],
    u: ['37', '38', '39', '40', '41', '42', '43', '44'],
  },
  gloves: same(['S', 'M', 'L']),
  socks: same(['36-38', '39-42', '43-46']),
  belts: same(['85', '95', '105']),
  one: same(['uni']),
}

function same(sizes: readonly string[]): Readonly<Record<Line, readonly string[]>> {
  return { k: sizes, m: sizes, u: sizes }
}

/** `szary melanż` -> `szary-melanz`: for addresses and codes. */
export const slugOf = (text: string): string => simplify(text).replaceAll(' ', '-')

export const skuOf = (id: string, color: string, size: string): string =>
  [id, ...(color === '' ? [] : [slugOf(color)]), size.toLowerCase()].join('-')

const lineWords = { k: 'damski', m: 'męski', u: 'unisex' } as const

/** What it is called in the feed: `damski`, `męski`, `unisex`. */
export const nameLine = (line: Line): string => lineWords[line]

interface Made {
  readonly id: string
  readonly number: number
  readonly colors: readonly string[]
  readonly sizes: readonly string[]
}

const makeVariants = ({ id, number, colors, sizes }: Made): Variant[] =>
  colors.flatMap((color, c) =>
    sizes.map((size, s) => ({
      sku: skuOf(id, color, size),
      gtin: writeEan(number * 100 + c * 20 + s),
      color,
      size,
    })),
  )

const isPattern = (word: string): word is Pattern => patterns.some((one) => one === word)

/** A row of a range: name, line, price, colours, and a cloth where it is not the usual one. */
function readRow(range: Range, row: string, number: number): Product {
  const words = /^(\S+) ([kmu]) (\d+) (.+?)(?: (\S+))?$/.exec(row)
  const [, name = '', line = 'u', price = '0', ...rest] = words ?? []
  const tail = rest.filter((one) => one !== undefined)
  const last = tail.at(-1) ?? ''
  const pattern = isPattern(last) ? last : undefined
  const colors = (pattern === undefined ? tail.join(' ') : (tail[0] ?? '')).split(',')
  const id = `${slugOf(range.noun)}-${slugOf(name)}`
  const cut = line === 'k' || line === 'm' ? line : 'u'
  const sizes = sizesOf[range.sizes][cut]
  const random = new Random(seedOf('product', id))
  const [first = '', second = ''] = random.sample(range.details, 2)
  return {
    ...{ id, kind: range.kind, line: cut, category: range.category, material: range.material, pattern },
    ...{ colors, sizes, price: Number(price) },
    title: `${range.noun} „${name}”`,
    description: `${first} ${second} Skład: ${range.material}. ${range.care}`,
    english: {
      title: `${toEnglish(range.noun)} “${name}”`,
      description: `${toEnglish(first)} ${toEnglish(second)} Made of: ${toEnglish(range.material)}. ${toEnglish(range.care)}`,
    },
    // Few sell much: what stands first in its range sells best.
    popularity: Math.round(1000 / (1 + random.next() * 9)) + (price.endsWith('9') ? 20 : 0),
    variants: makeVariants({ id, number, colors, sizes }),
  }
}

const giftCard: Product = {
  id: 'karta-podarunkowa',
  kind: 'karta',
  title: 'Karta podarunkowa',
  line: 'u',
  category: 'Karty podarunkowe',
  material: 'papier',
  description: 'Sto złotych do wydania w sklepie i we wszystkich salonach. Ważna dwa lata.',
  english: {
    title: 'Gift card',
    description: 'A hundred złoty to spend in the shop and in every store. Valid for two years.',
  },
  price: 100,
  colors: [],
  sizes: ['uni'],
  pattern: undefined,
  popularity: 300,
  variants: [
    { sku: skuOf('karta-podarunkowa', '', 'uni'), gtin: writeEan(99_999_00), color: '', size: 'uni' },
  ],
}

/** All that Tkalnia Modra sells, always the same. */
export const products: readonly Product[] = [
  ...ranges
    .flatMap((range) => range.rows.split('\n').map((row) => ({ range, row })))
    .map(({ range, row }, i) => readRow(range, row, i + 1)),
  giftCard,
]
