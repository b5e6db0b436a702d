import type { CartChange, CartView, WishChange, WishlistView } from '@splot/contract/cart'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../app/client.ts'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { tellFailure } from '../../kit/tell.ts'
import { useStream } from './cart-stream.ts'

/** What a desk wants done; its id is minted here, so that asked twice it is done once. */
export type CartAct = {
  [Kind in CartChange['kind']]: Omit<Extract<CartChange, { kind: Kind }>, 'id'>
}[CartChange['kind']]
export type WishAct = {
  [Kind in WishChange['kind']]: Omit<Extract<WishChange, { kind: Kind }>, 'id'>
}[WishChange['kind']]

export interface LiveCart {
  /** Null until the first word of the server. */
  cart: CartView | null
  wishlist: WishlistView | null
  isLost: boolean
  isBusy: boolean
  change(...acts: CartAct[]): void
  wish(...acts: WishAct[]): void
}

const pathOf = (customerId: string) => `/api/v1/customers/${encodeURIComponent(customerId)}`

/** The customer's cart and wish list as she sees them herself at this moment, and the acts of this desk. */
export function useLiveCart(customerId: string): LiveCart {
  const { t, language } = useWords()
  const channel = useDeskChannel()
  const { cart, wishlist, isLost, put } = useStream(`${pathOf(customerId)}/cart/live?language=${language}`)
  const fail = (error: Error) => tellFailure(error, t('error.unreachableHint'))
  const carts = useMutation({
    mutationFn: (acts: readonly CartAct[]) => {
      const changes = acts.map((act) => ({ id: crypto.randomUUID(), ...act }))
      return request<CartView>(`${pathOf(customerId)}/cart/changes`, {
        method: 'POST',
        body: { changes, channel },
      })
    },
    onSuccess: (next) => put({ cart: next }),
    onError: fail,
  })
  const wishes = useMutation({
    mutationFn: (acts: readonly WishAct[]) => {
      const changes = acts.map((act) => ({ id: crypto.randomUUID(), ...act }))
      return request<WishlistView>(`${pathOf(customerId)}/wishlist/changes`, {
        method: 'POST',
        body: { changes, channel },
      })
    },
    onSuccess: (next) => put({ wishlist: next }),
    onError: fail,
  })
  return {
    ...{ cart, wishlist, isLost },
    isBusy: carts.isPending || wishes.isPending,
    change: (...acts) => carts.mutate(acts),
    wish: (...acts) => wishes.mutate(acts),
  }
}

/** In a store one serves at the till, elsewhere on the phone. */
function useDeskChannel(): 'pos' | 'call' {
  const { member } = useMe()
  return member.roles.includes('store') && !member.roles.includes('agent') ? 'pos' : 'call'
}
