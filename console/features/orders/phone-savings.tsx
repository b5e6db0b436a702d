import type { CartView } from '@splot/contract/cart'
import { useMutation, useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { makeId } from '../../app/browser/make-id.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { findPoints, worthOfPoints } from '../../till/sale.ts'
import { showMoney } from '../catalogue/money.ts'
import { loyaltyOfQuery } from '../customer/loyalty-of.ts'
import { programmeQuery } from '../loyalty/loyalty-queries.ts'
import { changeCoupon } from './order-queries.ts'
import type { PhoneOrder } from './phone-order-draft.ts'

interface SavingsProps {
  customerId: string
  cart: CartView
  setCart: (cart: CartView) => void
  draft: PhoneOrder
  put: (change: Partial<PhoneOrder>) => void
}

/** What makes it cheaper for her: coupons, then points. */
export function PhoneSavings({ customerId, cart, setCart, draft, put }: SavingsProps) {
  const onCart = (next: CartView) => {
    setCart(next)
    // What points can pay of it is another sum now.
    put({ points: 0 })
  }
  return (
    <>
      <Coupons {...{ customerId, cart, onCart }} />
      <Points {...{ customerId, cart }} points={draft.points} put={(points) => put({ points })} />
    </>
  )
}

interface CouponProps {
  customerId: string
  cart: CartView
  /** As it is with the coupon, or without it. */
  onCart: (cart: CartView) => void
}

/** She reads a code out: it lies in her own cart from then on, and she sees it there. */
function Coupons({ customerId, cart, onCart }: CouponProps) {
  const { t, format } = useWords()
  const [code, setCode] = useState('')
  const change = useMutation({
    mutationFn: (asked: { kind: 'coupon_add' | 'coupon_remove'; code: string }) =>
      changeCoupon(customerId, { id: makeId(), ...asked }),
    onSuccess: (next) => {
      onCart(next)
      setCode('')
    },
  })
  const add = () => code.trim() !== '' && change.mutate({ kind: 'coupon_add', code: code.trim() })
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={t('phoneOrder.coupon')}
            maxLength={64}
            autoCapitalize="characters"
            autoComplete="off"
            value={code}
            error={change.error?.message}
            onChange={setCode}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
        </div>
        <Button disabled={code.trim() === ''} isBusy={change.isPending} onClick={add}>
          {t('phoneOrder.useCoupon')}
        </Button>
      </div>
      {cart.coupons.length > 0 && (
        <ul aria-live="polite">
          {cart.coupons.map((one) => (
            <li key={one.code} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">
                <code className="text-12">{one.code}</code> {one.name}
              </span>
              <span className={one.discount === null ? 'text-warn' : ''}>
                {one.discount === null
                  ? t('cart.couponRefused')
                  : `−${showMoney(format, one.discount, cart.currency)}`}
              </span>
              <IconButton
                icon={X}
                label={t('phoneOrder.dropCoupon', { code: one.code })}
                onClick={() => change.mutate({ kind: 'coupon_remove', code: one.code })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface PointsProps {
  customerId: string
  cart: CartView
  points: number
  put: (points: number) => void
}

/** Points she may spend on this cart; nothing where the programme has no such thing, or she has too few. */
function Points({ customerId, cart, points, put }: PointsProps) {
  const { t, format } = useWords()
  const canSee = useScope('loyalty:read')
  const { data: loyalty } = useQuery({ ...loyaltyOfQuery(customerId), enabled: canSee, staleTime: 0 })
  const { data: terms } = useQuery({ ...programmeQuery, enabled: canSee })
  const spend = terms?.programme?.spend ?? null
  if (spend === null || loyalty === undefined) return null
  const rule = { ...spend, worth: String(spend.worth) }
  const checkout = { total: cart.totals.total, currency: cart.currency }
  const { most } = findPoints(loyalty.points, rule, checkout)
  if (most === 0) return null
  const amount = showMoney(format, worthOfPoints(most, rule, checkout), cart.currency)
  return (
    <CheckBox
      label={t('phoneOrder.usePoints', { count: most, amount })}
      isChecked={points > 0}
      onChange={(isOn) => put(isOn ? most : 0)}
    />
  )
}
