import { useMutation } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { QrCode } from '../kit/qr-code.tsx'
import { useLink } from './connection.ts'
import { useMoney } from './money.ts'
import { Cash, MethodChoice } from './pay-method.tsx'
import { PointsChoice, usePoints } from './pay-points.tsx'
import { type Part, SplitChoice } from './pay-split.tsx'
import { findChange, type PayMethod, type Payment, splitDue, subtract } from './sale.ts'
import { askPayLink } from './till-api.ts'
import type { Sold } from './use-paying.ts'
import type { Till } from './use-till.ts'

interface PayDialogProps {
  till: Till
  onClose: () => void
  onSold: (sold: Sold) => void
}

/** How it is paid; what is due is counted once more with her points. */
export function PayDialog({ till, onClose, onSold }: PayDialogProps) {
  const { t } = useWords()
  const pay = useMutation({ mutationFn: till.pay, onSuccess: onSold })
  const link = useMutation({ mutationFn: async () => askPayLink((await till.order()).id) })
  const counter = useHeld(till.counter, pay.isPending || link.isPending)
  const { currency } = till.sale
  const money = useMoney(currency)
  const { isOnline } = useLink()
  const points = usePoints({ counter, sale: till.sale })
  const due = subtract(counter.total, points.worth, currency)
  const [method, setMethod] = useState<PayMethod>('terminal')
  const [given, setGiven] = useState('')
  const [part, setPart] = useState<Part | null>(null)
  const split = part === null ? null : splitDue(part.amount, due, currency)
  const rest = split?.rest ?? due
  const change = method === 'cash' ? findChange(given === '' ? rest : given, rest, currency) : null
  const payments: Payment[] = [
    ...(part !== null && split !== null ? [{ method: part.method, amount: split.part }] : []),
    ...(due === '0.00' ? [] : [{ method, amount: rest }]),
  ]
  const payNow = () => pay.mutate({ payments, points: points.count, total: due, change })
  if (link.data) return <ShownLink url={link.data.url} onClose={onClose} />
  const error = pay.error ?? link.error
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('till.payTitle', { amount: money(due) })}
      width="wide"
      actions={
        <PayActions
          {...{ link, money, due }}
          pay={{ isPending: pay.isPending, mutate: payNow }}
          canLink={isOnline && points.count === 0 && part === null}
          isEnough={(method !== 'cash' || change !== null) && (part === null) === (split === null)}
        />
      }
    >
      <div className="flex flex-col gap-4">
        {!isOnline && (
          <p className="rounded-control bg-warn-soft p-3 text-13 text-warn">{t('till.offlinePay')}</p>
        )}
        {points.most > 0 && <PointsChoice points={points} money={money} />}
        {due !== '0.00' && (
          <SplitChoice part={part} rest={split?.rest ?? null} money={money} onPart={setPart} />
        )}
        <MethodChoice of="rest" method={method} onChoose={setMethod} />
        {method === 'cash' && <Cash {...{ due: rest, given, change, money }} onGiven={setGiven} />}
        {error && (
          <p role="alert" className="text-13 text-danger">
            {error.message || t('error.unreachableHint')}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Her cart is empty the moment it is bought, which may be before the answer comes: what is being paid stays on the screen. */
function useHeld<T>(value: T, isHeld: boolean): T {
  const held = useRef(value)
  if (!isHeld) held.current = value
  return held.current
}

interface PayActionsProps {
  pay: { isPending: boolean; mutate: () => void }
  link: { isPending: boolean; mutate: () => void }
  money: (amount: string) => string
  due: string
  canLink: boolean
  isEnough: boolean
}

function PayActions({ pay, link, money, due, canLink, isEnough }: PayActionsProps) {
  const { t } = useWords()
  return (
    <>
      <Button
        size="lg"
        icon={Link2}
        disabled={!canLink}
        isBusy={link.isPending}
        onClick={() => link.mutate()}
      >
        {t('till.payByLink')}
      </Button>
      <Button
        tone="primary"
        size="lg"
        isBusy={pay.isPending}
        disabled={!isEnough}
        onClick={() => pay.mutate()}
      >
        {t('till.confirmPaid', { amount: money(due) })}
      </Button>
    </>
  )
}

/** For her own phone: she pays where she reads it. */
function ShownLink({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog isOpen onClose={onClose} title={t('till.payLink')} intro={t('till.payLinkHint')}>
      <div className="flex justify-center">
        <QrCode text={url} label={t('till.payLink')} />
      </div>
    </Dialog>
  )
}
