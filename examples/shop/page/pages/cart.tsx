import { useEffect, useState } from 'react'
import { fill, showMoney, words } from '../app/language.ts'
import { explain } from '../app/problem.ts'
import { go, Link, type Place, useTitle } from '../app/route.tsx'
import {
  analytics,
  type CartLine,
  type CartView,
  getCommerce,
  useCart,
  useIsWaiting,
  withCommerce,
} from '../app/splot.ts'
import { Picture } from '../kit/picture.tsx'
import { Pieces } from '../kit/pieces.tsx'
import { Empty } from '../kit/states.tsx'
import { Coupons } from './coupons.tsx'
import { HandOver } from './hand-over.tsx'

/** The one cart of all her screens, while others change it. */
export function CartPage({ place }: { place: Place }) {
  useTitle(words.cart)
  const cart = useCart()
  const taken = useTaken(place)
  const isEmpty = (cart?.lines.length ?? 0) === 0
  const cartId = cart?.id ?? ''
  useEffect(() => {
    // Told when she opens it, not at each change of it.
    if (cartId !== '') analytics?.track('Cart Viewed', { cart_id: cartId })
  }, [cartId])
  return (
    <section className="band cart">
      {taken !== '' && (
        <p className="note" role="status">
          {taken}
        </p>
      )}
      {cart === null || isEmpty ? (
        <Empty title={words.cartEmpty}>
          <p>{words.cartEmptyText}</p>
          <Link className="act" to="/k/swetry">
            {words.goShopping}
          </Link>
        </Empty>
      ) : (
        <FullCart cart={cart} />
      )}
    </section>
  )
}

/** The code of another screen in the address: that cart comes here, once. */
function useTaken(place: Place): string {
  const code = place.query.get('cart')
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (code === null) return
    getCommerce()
      .then((commerce) => commerce.cart.take(code))
      .then(() => setSaid(words.taken))
      .catch((error: unknown) => setSaid(explain(error)))
    go('/koszyk', { replace: true })
  }, [code])
  return said
}

function FullCart({ cart }: { cart: CartView }) {
  const isWaiting = useIsWaiting()
  return (
    <>
      <h1>{words.cart}</h1>
      <div aria-live="polite">
        {cart.notices.map((notice) => (
          <p key={`${notice.kind} ${notice.line}`} className="note">
            {notice.text}
            {notice.kind === 'merged' && (
              <button type="button" className="plain" onClick={undoMerge}>
                {words.undoMerge}
              </button>
            )}
          </p>
        ))}
      </div>
      <ul className="lines">
        {cart.lines.map((line) => (
          <Line key={line.sku} line={line} currency={cart.currency} />
        ))}
      </ul>
      <Coupons cart={cart} />
      <Totals cart={cart} />
      <p className="waiting-note" role="status">
        {isWaiting && words.waiting}
      </p>
      <Link className="act" to="/kasa">
        {words.pay}
      </Link>
      <HandOver />
    </>
  )
}

// The notice stays where it could not be done, and she can press again.
const undoMerge = () => withCommerce(({ cart }) => void cart.undoMerge().catch(() => {}))

function Line({ line, currency }: { line: CartLine; currency: string }) {
  return (
    <li data-stock={line.stock}>
      <Link to={`/p/${line.productId}`} tabIndex={-1} aria-hidden="true">
        <Picture src={line.picture} alt="" />
      </Link>
      <div>
        <p>
          <Link to={`/p/${line.productId}`}>
            <b>{line.name}</b>
          </Link>
        </p>
        <p className="soft">{line.variant}</p>
        {line.by.kind !== 'customer' && (
          <p className="by">{line.by.name === null ? words.byBot : fill(words.by, { name: line.by.name })}</p>
        )}
        {line.stock !== 'enough' && <p className="soft">{words.stock[line.stock]}</p>}
        <Pieces line={line} />
      </div>
      <p className="sum">
        <b>{showMoney(line.sum, currency)}</b>
        {line.price !== line.regular && <s>{showMoney(line.regular, currency)}</s>}
      </p>
    </li>
  )
}

export function Totals({ cart, shipping }: { cart: CartView; shipping?: string | null }) {
  const { goods, discount, total } = cart.totals
  const isCut = Number(discount) !== 0
  return (
    <dl className="totals">
      <dt>{words.goods}</dt>
      <dd>{showMoney(goods, cart.currency)}</dd>
      {isCut && <dt>{words.discount}</dt>}
      {isCut && <dd>−{showMoney(discount, cart.currency)}</dd>}
      {shipping != null && <dt>{words.shipping}</dt>}
      {shipping != null && (
        <dd>{Number(shipping) === 0 ? words.free : showMoney(shipping, cart.currency)}</dd>
      )}
      <dt className="total">{words.total}</dt>
      <dd className="total">{showMoney(String(Number(total) + Number(shipping ?? 0)), cart.currency)}</dd>
    </dl>
  )
}
