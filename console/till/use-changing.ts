import type { Dispatch, SetStateAction } from 'react'
import { ApiError } from '../app/client.ts'
import { useWords } from '../i18n/t.ts'
import { tell, tellFailure, tellWithUndo } from '../kit/tell.ts'
import type { Counter } from './counter.ts'
import { type Article, addArticle, type Sale, setQuantity } from './sale.ts'
import type { LiveCart } from './use-cart.ts'

export interface Changing {
  add(article: Article): void
  setPieces(sku: string, quantity: number): void
  addCoupon(code: string): Promise<void>
  removeCoupon(code: string): void
}

interface ChangingDeps {
  /** Her own cart is changed, not this till's sale. */
  isLive: boolean
  cart: LiveCart
  sale: Sale
  setSale: Dispatch<SetStateAction<Sale>>
  standAlone: () => void
  lines: Counter['lines']
}

const noCoupon: ReadonlySet<string> = new Set(['coupon_unknown', 'coupon_mistyped'])

/** What changes while a sale goes on: in her cart, where the server is there, else in what this till holds. */
export function useChanging({ isLive, cart, sale, setSale, standAlone, lines }: ChangingDeps): Changing {
  const { t } = useWords()
  const changeLive = (run: () => Promise<unknown>, otherwise: () => void) =>
    void run().catch((error: Error) => {
      if (!(error instanceof ApiError) || error.status !== 0) return tellFailure(error, t('till.failed'))
      standAlone()
      otherwise()
    })
  const add = (article: Article) => {
    const here = () => setSale((now) => addArticle({ ...now, currency: article.currency }, article))
    if (!isLive) return here()
    changeLive(() => cart.change({ kind: 'add', sku: article.sku, quantity: 1 }), here)
  }
  const setPieces = (sku: string, quantity: number) => {
    const before = lines.find((one) => one.sku === sku)
    const put = (pieces: number) => {
      const here = () => setSale((now) => setQuantity(now, sku, pieces))
      if (!isLive) return here()
      changeLive(() => cart.change({ kind: 'set', sku, quantity: pieces }), here)
    }
    const old = sale
    put(quantity)
    if (quantity > 0 || before === undefined) return
    const back = () => (isLive ? put(before.quantity) : setSale(old))
    tellWithUndo(t('till.removed', { name: before.name }), { label: t('action.undo'), run: back })
  }
  return {
    ...{ add, setPieces },
    async addCoupon(code) {
      const view = await cart.change({ kind: 'coupon_add', code })
      const taken = view.coupons.find((one) => one.code.toUpperCase() === code.toUpperCase())
      if (taken === undefined || taken.refused === null) return
      if (!noCoupon.has(taken.refused)) return tell(t('till.couponRefused', { code }))
      // What is no coupon at all does not stay: it would stop the payment.
      await cart.change({ kind: 'coupon_remove', code: taken.code })
      tell(t('till.unknown', { code }))
    },
    removeCoupon: (code) =>
      changeLive(
        () => cart.change({ kind: 'coupon_remove', code }),
        () => undefined,
      ),
  }
}
