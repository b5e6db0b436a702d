import { type FormEvent, useState } from 'react'
import { showMoney, words } from '../app/language.ts'
import { type CartView, withCommerce } from '../app/splot.ts'

/** Codes she put in: what each takes off, or why it does not. */
export function Coupons({ cart }: { cart: CartView }) {
  const [code, setCode] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.trim()
    if (typed === '') return
    withCommerce(({ cart }) => cart.addCoupon(typed))
    setCode('')
  }
  return (
    <div className="coupons">
      {cart.coupons.map((coupon) => (
        <p key={coupon.code}>
          <span>
            <b>{coupon.code}</b> {coupon.name !== coupon.code && coupon.name}
            {coupon.refused !== null && <em>{words.couponRefused}</em>}
          </span>
          {coupon.discount !== null && <span>−{showMoney(coupon.discount, cart.currency)}</span>}
          <button
            type="button"
            className="plain"
            aria-label={`${words.remove}: ${coupon.code}`}
            onClick={() => withCommerce(({ cart }) => cart.removeCoupon(coupon.code))}
          >
            {words.remove}
          </button>
        </p>
      ))}
      <form onSubmit={add}>
        <label>
          {words.coupon}
          <input
            value={code}
            onChange={({ target }) => setCode(target.value)}
            autoCapitalize="characters"
            maxLength={64}
          />
        </label>
        <button type="submit" className="second">
          {words.useCoupon}
        </button>
      </form>
    </div>
  )
}
