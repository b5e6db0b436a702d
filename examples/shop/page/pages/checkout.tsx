import { type FormEvent, useState } from 'react'
import { words } from '../app/language.ts'
import {
  type Carrier,
  type CheckoutForm,
  type FieldName,
  listMissing,
  type OwnContact,
  placeOrder,
  useCheckoutOptions,
  useOwnContact,
} from '../app/orders.ts'
import { explain } from '../app/problem.ts'
import { go, type Place, useTitle } from '../app/route.tsx'
import { type CartView, useCart, useCustomer } from '../app/splot.ts'
import { useMyStore, useStores } from '../app/stores.ts'
import { Field } from '../kit/field.tsx'
import { Totals } from './cart.tsx'
import { Delivery } from './delivery.tsx'
import { PointsField } from './points-field.tsx'

/** Where to, who, how it is paid: one page. */
export function CheckoutPage({ place }: { place: Place }) {
  useTitle(words.checkout)
  const cart = useCart()
  if (cart === null || cart.lines.length === 0) {
    return (
      <section className="band narrow">
        <h1>{words.checkout}</h1>
        <p>{words.cartEmpty}</p>
      </section>
    )
  }
  const how = place.query.get('jak')
  return <Form cart={cart} kind={how === 'try' || how === 'go' ? how : 'ship'} />
}

/** What is paid later is paid where she takes it. */
const isFor = (kind: CheckoutForm['kind'], method: string): boolean => {
  if (kind === 'try') return method === 'in_store'
  // Without a cashier nothing is paid later.
  if (kind === 'go') return method !== 'in_store' && method !== 'on_delivery'
  return method !== (kind === 'ship' ? 'in_store' : 'on_delivery')
}

/** A dear enough cart goes for nothing, in the list of carriers as in the total. */
const priceOfCarrier = (carrier: Carrier | undefined, { totals }: CartView): string | null => {
  if (carrier === undefined) return null
  return carrier.freeFrom !== null && Number(totals.total) >= Number(carrier.freeFrom) ? '0' : carrier.price
}

const empty = { name: '', email: '', phone: '', street: '', postcode: '', city: '', point: '' } as const

/** What she has chosen, and what stands there until she does. */
function useForm(kind: CheckoutForm['kind'], own: OwnContact | null) {
  const { store } = useMyStore()
  const { data: stores } = useStores()
  const { data: options } = useCheckoutOptions()
  const [form, setForm] = useState<CheckoutForm>({
    ...{ ...empty, kind, storeId: '', carrier: '', method: '', points: 0, own: null },
  })
  const carriers = options?.carriers ?? []
  const methods = (options?.methods ?? []).filter(({ id }) => isFor(form.kind, id))
  const filled: CheckoutForm = {
    ...{ ...form, own },
    storeId: form.storeId || store?.id || stores?.[0]?.id || '',
    carrier: form.carrier || carriers[0]?.id || '',
    method: (methods.find(({ id }) => id === form.method) ?? methods[0])?.id ?? '',
  }
  const put = (change: Partial<CheckoutForm>) => setForm({ ...form, ...change })
  return { form: filled, put, carriers, methods, carrier: carriers.find((one) => one.id === filled.carrier) }
}

function Form({ cart, kind }: { cart: CartView; kind: CheckoutForm['kind'] }) {
  const customer = useCustomer()
  const known = useOwnContact(Boolean(customer))
  const [isChanged, setChanged] = useState(false)
  const { form: filled, put, carriers, methods, carrier } = useForm(kind, isChanged ? null : known)
  const [missing, setMissing] = useState<readonly FieldName[]>([])
  const [fault, setFault] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = { form: filled, put, missing }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = listMissing(filled, carrier?.isPoint === true)
    setMissing(lacking)
    if (lacking.length > 0) {
      document.querySelector<HTMLElement>(`[name="${lacking[0]}"]`)?.focus()
      return
    }
    setBusy(true)
    setFault('')
    try {
      const { order, pay, statusUrl } = await placeOrder(cart, filled)
      // A guest has no account to look into: her order has an address of its own.
      if (pay === null && customer) go(`/zamowienie/${order.id}`)
      else location.assign(pay?.url ?? statusUrl)
    } catch (error) {
      setFault(explain(error))
      setBusy(false)
    }
  }
  return (
    <form className="band narrow fields" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.checkout}</h1>
      <Delivery
        {...field}
        carriers={carriers.map((one) => ({ ...one, price: priceOfCarrier(one, cart) ?? one.price }))}
      />
      {filled.kind !== 'go' && (
        <fieldset>
          <legend>{words.who}</legend>
          <Contact {...field} change={() => setChanged(true)} />
        </fieldset>
      )}
      <Methods methods={methods} chosen={filled.method} choose={(method) => put({ method })} />
      <PointsField points={filled.points} put={(points) => put({ points })} />
      <Totals cart={cart} shipping={filled.kind === 'ship' ? priceOfCarrier(carrier, cart) : '0'} />
      <p className="fault" role="alert">
        {fault}
      </p>
      <button type="submit" className="act" disabled={isBusy}>
        {acts[filled.kind]}
      </button>
      <p className="soft">{words.orderSample}</p>
    </form>
  )
}

interface ContactProps {
  form: CheckoutForm
  put(change: Partial<CheckoutForm>): void
  missing: readonly FieldName[]
  change(): void
}

/** Who takes it: what is known of her is not asked again; what is missing is. */
function Contact({ change, ...field }: ContactProps) {
  const { own } = field.form
  const kept = [own?.name, own?.email, own?.phone].filter((one) => one != null)
  return (
    <>
      {kept.length > 0 && (
        <p>
          {kept.join(' · ')}{' '}
          <button type="button" className="plain" onClick={change}>
            {words.change}
          </button>
        </p>
      )}
      {own?.name == null && <Field {...field} name="name" label={words.name} autoComplete="name" />}
      {own?.email == null && (
        <Field {...field} name="email" label={words.email} autoComplete="email" type="email" />
      )}
      {own?.phone == null && (
        <Field {...field} name="phone" label={words.phone} autoComplete="tel" type="tel" />
      )}
    </>
  )
}

const acts = { ship: words.order, pickup: words.order, try: words.tryOn, go: words.payGo } as const

interface MethodsProps {
  methods: readonly { id: string; name: string }[]
  chosen: string
  choose(id: string): void
}

const Methods = ({ methods, chosen, choose }: MethodsProps) => (
  <fieldset>
    <legend>{words.method}</legend>
    {methods.map(({ id, name }) => (
      <label key={id} className="check">
        <input type="radio" name="method" checked={id === chosen} onChange={() => choose(id)} />
        {name}
      </label>
    ))}
  </fieldset>
)
