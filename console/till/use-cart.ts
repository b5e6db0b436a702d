import type { WishlistView } from '@splot/contract/cart'
import { useCallback, useEffect, useState } from 'react'
import { makeId } from '../app/browser/make-id.ts'
import { useWords } from '../i18n/t.ts'
import { noteAnswer } from './connection.ts'
import { type CartChange, type CartView, cartStream, changeCart, getCart } from './till-api.ts'
import { useShopper } from './use-shopper.ts'

type Change = CartChange extends infer One ? (One extends { id: string } ? Omit<One, 'id'> : never) : never

export interface LiveCart {
  view: CartView | null
  /** Null where she has not agreed to be advised, and before the first word. */
  wishes: WishlistView | null
  change(...changes: Change[]): Promise<CartView>
}

/** The customer's own cart, and her wishes where she agreed to advice: what she or anybody else changes is here at once. */
export function useCart(customerId: string | null, storeId: string): LiveCart {
  const { language } = useWords()
  const [view, setView] = useState<CartView | null>(null)
  // Once she says yes, or no, what comes is another.
  const isAdvised = useShopper(customerId).data?.isAdviceAllowed === true
  const [wishes, setWishes] = useState<WishlistView | null>(null)
  useEffect(() => {
    setView(null)
    if (customerId === null) return
    let isOver = false
    void getCart(customerId)
      .then((cart) => isOver || setView(cart))
      // The stream brings it, or the till says that it stands alone.
      .catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [customerId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the stream brings depends on her answer
  useEffect(() => {
    setWishes(null)
    if (customerId === null) return
    const stream = new EventSource(cartStream(customerId, language))
    stream.addEventListener('cart', ({ data }) => {
      setView(JSON.parse(data) as CartView)
      noteAnswer()
    })
    stream.addEventListener('wishlist', ({ data }) => setWishes(JSON.parse(data) as WishlistView))
    return () => stream.close()
  }, [customerId, language, isAdvised])
  const change = useCallback(
    async (...changes: Change[]) => {
      if (customerId === null) throw new Error('Nobody is known whose cart could be changed')
      const named = changes.map((one) => ({ ...one, id: makeId() }))
      const cart = await changeCart(customerId, storeId, named as CartChange[])
      setView(cart)
      return cart
    },
    [customerId, storeId],
  )
  return { view, wishes, change }
}
