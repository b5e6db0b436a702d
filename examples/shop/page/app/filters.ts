import type { Card } from './data.ts'
import { compareSizes } from './departments.ts'
import { colorsOf, sizesOf } from './products.ts'

/** What she narrowed the list to; it stands in the address. */
export interface Choice {
  readonly sizes: readonly string[]
  readonly colors: readonly string[]
  /** Złoty; null: any. */
  readonly upTo: number | null
  /** What hangs in her store alone. */
  readonly store: boolean
}

const list = (text: string | null) => (text === null || text === '' ? [] : text.split(','))

export function readChoice(query: URLSearchParams): Choice {
  const upTo = Number(query.get('do') ?? Number.NaN)
  return {
    sizes: list(query.get('rozmiar')),
    colors: list(query.get('kolor')),
    upTo: Number.isFinite(upTo) && upTo > 0 ? upTo : null,
    store: query.get('salon') === 'moj',
  }
}

export const writeChoice = ({ sizes, colors, upTo, store }: Choice): Record<string, string> => ({
  ...(sizes.length > 0 && { rozmiar: sizes.join(',') }),
  ...(colors.length > 0 && { kolor: colors.join(',') }),
  ...(upTo !== null && { do: String(upTo) }),
  ...(store && { salon: 'moj' }),
})

const isIn = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value)

/** Goods of which one variant is all that she asked for, and there. */
export const filterGoods = (goods: readonly Card[], { sizes, colors, upTo, store }: Choice): Card[] => {
  const isNarrow = sizes.length > 0 || colors.length > 0 || store
  return goods.filter(({ variants }) =>
    variants.some(
      (one) =>
        isIn(sizes, one.size) &&
        isIn(colors, one.color) &&
        (upTo === null || (one.price !== null && Number(one.price.price) <= upTo)) &&
        (!isNarrow || one.stock !== 'none'),
    ),
  )
}

const steps = [100, 200, 300, 500, 800, 1_200]

/** What can be asked for here. */
export function listOptions(goods: readonly Card[]) {
  const prices = goods.flatMap((one) =>
    one.variants.flatMap(({ price }) => (price === null ? [] : [Number(price.price)])),
  )
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  return {
    sizes: [...new Set(goods.flatMap(sizesOf))].sort(compareSizes),
    colors: [...new Set(goods.flatMap(colorsOf))].sort((a, b) => a.localeCompare(b, 'pl')),
    prices: steps.filter((step) => step > low && step < high),
  }
}
