import type { CartView } from '@splot/contract/cart'
import { Phone, QrCode as QrIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Section } from '../../kit/figures.tsx'
import { Bone } from '../../kit/states.tsx'
import { tellWithUndo } from '../../kit/tell.ts'
import { showMoney } from '../catalogue/money.ts'
import { CartAdd } from './cart-add.tsx'
import { CartHandover } from './cart-handover.tsx'
import { type LiveCart, useLiveCart } from './cart-live.ts'
import { CartRow } from './cart-row.tsx'
import { CartWishes } from './cart-wishes.tsx'

/** What lies in her cart and on her wish list at this moment, by whom it was put there, and what this desk can do. */
export default function CartPanel({ customerId }: { customerId: string }) {
  const { t, format } = useWords()
  const canWrite = useScope('carts:write')
  const live = useLiveCart(customerId)
  const { cart, wishlist } = live
  const total = cart === null || cart.lines.length === 0 ? null : cart.totals.total
  const aside = total === null || cart === null ? undefined : showMoney(format, total, cart.currency)
  return (
    <>
      <Section title={t('cart.title')} aside={aside}>
        {cart === null ? (
          <Bone className="h-16 w-full" />
        ) : (
          <div className="flex flex-col gap-2.5">
            {live.isLost && <p className="text-12 text-warn">{t('cart.lost')}</p>}
            <Notices live={live} />
            {cart.lines.length === 0 ? (
              <p className="text-text-2">{t(canWrite ? 'cart.emptyAct' : 'cart.empty')}</p>
            ) : (
              <Lines live={live} canWrite={canWrite} />
            )}
            <Coupons live={live} />
            {canWrite && (
              <CartAdd
                label={t('cart.add')}
                onChoose={(sku) => live.change({ kind: 'add', sku, quantity: 1 })}
              />
            )}
            {canWrite && (
              <div className="flex flex-wrap gap-2">
                <OrderByPhone customerId={customerId} cart={cart} />
                {cart.lines.length > 0 && <Handover customerId={customerId} />}
              </div>
            )}
          </div>
        )}
      </Section>
      {wishlist !== null && wishlist.items.length > 0 && (
        <Section title={t('wish.title')} aside={format.number(wishlist.items.length)}>
          <CartWishes live={live} items={wishlist.items} canWrite={canWrite} />
        </Section>
      )}
    </>
  )
}

function Notices({ live: { cart } }: { live: LiveCart }) {
  if (cart === null || cart.notices.length === 0) return null
  return (
    <ul className="flex flex-col gap-1" aria-live="polite">
      {cart.notices.map((one) => (
        <li
          key={`${one.kind} ${one.line}`}
          className={`rounded-control px-2 py-1.5 text-12 leading-[18px] ${one.kind === 'sold_out' || one.kind === 'withdrawn' ? 'bg-warn-soft text-warn' : 'bg-info-soft text-info'}`}
        >
          {one.text}
        </li>
      ))}
    </ul>
  )
}

function Lines({ live, canWrite }: { live: LiveCart; canWrite: boolean }) {
  const { t } = useWords()
  const { cart, change } = live
  if (cart === null) return null
  const seen = cart.version
  return (
    <ul className="flex flex-col divide-y divide-line">
      {cart.lines.map((line) => (
        <CartRow
          key={line.line}
          line={line}
          currency={cart.currency}
          canWrite={canWrite}
          onQuantity={(quantity) => change({ kind: 'set', sku: line.sku, quantity, seen })}
          onRemove={() => {
            change({ kind: 'remove', sku: line.sku, seen })
            tellWithUndo(t('cart.removed', { name: line.name }), {
              label: t('action.undo'),
              run: () => change({ kind: 'add', sku: line.sku, quantity: line.quantity }),
            })
          }}
        />
      ))}
    </ul>
  )
}

function Coupons({ live: { cart } }: { live: LiveCart }) {
  const { t, format } = useWords()
  if (cart === null || cart.coupons.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 border-t pt-2">
      {cart.coupons.map((one) => (
        <li key={one.code} className="flex items-baseline justify-between gap-2">
          <span className="min-w-0 truncate">
            <span className="font-mono text-12">{one.code}</span> {one.name}
          </span>
          <span className={one.discount === null ? 'text-warn' : ''}>
            {one.discount === null
              ? t('cart.couponRefused')
              : `−${showMoney(format, one.discount, cart.currency)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

const PhoneOrderDialog = lazy(() => import('../orders/phone-order.tsx'))

/** She says where to, and it is ordered while she is on the line; the cart it was opened with is the one that is ordered. */
function OrderByPhone({ customerId, cart }: { customerId: string; cart: CartView }) {
  const { t } = useWords()
  const mayOrder = useScope('orders:write')
  const [ordered, setOrdered] = useState<CartView | null>(null)
  if (!mayOrder) return null
  return (
    <>
      {cart.lines.length > 0 && (
        <Button size="sm" icon={Phone} onClick={() => setOrdered(cart)}>
          {t('phoneOrder.begin')}
        </Button>
      )}
      {ordered !== null && (
        <Suspense>
          <PhoneOrderDialog customerId={customerId} cart={ordered} onClose={() => setOrdered(null)} />
        </Suspense>
      )}
    </>
  )
}

function Handover({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button size="sm" icon={QrIcon} onClick={() => setOpen(true)}>
        {t('cart.handover')}
      </Button>
      {isOpen && <CartHandover customerId={customerId} onClose={() => setOpen(false)} />}
    </div>
  )
}
