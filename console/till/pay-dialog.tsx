import { useMutation, useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { CheckBox } from '../kit/check-box.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { QrCode } from '../kit/qr-code.tsx'
import { useLink } from './connection.ts'
import { useMoney } from './money.ts'
import { Cash, MethodChoice } from './pay-method.tsx'
import { findChange, type PayMethod, subtract, worthOfPoints } from './sale.ts'
import { askPayLink, getLoyalty, getProgramme } from './till-api.ts'
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
  const { counter, sale } = till
  const { currency } = sale
  const money = useMoney(currency)
  const { isOnline } = useLink()
  const points = usePoints(till)
  const due = subtract(counter.total, points.worth, currency)
  const [method, setMethod] = useState<PayMethod>('terminal')
  const [given, setGiven] = useState('')
  const change = method === 'cash' ? findChange(given === '' ? due : given, due, currency) : null
  const payments = due === '0.00' ? [] : [{ method, amount: due }]
  const pay = useMutation({
    mutationFn: () => till.pay({ payments, points: points.count, total: due, change }),
    onSuccess: onSold,
  })
  const link = useMutation({ mutationFn: async () => askPayLink((await till.order()).id) })
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
          {...{ pay, link, money, due }}
          canLink={isOnline && points.count === 0}
          isEnough={method !== 'cash' || change !== null}
        />
      }
    >
      <div className="flex flex-col gap-4">
        {!isOnline && (
          <p className="rounded-control bg-warn-soft p-3 text-13 text-warn">{t('till.offlinePay')}</p>
        )}
        {points.most > 0 && <PointsChoice points={points} money={money} />}
        <MethodChoice method={method} onChoose={setMethod} />
        {method === 'cash' && <Cash {...{ due, given, change, money }} onGiven={setGiven} />}
        {error && (
          <p role="alert" className="text-13 text-danger">
            {error.message || t('error.unreachableHint')}
          </p>
        )}
      </div>
    </Dialog>
  )
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

function PointsChoice({ points, money }: { points: Points; money: (amount: string) => string }) {
  const { t } = useWords()
  return (
    <div className="text-14">
      <CheckBox
        label={t('till.usePoints', { count: points.most, amount: money(points.mostWorth) })}
        isChecked={points.count > 0}
        onChange={points.toggle}
      />
      <p className="ml-6 text-13 text-text-2">{t('till.usePointsHint')}</p>
    </div>
  )
}

interface Points {
  most: number
  mostWorth: string
  count: number
  worth: string
  toggle: (isOn: boolean) => void
}

/** What of her points could pay; none without the server, and none that she has not agreed to spend. */
function usePoints({ counter, sale }: Till): Points {
  const [isOn, setOn] = useState(false)
  const { isOnline } = useLink()
  const id = sale.customer?.id ?? ''
  const isAsked = counter.isLive && isOnline
  const loyalty = useQuery({
    queryKey: ['till-loyalty', id],
    queryFn: () => getLoyalty(id),
    enabled: isAsked,
    // Points are money: those of a moment ago are not offered.
    staleTime: 0,
  }).data
  const spend = useQuery({
    queryKey: ['till-programme'],
    queryFn: getProgramme,
    enabled: isAsked,
    staleTime: 0,
  }).data?.programme?.spend
  const all = loyalty?.points ?? 0
  // Whole lots of the programme, so that no point pays a fraction of a grosz.
  const most = spend == null || !isAsked ? 0 : Math.floor(all / spend.points) * spend.points
  const isEnough = spend != null && most > 0 && most >= spend.minimum
  const mostWorth =
    spend != null && isEnough
      ? worthOfPoints(most, spend, { total: counter.total, currency: sale.currency })
      : '0.00'
  return {
    ...{ most: isEnough ? most : 0, mostWorth },
    ...{ count: isOn && isEnough ? most : 0, worth: isOn ? mostWorth : '0.00' },
    toggle: setOn,
  }
}
