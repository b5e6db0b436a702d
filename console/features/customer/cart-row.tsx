import type { CartView } from '@splot/contract/cart'
import { Minus, Plus, Trash2 } from 'lucide-react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { showMoney } from '../catalogue/money.ts'

export type CartLine = CartView['lines'][number]

interface CartRowProps {
  line: CartLine
  currency: string
  canWrite: boolean
  onQuantity: (quantity: number) => void
  onRemove: () => void
}

/** One line: what it is, by whom it was changed last, how many, and what they cost. */
export function CartRow({ line, currency, canWrite, onQuantity, onRemove }: CartRowProps) {
  const { t, format } = useWords()
  return (
    <li className="grid grid-cols-[40px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-1 py-2.5 first:pt-0">
      <Picture url={line.picture} />
      <div className="min-w-0">
        <div className="break-words font-medium">{line.name}</div>
        {line.variant !== '' && <div className="text-12 text-text-2">{line.variant}</div>}
        <By line={line} />
      </div>
      <div className="text-right">
        <div className="font-strong">{showMoney(format, line.sum, currency)}</div>
        {line.stock !== 'enough' && (
          <Tag tone={line.stock === 'none' ? 'danger' : 'warn'}>{t(`cart.stock.${line.stock}`)}</Tag>
        )}
      </div>
      {canWrite && (
        <div className="col-span-2 col-start-2 flex items-center justify-between">
          <fieldset
            className="flex items-center gap-1"
            aria-label={t('cart.quantityOf', { name: line.name })}
          >
            <IconButton
              label={t('cart.less')}
              icon={Minus}
              size="sm"
              disabled={line.quantity <= 1}
              onClick={() => onQuantity(line.quantity - 1)}
            />
            <span className="min-w-6 text-center font-strong" aria-live="polite">
              {format.number(line.quantity)}
            </span>
            <IconButton
              label={t('cart.more')}
              icon={Plus}
              size="sm"
              disabled={!line.isForSale}
              onClick={() => onQuantity(line.quantity + 1)}
            />
          </fieldset>
          <IconButton
            label={t('cart.remove', { name: line.name })}
            icon={Trash2}
            size="sm"
            onClick={onRemove}
          />
        </div>
      )}
      {!canWrite && line.quantity > 1 && (
        <div className="col-span-2 col-start-2 text-12 text-text-2">
          {t('cart.pieces', { count: line.quantity })}
        </div>
      )}
    </li>
  )
}

export function Picture({ url }: { url: string | null }) {
  return (
    <span className="block h-12 w-10 overflow-hidden rounded-control border border-line bg-paper">
      {url !== null && <img src={url} alt="" loading="lazy" className="size-full object-cover" />}
    </span>
  )
}

/** The customer herself, or whoever of the shop. */
function By({ line: { by, at } }: { line: CartLine }) {
  const { t, format } = useWords()
  const now = useNow()
  const who = by.kind === 'customer' ? t('cart.byCustomer') : (by.name ?? t('cart.bySystem'))
  return (
    <div className="mt-0.5 text-12 text-text-3">
      <span className={by.kind === 'customer' ? '' : 'font-medium text-brand-text'}>{who}</span>
      {' · '}
      {format.ago(at, now)}
    </div>
  )
}
