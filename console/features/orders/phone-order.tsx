import type { CartView } from '@splot/contract/cart'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlaceOrderReply } from '../../app/api.gen.ts'
import { customerQuery } from '../../app/queries.ts'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { CopyButton } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from '../catalogue/money.ts'
import { nameIn } from '../loyalty/name-in.ts'
import { type OrderSettings, orderSettingsQuery } from '../payments/payment-queries.ts'
import { sizesQuery } from '../store/store-api.ts'
import { placeOrder } from './order-queries.ts'
import { PayLetter } from './pay-letter.tsx'
import { beginOrder, bodyOf, isIncomplete, type PhoneOrder, paymentsOf } from './phone-order-draft.ts'
import { PhoneSavings } from './phone-savings.tsx'
import { countHad, sortByHad } from './store-stock.ts'

interface PhoneOrderProps {
  customerId: string
  cart: CartView
  onClose: () => void
}

/** What lies in her cart, ordered for her by whoever she speaks with. */
export default function PhoneOrderDialog({ customerId, cart, onClose }: PhoneOrderProps) {
  const { t } = useWords()
  const { data: customer } = useQuery(customerQuery(customerId))
  const [placed, setPlaced] = useState<PlaceOrderReply | null>(null)
  if (placed !== null) return <Placed placed={placed} onClose={onClose} />
  if (customer === undefined)
    return (
      <Dialog isOpen onClose={onClose} title={t('phoneOrder.title')}>
        <PageLoading />
      </Dialog>
    )
  return <Form {...{ customerId, cart, onClose }} begun={beginOrder(customer)} onPlaced={setPlaced} />
}

interface FormProps extends PhoneOrderProps {
  begun: PhoneOrder
  onPlaced: (placed: PlaceOrderReply) => void
}

function Form({ customerId, cart: opened, begun, onClose, onPlaced }: FormProps) {
  const { t, format } = useWords()
  // One key for one dialog: pressed twice, or sent again, it is one order.
  const [key] = useState(() => `phone-${crypto.randomUUID()}`)
  const [draft, setDraft] = useState(begun)
  const [cart, setCart] = useState(opened)
  const put = (change: Partial<PhoneOrder>) => setDraft((before) => ({ ...before, ...change }))
  const { data: settings } = useQuery(orderSettingsQuery)
  const carriers = settings?.carriers ?? []
  const chosen = carriers.find((one) => one.id === draft.carrier)
  const place = useMutation({
    mutationFn: () => placeOrder(key, bodyOf(draft, { customerId, cartId: cart.id, version: cart.version })),
    onSuccess: onPlaced,
  })
  return (
    <FormDialog
      width="wide"
      title={t('phoneOrder.title')}
      intro={t('phoneOrder.intro', { total: showMoney(format, cart.totals.total, cart.currency) })}
      submit={t('phoneOrder.place')}
      isBusy={place.isPending}
      isIncomplete={isIncomplete(draft, { isPoint: chosen?.isPoint ?? false })}
      error={place.error}
      onClose={onClose}
      onSubmit={() => place.mutate()}
    >
      <div>
        <Segmented
          label={t('phoneOrder.delivery')}
          value={draft.kind}
          options={(['ship', 'pickup'] as const).map((value) => ({
            value,
            label: t(`orders.kind.${value}`),
          }))}
          onChange={(kind) => put({ kind, payment: 'link' })}
        />
      </div>
      <WhereFields {...{ draft, put, carriers, cart }} />
      <ContactFields draft={draft} put={put} />
      <PhoneSavings {...{ customerId, cart, setCart, draft, put }} />
      <PaymentFields draft={draft} put={put} />
    </FormDialog>
  )
}

function PaymentFields({ draft, put }: PartProps) {
  const { t } = useWords()
  return (
    <>
      <Choice
        label={t('phoneOrder.payment')}
        value={draft.payment}
        options={paymentsOf(draft.kind).map((value) => ({ value, label: t(`phoneOrder.pay.${value}`) }))}
        onChange={(payment) => put({ payment })}
      />
      <TextField
        label={t('phoneOrder.note')}
        maxLength={500}
        value={draft.note}
        onChange={(note) => put({ note })}
      />
    </>
  )
}

interface WhereProps extends PartProps {
  carriers: OrderSettings['carriers']
  cart: CartView
}

/** The store it waits in, or who brings it and where to. */
function WhereFields({ draft, put, carriers, cart }: WhereProps) {
  const { t, format, language } = useWords()
  if (draft.kind === 'pickup') return <StoreField draft={draft} put={put} lines={cart.lines} />
  const isPoint = carriers.find((one) => one.id === draft.carrier)?.isPoint ?? false
  return (
    <>
      <Choice
        label={t('phoneOrder.carrier')}
        value={draft.carrier}
        options={carriers.map(({ id, name, texts, price }) => ({
          value: id,
          label: `${nameIn({ name, texts }, language)}, ${showMoney(format, String(price), cart.currency)}`,
        }))}
        onChange={(carrier) => put({ carrier })}
      />
      <AddressFields draft={draft} put={put} isPoint={isPoint} />
    </>
  )
}

interface PartProps {
  draft: PhoneOrder
  put: (change: Partial<PhoneOrder>) => void
}

/** Stores she may fetch it from, those that have it first: whoever is on the phone says so before she chooses. */
function StoreField({ draft, put, lines }: PartProps & { lines: CartView['lines'] }) {
  const { t } = useWords()
  const { data } = useQuery(storesQuery)
  const products = [...new Set(lines.map((one) => one.productId))]
  const found = useQueries({ queries: products.map((id) => ({ ...sizesQuery(id), staleTime: 0 })) })
  const isCounted = found.every((one) => one.isSuccess)
  const free = found.flatMap((one) => one.data?.items ?? [])
  const stores = (data?.items ?? []).map(({ id, name }) => ({ id, name, had: countHad(lines, free, id) }))
  const tell = (had: number) =>
    had === lines.length
      ? t('phoneOrder.hasAll')
      : had === 0
        ? t('phoneOrder.hasNone')
        : t('phoneOrder.hasSome', { had, all: lines.length })
  const options = sortByHad(stores).map(({ id, name, had }) => ({
    value: id,
    label: isCounted ? `${name} · ${tell(had)}` : name,
  }))
  return (
    <Choice
      label={t('phoneOrder.store')}
      value={draft.storeId}
      options={options}
      onChange={(storeId) => put({ storeId })}
    />
  )
}

const addressFields = ['street', 'postcode', 'city'] as const
const contactFields = ['name', 'phone', 'email'] as const

function AddressFields({ draft, put, isPoint }: PartProps & { isPoint: boolean }) {
  const { t } = useWords()
  const names = isPoint ? ([...addressFields, 'point'] as const) : addressFields
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {names.map((name) => (
        <TextField
          key={name}
          label={t(`phoneOrder.${name}`)}
          maxLength={name === 'postcode' ? 20 : 120}
          value={draft[name]}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
    </div>
  )
}

function ContactFields({ draft, put }: PartProps) {
  const { t } = useWords()
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {contactFields.map((name) => (
        <TextField
          key={name}
          label={t(`phoneOrder.${name}`)}
          type={name === 'name' ? 'text' : name === 'email' ? 'email' : 'tel'}
          maxLength={name === 'phone' ? 40 : 120}
          value={draft[name]}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      {({ id }) => (
        <Select look="field" id={id} label={label} value={value} options={options} onChange={onChange} />
      )}
    </Field>
  )
}

/** It stands: what is due, and the two ways to let her pay it. */
function Placed({ placed, onClose }: { placed: PlaceOrderReply; onClose: () => void }) {
  const { t, format } = useWords()
  const { order, statusUrl } = placed
  const isDue = Number(order.totals.due) > 0 && order.state === 'awaiting_payment'
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('phoneOrder.placed', { number: order.number })}
      intro={
        isDue
          ? t('phoneOrder.due', { amount: showMoney(format, order.totals.due, order.currency) })
          : t('phoneOrder.settled')
      }
      actions={
        <Link to="/store/orders" search={{ view: 'all', open: order.id }} className={buttonClass('primary')}>
          {t('phoneOrder.open')}
        </Link>
      }
    >
      {isDue && (
        <div className="flex flex-wrap items-center gap-2">
          <PayLetter order={order} size="sm" />
          <CopyButton text={statusUrl} label={t('phoneOrder.copyLink')} />
        </div>
      )}
    </Dialog>
  )
}
