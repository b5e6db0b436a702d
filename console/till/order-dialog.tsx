import { useMutation, useQuery } from '@tanstack/react-query'
import { Minus, Plus, UserRound } from 'lucide-react'
import { useState } from 'react'
import { makeId } from '../app/browser/make-id.ts'
import { dueOfKept, isChosenNow, type Kept, keepsNothing, readKept } from '../features/orders/keep-draft.ts'
import { KeepLines } from '../features/orders/keep-lines.tsx'
import { refundOfBack } from '../features/orders/return-draft.ts'
import { StateTag } from '../features/orders/state-tag.tsx'
import { useWords } from '../i18n/t.ts'
import { Button, IconButton } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Bone, Failure } from '../kit/states.tsx'
import { tell } from '../kit/tell.ts'
import type { Home } from './home.ts'
import { useMoney } from './money.ts'
import { Cash, MethodChoice } from './pay-method.tsx'
import { findChange, type PayMethod } from './sale.ts'
import { actOnOrder, getOrder, type Order, returnLines } from './till-api.ts'

interface OrderDialogProps {
  id: string
  /** What was scanned: a pick-up is handed out by it. */
  code: string
  home: Home
  /** Whose it is comes before the till. */
  onMeet: (customerId: string) => void
  onClose: () => void
}

/** An order or a receipt at the till: handed out, or taken back, whole or in part. */
export function OrderDialog({ id, code, home, onMeet, onClose }: OrderDialogProps) {
  const { t } = useWords()
  const order = useQuery({ queryKey: ['till-order', id], queryFn: () => getOrder(id), gcTime: 0 })
  const customerId = order.data?.customerId ?? null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('till.order', { number: order.data?.number ?? '' })}
      width="wide"
    >
      {order.error && <Failure error={order.error} onRetry={() => void order.refetch()} />}
      {order.isPending && <Bone className="h-40 w-full" />}
      {customerId !== null && (
        <Button icon={UserRound} className="mb-3" onClick={() => onMeet(customerId)}>
          {t('till.orderCustomer')}
        </Button>
      )}
      {order.data && <OrderActs order={order.data} code={code} home={home} onDone={onClose} />}
    </Dialog>
  )
}

interface OrderActsProps {
  order: Order
  code: string
  home: Home
  onDone: () => void
}

/** Pieces that come back, by line; of what was tried on, pieces that she keeps; how she pays for it. */
interface Chosen {
  back: Readonly<Record<string, number>>
  kept: Kept
  method: PayMethod
  /** Of cash, as it was typed. */
  given: string
}

function useOrderActs({ order, code, home, onDone }: OrderActsProps, { back, kept, method }: Chosen) {
  const { t } = useWords()
  const money = useMoney(order.currency)
  const due = dueOfKept(order, kept)
  const [key] = useState(makeId)
  const lines = Object.entries(back).filter(([, quantity]) => quantity > 0)
  const finish = (text: string) => () => {
    tell(text)
    onDone()
  }
  const collect = useMutation({
    mutationFn: () =>
      actOnOrder(order.id, {
        act: 'collect',
        code,
        keep: readKept(order, kept),
        payments: Number(due) === 0 ? [] : [{ method, amount: due }],
      }),
    onSuccess: finish(t('till.handedOut', { number: order.number })),
  })
  const leave = useMutation({
    mutationFn: () => actOnOrder(order.id, { act: 'cancel', reason: t('orders.keptNothingReason') }),
    onSuccess: finish(t('orders.keptNothingDone', { number: order.number })),
  })
  const giveBack = useMutation({
    mutationFn: (refundBy: 'same' | 'cash') =>
      returnLines(order.id, key, {
        lines: lines.map(([line, quantity]) => ({ line, quantity })),
        storeId: home.storeId,
        refundBy,
      }),
    // Whoever gives the money back by hand has to know how much.
    onSuccess: ({ number, returns }, refundBy) => {
      const sum = returns.at(-1)?.refund ?? '0'
      const word = refundBy === 'cash' ? 'till.takenBackCash' : 'till.takenBackSame'
      finish(Number(sum) === 0 ? t('till.takenBack', { number }) : t(word, { number, amount: money(sum) }))()
    },
  })
  const error = collect.error ?? leave.error ?? giveBack.error
  return { collect, leave, giveBack, due, hasBack: lines.length > 0, error }
}

function OrderActs(props: OrderActsProps) {
  const { order } = props
  const { t } = useWords()
  const money = useMoney(order.currency)
  const [chosen, setChosen] = useState<Chosen>({ back: {}, kept: {}, method: 'terminal', given: '' })
  const { back, kept } = chosen
  const put = (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change }))
  const acts = useOrderActs(props, chosen)
  const change = changeOf(chosen, acts.due, order)
  const isTried = isChosenNow(order)
  // What was never handed out cannot come back.
  const canReturn = order.acts.includes('return')
  return (
    <>
      <Head order={order} money={money} />
      {isTried && <p className="mt-3 font-medium text-14">{t('orders.keep')}</p>}
      <div className="mt-3">
        {isTried ? (
          <KeepLines lines={order.lines} kept={kept} money={money} onKeep={(next) => put({ kept: next })} />
        ) : (
          <ul>
            {order.lines.map((one) => (
              <BackLine
                key={one.line}
                line={one}
                count={back[one.line] ?? 0}
                money={money}
                onCount={canReturn ? (count) => put({ back: { ...back, [one.line]: count } }) : null}
              />
            ))}
          </ul>
        )}
      </div>
      {isPaidNow(order, acts, kept) && <PayNow {...{ chosen, put, money, change }} due={acts.due} />}
      <GoesBack refund={refundOfBack(order, back)} money={money} />
      {acts.error && (
        <p role="alert" className="mb-3 text-13 text-danger">
          {acts.error.message || t('error.unreachableHint')}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2 border-t pt-3">
        {keepsNothing(order, kept) ? (
          <Button size="lg" isBusy={acts.leave.isPending} onClick={() => acts.leave.mutate()}>
            {t('orders.keptNothing')}
          </Button>
        ) : (
          <HandOut {...{ order, acts, money }} isEnough={chosen.method !== 'cash' || change !== null} />
        )}
        {canReturn && <TakeBack acts={acts} />}
      </div>
    </>
  )
}

/** What is to be given back is said before it is. */
function GoesBack({ refund, money }: { refund: string | null; money: (amount: string) => string }) {
  const { t } = useWords()
  return (
    refund !== null && (
      <p role="status" className="mb-3 text-right font-medium text-14">
        {t('orders.goesBack', { amount: money(refund) })}
      </p>
    )
  )
}

type Acts = ReturnType<typeof useOrderActs>

/** Where it stands: why it is handed out, or why it is not. */
function Head({ order, money }: { order: Order; money: (amount: string) => string }) {
  const { t, format } = useWords()
  const { state, kind, placedAt, totals, acts } = order
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-14 text-text-2">
        <StateTag state={state} />
        {[t(`orders.kind.${kind}`), format.dateTime(placedAt), money(totals.total)].join(' · ')}
      </p>
      {acts.length === 0 && <p className="mt-2 text-14">{t('till.orderOver')}</p>}
      {isAwaited(order) && <p className="mt-2 text-14">{t('till.orderNotReady')}</p>}
    </>
  )
}

/** She came for it before it was picked. */
const isAwaited = ({ state, kind }: Order): boolean =>
  (kind === 'pickup' || kind === 'try') && (state === 'placed' || state === 'paid' || state === 'picking')

/** Something is handed out, and not all of it is paid for. */
const isPaidNow = (order: Order, { due, hasBack }: Acts, kept: Kept): boolean =>
  order.acts.includes('collect') && !hasBack && Number(due) > 0 && !keepsNothing(order, kept)

/** What she gets back of her cash; null while it is not enough. */
const changeOf = ({ given }: Chosen, due: string, { currency }: Order): string | null =>
  findChange(given === '' ? due : given, due, currency)

interface PayNowProps {
  chosen: Chosen
  put: (change: Partial<Chosen>) => void
  due: string
  change: string | null
  money: (amount: string) => string
}

/** How she pays for what is handed to her. */
function PayNow({ chosen: { method, given }, put, due, change, money }: PayNowProps) {
  return (
    <div className="mb-3 flex flex-col gap-3">
      <MethodChoice of="rest" method={method} onChoose={(next) => put({ method: next })} />
      {method === 'cash' && (
        <Cash {...{ due, given, change, money }} onGiven={(next) => put({ given: next })} />
      )}
    </div>
  )
}

interface HandOutProps {
  order: Order
  acts: Acts
  money: (amount: string) => string
  /** Of cash, as much as is due. */
  isEnough: boolean
}

function HandOut({ order, acts, money, isEnough }: HandOutProps) {
  const { t } = useWords()
  const { collect, hasBack, due } = acts
  if (!order.acts.includes('collect') || hasBack) return null
  return (
    <Button
      tone="primary"
      size="lg"
      disabled={!isEnough}
      isBusy={collect.isPending}
      onClick={() => collect.mutate()}
    >
      {Number(due) === 0 ? t('till.handOut') : t('till.handOutPaid', { amount: money(due) })}
    </Button>
  )
}

function TakeBack({ acts: { giveBack, hasBack } }: { acts: Acts }) {
  const { t } = useWords()
  return (['cash', 'same'] as const).map((way) => (
    <Button
      key={way}
      size="lg"
      disabled={!hasBack}
      isBusy={giveBack.isPending}
      onClick={() => giveBack.mutate(way)}
    >
      {way === 'cash' ? t('till.backCash') : t('till.backSame')}
    </Button>
  ))
}

interface BackLineProps {
  line: Order['lines'][number]
  count: number
  money: (amount: string) => string
  /** Null: nothing of it was handed out. */
  onCount: ((count: number) => void) | null
}

function BackLine({
  line: { name, variant, quantity, returned, sum },
  count,
  money,
  onCount,
}: BackLineProps) {
  const { t } = useWords()
  return (
    <li className="flex items-center gap-3 border-t py-3 text-14">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="block text-13 text-text-2">
          {variant} · {quantity} × · {money(sum)}
        </span>
      </span>
      {onCount !== null && (
        <span className="flex items-center" title={t('till.backPieces')}>
          <IconButton
            size="lg"
            icon={Minus}
            label={t('till.backLess', { name })}
            disabled={count === 0}
            onClick={() => onCount(count - 1)}
          />
          <span className="w-8 text-center font-medium">{count}</span>
          <IconButton
            size="lg"
            icon={Plus}
            label={t('till.backMore', { name })}
            disabled={count >= quantity - returned}
            onClick={() => onCount(count + 1)}
          />
        </span>
      )}
    </li>
  )
}
