import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useStoreNames } from '../../app/stores.ts'
import { type MessageKey, useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Confirm } from '../../kit/confirm.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { showMoney } from '../catalogue/money.ts'
import { CollectDialog } from './collect-dialog.tsx'
import { OrderLines } from './order-lines.tsx'
import { type Act, makePayLink, type Order, orderQuery } from './order-queries.ts'
import { PayLetter } from './pay-letter.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { StateTag } from './state-tag.tsx'
import { useAct } from './use-act.ts'

/** One order beside the list: what is in it, what can be done, what happened. */
export function OrderPanel({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useWords()
  return (
    <SidePanel isOpen={id !== undefined} onClose={onClose} title={t('orders.one')}>
      {id !== undefined && <Whole key={id} id={id} />}
    </SidePanel>
  )
}

function Whole({ id }: { id: string }) {
  const query = useQuery(orderQuery(id))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const order = query.data
  return (
    <div className="flex flex-col gap-5">
      <Head order={order} />
      <Acts order={order} />
      <OrderLines order={order} />
      <Buyer order={order} />
      <History order={order} />
    </div>
  )
}

function Head({ order }: { order: Order }) {
  const { t, format } = useWords()
  const stores = useStoreNames()
  const place = order.storeId && (stores.get(order.storeId) ?? order.storeId)
  return (
    <header className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <h2 className="text-20 font-strong tracking-title">{order.number}</h2>
        <StateTag state={order.state} />
      </div>
      <p className="text-13 text-text-2">
        {[t(`orders.kind.${order.kind}`), place, format.dateTime(order.placedAt)].filter(Boolean).join(' · ')}
      </p>
      {order.dueAt !== null && (
        <p className="text-13 text-text-2">
          {t(order.state === 'ready' ? 'orders.waitsUntil' : 'orders.payUntil', {
            at: format.dateTime(order.dueAt),
          })}
        </p>
      )}
      {order.returnAsked !== null && <p className="text-13 text-warn">{t('orders.returnAsked')}</p>}
    </header>
  )
}

type Final = 'no_show' | 'cancel'
const isFinal = (act: Act): act is Final => act === 'no_show' || act === 'cancel'
const handActs: readonly Act[] = ['pick', 'ready', 'collect', 'ship', 'deliver', 'no_show', 'cancel']

function Acts({ order }: { order: Order }) {
  const { t } = useWords()
  const mayWrite = useScope('orders:write')
  const [dialog, setDialog] = useState<'collect' | 'return' | Final | null>(null)
  const act = useAct(order.id)
  const acts = handActs.filter((one) => order.acts.includes(one))
  if (!mayWrite || (acts.length === 0 && order.acts.length === 0)) return null
  const press = (one: Act) => (one === 'collect' || isFinal(one) ? setDialog(one) : act.mutate({ act: one }))
  return (
    <section aria-label={t('orders.acts')} className="flex flex-wrap gap-2">
      {acts.map((one, i) => (
        <Button
          key={one}
          size="lg"
          tone={isFinal(one) ? 'danger' : i === 0 ? 'primary' : 'plain'}
          isBusy={act.isPending && act.variables.act === one}
          onClick={() => press(one)}
        >
          {t(`orders.act.${one}`)}
        </Button>
      ))}
      {order.acts.includes('return') && (
        <Button size="lg" onClick={() => setDialog('return')}>
          {t('orders.act.return')}
        </Button>
      )}
      {Number(order.totals.due) > 0 && order.state !== 'ready' && (
        <>
          <PayLink order={order} />
          {order.customerId !== null && <PayLetter order={order} />}
        </>
      )}
      {dialog === 'collect' && <CollectDialog order={order} onClose={() => setDialog(null)} />}
      {dialog === 'return' && <ReturnDialog order={order} onClose={() => setDialog(null)} />}
      {(dialog === 'cancel' || dialog === 'no_show') && (
        <Ending order={order} end={dialog} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

/** Asked once more: what was put by goes back to the shelf, and what was paid back to her. */
function Ending({ order, end, onClose }: { order: Order; end: Final; onClose: () => void }) {
  const { t, format } = useWords()
  const { number, totals, currency } = order
  const act = useAct(order.id, { onDone: onClose, isQuiet: true })
  return (
    <Confirm
      title={t(`orders.sure.${end}`, { number })}
      label={t(`orders.act.${end}`)}
      keep={t('orders.sureKeep')}
      act={{ ...act, mutate: () => act.mutate({ act: end }) }}
      onClose={onClose}
    >
      {t('orders.sureShelf')}{' '}
      {Number(totals.paid) > 0 && t('orders.surePaid', { amount: showMoney(format, totals.paid, currency) })}
    </Confirm>
  )
}

/** A page where she pays, put on the clipboard to be sent to her. */
function PayLink({ order }: { order: Order }) {
  const { t, format } = useWords()
  const link = useMutation({
    mutationFn: async () => {
      const made = await makePayLink(order.id)
      await navigator.clipboard.writeText(made.statusUrl)
    },
    onSuccess: () => tell(t('orders.linkCopied')),
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
  return (
    <Button size="lg" isBusy={link.isPending} onClick={() => link.mutate()}>
      {t('orders.payLink', { amount: showMoney(format, order.totals.due, order.currency) })}
    </Button>
  )
}

function Buyer({ order }: { order: Order }) {
  const { t } = useWords()
  const { contact, address, customerId, shipment, note } = order
  const place = address && `${address.street}, ${address.postcode} ${address.city}`
  const known = [contact?.name, contact?.phone, contact?.email, place, note].filter((one) => one != null)
  if (known.length === 0 && customerId === null && shipment === null) return null
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-strong text-13">{t('orders.buyer')}</h3>
      {known.map((text) => (
        <p key={text} className="text-13">
          {text}
        </p>
      ))}
      {shipment !== null && (
        <p className="text-13">
          {shipment.carrierName}
          {shipment.trackingId !== null && ` · ${shipment.trackingId}`}
        </p>
      )}
      {customerId !== null && (
        <Link
          to="/customers/$id"
          params={{ id: customerId }}
          search={{}}
          className={`${buttonClass()} self-start`}
        >
          {t('orders.toCustomer')}
        </Link>
      )}
    </section>
  )
}

/** What happened without moving the order on. */
const wordsOfAct: Readonly<Partial<Record<string, MessageKey>>> = {
  refuse_some: 'orders.partRefused',
  pay_asked: 'orders.payAsked',
}

function History({ order }: { order: Order }) {
  const { t, format } = useWords()
  return (
    <section>
      <h3 className="font-strong text-13">{t('orders.history')}</h3>
      <ol className="mt-1">
        {order.history.map((step) => (
          <li key={`${step.at} ${step.act}`} className="flex gap-3 border-line border-b py-1.5 text-13">
            <span className="shrink-0 text-text-2 tabular-nums">{format.dateTime(step.at)}</span>
            <span className="min-w-0">
              {t(wordsOfAct[step.act] ?? `orders.state.${step.state}`)}
              {step.by.name !== null && <span className="text-text-2"> · {step.by.name}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
