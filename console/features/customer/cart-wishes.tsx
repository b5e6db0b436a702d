import type { WishlistView } from '@splot/contract/cart'
import { Bell, ShoppingBag, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { showMoney } from '../catalogue/money.ts'
import type { LiveCart } from './cart-live.ts'
import { Picture } from './cart-row.tsx'

interface CartWishesProps {
  live: LiveCart
  items: WishlistView['items']
  canWrite: boolean
}

/** What she wishes for; one click puts it into her cart. */
export function CartWishes({ live, items, canWrite }: CartWishesProps) {
  const { t, format } = useWords()
  const currency = live.wishlist?.currency ?? ''
  return (
    <ul className="flex flex-col divide-y divide-line">
      {items.map((one) => (
        <li key={one.sku} className="grid grid-cols-[40px_minmax(0,1fr)_auto] gap-2.5 py-2.5 first:pt-0">
          <Picture url={one.picture} />
          <div className="min-w-0">
            <div className="break-words font-medium">{one.name}</div>
            <div className="flex flex-wrap items-center gap-x-2 text-12 text-text-2">
              {one.variant !== '' && <span>{one.variant}</span>}
              {one.price !== null && <span>{showMoney(format, one.price, currency)}</span>}
              {one.stock === 'none' && <Tag tone="warn">{t('cart.stock.none')}</Tag>}
              {(one.wants.priceDrop || one.wants.backInStock) && (
                <span className="inline-flex items-center gap-1">
                  <Bell aria-hidden="true" size={12} strokeWidth={1.75} />
                  {t('wish.waits')}
                </span>
              )}
            </div>
          </div>
          {canWrite && (
            <div className="flex">
              <IconButton
                label={t('wish.toCart', { name: one.name })}
                icon={ShoppingBag}
                size="sm"
                disabled={one.price === null}
                onClick={() => live.change({ kind: 'add', sku: one.sku, quantity: 1 })}
              />
              <IconButton
                label={t('wish.remove', { name: one.name })}
                icon={X}
                size="sm"
                onClick={() => live.wish({ kind: 'remove', sku: one.sku })}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
