import { Minus, PackageOpen, Plus, Smartphone, TicketPercent, Trash2, UserRound, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { later } from '../app/browser/clock.ts'
import { useWords } from '../i18n/t.ts'
import { Button, IconButton } from '../kit/button.tsx'
import type { Counter } from './counter.ts'
import { useMoney } from './money.ts'
import { sumOf } from './sale.ts'
import type { Till } from './use-till.ts'

type CounterLine = Counter['lines'][number]

/** What is being bought, what it comes to, and the one act at the end. */
export function CartSide({ till, onPay }: { till: Till; onPay: () => void }) {
  const { t } = useWords()
  const { counter, sale } = till
  const money = useMoney(sale.currency)
  const isEmpty = counter.lines.length === 0
  return (
    <section
      aria-label={t('till.cart')}
      className="flex min-h-0 flex-col border-t bg-surface md:col-start-2 md:row-span-2 md:row-start-1 md:border-t-0 md:border-l lg:col-start-3 lg:row-span-1"
    >
      <header className="flex items-baseline justify-between gap-3 px-4 pt-4 pb-2">
        <h2 className="font-title text-20">{t('till.cart')}</h2>
        <span className="text-12 text-text-2">
          {counter.isLive ? t('till.cartLive') : t('till.cartHere')}
        </span>
      </header>
      <div className="min-h-40 flex-1 overflow-y-auto">
        {counter.notices.map((text) => (
          <p key={text} className="mx-4 mb-2 rounded-control bg-warn-soft px-3 py-2 text-13 text-warn">
            {text}
          </p>
        ))}
        {isEmpty ? (
          <p className="px-4 py-10 text-center text-14 text-text-3">{t('till.cartEmpty')}</p>
        ) : (
          <ul>
            {counter.lines.map((line) => (
              <CartLine key={line.sku} line={line} till={till} money={money} />
            ))}
          </ul>
        )}
        {counter.isLive && <Coupons till={till} />}
      </div>
      <Footer till={till} money={money} onPay={onPay} />
    </section>
  )
}

function Sum({
  name,
  value,
  isFaint,
  isGood,
}: {
  name: string
  value: string
  isFaint?: boolean
  isGood?: boolean
}) {
  return (
    <div className={`flex justify-between gap-4 ${isFaint ? 'text-text-2' : ''} ${isGood ? 'text-ok' : ''}`}>
      <dt>{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  )
}

interface FooterProps {
  till: Till
  money: (amount: string) => string
  onPay: () => void
}

/** What it comes to, and the one act at the end. */
function Footer({ till, money, onPay }: FooterProps) {
  const { t } = useWords()
  const { counter, sale } = till
  const isEmpty = counter.lines.length === 0
  return (
    <footer className="border-t px-4 pt-3 pb-4">
      <dl className="flex flex-col gap-1 text-14">
        <Sum name={t('till.pieces', { count: counter.pieces })} value={money(counter.goods)} />
        {counter.saved !== '0.00' && (
          <Sum name={t('till.saved')} value={`−${money(counter.saved)}`} isFaint />
        )}
        {counter.discount !== '0.00' && (
          <Sum name={t('till.discount')} value={`−${money(counter.discount)}`} isGood />
        )}
      </dl>
      <button
        type="button"
        disabled={isEmpty}
        onClick={onPay}
        className="mt-3 flex min-h-16 w-full items-center justify-between rounded-card bg-brand px-5 font-strong text-16 text-on-brand transition-colors duration-120 hover:bg-brand-hover disabled:opacity-50"
      >
        <span>{t('till.pay')}</span>
        <span className="font-title text-28">{money(counter.total)}</span>
      </button>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Button size="lg" icon={PackageOpen} disabled={isEmpty} onClick={() => void till.park()}>
          {t('till.park')}
        </Button>
        <Button size="lg" icon={X} disabled={isEmpty && sale.customer === null} onClick={till.endVisit}>
          {t('till.end')}
        </Button>
      </div>
      {till.parked.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {till.parked.map((one) => (
            <li key={one.id}>
              <Button icon={PackageOpen} onClick={() => void till.resume(one)}>
                {t('till.parkedSale', { count: one.lines.length })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}

interface CartLineProps {
  line: CounterLine
  till: Till
  money: (amount: string) => string
}

function CartLine({ line, till, money }: CartLineProps) {
  const { t } = useWords()
  const isFresh = useFresh(line.by === 'customer' ? line.quantity : null)
  return (
    <li className={`flex gap-3 border-b px-4 py-3 ${isFresh ? 'bg-info-soft' : ''}`} data-row>
      <Picture url={line.picture} />
      <div className="min-w-0 flex-1">
        {line.by !== null && (
          <p className="flex items-center gap-1.5 text-12 text-text-2">
            {line.by === 'customer' ? (
              <Smartphone aria-hidden="true" size={13} />
            ) : (
              <UserRound aria-hidden="true" size={13} />
            )}
            {line.by === 'customer' ? t('till.byCustomer') : line.by}
          </p>
        )}
        <p className="font-medium text-14">{line.name}</p>
        <p className="text-13 text-text-2">
          {line.quantity === 1 ? line.variant : `${line.variant} · ${line.quantity} × ${money(line.price)}`}
        </p>
        {line.isSoldOut && <p className="text-12 text-danger">{t('till.notForSale')}</p>}
      </div>
      <div className="flex flex-col items-end gap-1.5">
        <span className="font-strong text-14">{money(sumOf(line, till.sale.currency))}</span>
        <div className="flex items-center">
          <IconButton
            size="lg"
            label={
              line.quantity === 1
                ? t('till.remove', { name: line.name })
                : t('till.less', { name: line.name })
            }
            icon={line.quantity === 1 ? Trash2 : Minus}
            onClick={() => till.setPieces(line.sku, line.quantity - 1)}
          />
          <span className="w-7 text-center font-medium text-14">{line.quantity}</span>
          <IconButton
            size="lg"
            label={t('till.more', { name: line.name })}
            icon={Plus}
            onClick={() => till.setPieces(line.sku, line.quantity + 1)}
          />
        </div>
      </div>
    </li>
  )
}

/** What she has just changed herself is marked for a moment. */
function useFresh(value: number | null): boolean {
  const [isFresh, setFresh] = useState(false)
  const before = useRef(value)
  useEffect(() => {
    if (before.current === value || value === null) return
    before.current = value
    setFresh(true)
    return later(4_000, () => setFresh(false))
  }, [value])
  return isFresh
}

export function Picture({ url, size = 'size-14' }: { url: string | null; size?: string }) {
  return (
    <span className={`${size} shrink-0 overflow-hidden rounded-control bg-paper`}>
      {url !== null && (
        <img
          src={url}
          alt=""
          loading="lazy"
          className="size-full object-contain"
          // Without a network a picture never seen here is an empty place, not a broken one.
          onError={({ currentTarget }) => {
            currentTarget.style.visibility = 'hidden'
          }}
        />
      )}
    </span>
  )
}

function Coupons({ till }: { till: Till }) {
  const { t } = useWords()
  const money = useMoney(till.sale.currency)
  return (
    <ul>
      {till.counter.coupons.map((coupon) => (
        <li key={coupon.code} className="flex items-center gap-3 border-b px-4 py-3">
          <TicketPercent aria-hidden="true" size={20} strokeWidth={1.75} className="text-text-2" />
          <div className="min-w-0 flex-1">
            <p className="font-medium text-14">{coupon.code}</p>
            <p className="text-13 text-text-2">
              {coupon.refused === null ? coupon.name : t('till.couponNotTaken')}
            </p>
          </div>
          {coupon.discount !== null && <span className="text-14 text-ok">−{money(coupon.discount)}</span>}
          <IconButton
            size="lg"
            label={t('till.removeCoupon', { code: coupon.code })}
            icon={X}
            onClick={() => till.removeCoupon(coupon.code)}
          />
        </li>
      ))}
    </ul>
  )
}
