import { type Line, type Sale, sumUp } from './sale.ts'
import type { LiveCart } from './use-cart.ts'

/** What is paid for: her own cart where the server is there, else what this till holds. */
export interface Counter {
  lines: readonly (Line & { by: string | null; isSoldOut: boolean })[]
  goods: string
  saved: string
  discount: string
  total: string
  pieces: number
  coupons: readonly { code: string; name: string; discount: string | null; refused: string | null }[]
  notices: readonly string[]
  /** Coupons and points need the server, and a cart that it knows. */
  isLive: boolean
}

export const linesOf = (view: NonNullable<LiveCart['view']>): Line[] =>
  view.lines
    .filter((one) => one.isForSale)
    .map(({ sku, productId, name, variant, picture, quantity, price, regular }) => ({
      ...{ sku, productId, name, variant, picture, quantity, price, regular },
    }))

export function countCart({ view }: LiveCart): Counter {
  if (view === null)
    return {
      ...{ lines: [], goods: '0.00', saved: '0.00', discount: '0.00', total: '0.00', pieces: 0 },
      ...{ coupons: [], notices: [], isLive: true },
    }
  const { totals, lines, coupons, notices, currency } = view
  const sums = sumUp(linesOf(view), currency)
  return {
    lines: lines.map((one) => ({
      ...one,
      by: one.by.kind === 'customer' ? 'customer' : one.by.name,
      isSoldOut: !one.isForSale,
    })),
    ...{ goods: totals.goods, discount: totals.discount, total: totals.total },
    ...{
      pieces: sums.pieces,
      saved: sums.saved,
      coupons,
      notices: notices.map((one) => one.text),
      isLive: true,
    },
  }
}

export function countSale({ lines, currency }: Sale): Counter {
  const { goods, saved, pieces } = sumUp(lines, currency)
  return {
    lines: lines.map((one) => ({ ...one, by: null, isSoldOut: false })),
    ...{ goods, saved, pieces, total: goods, discount: '0.00', coupons: [], notices: [], isLive: false },
  }
}
