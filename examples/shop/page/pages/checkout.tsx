import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { Store, Told } from '../app/data.ts'
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
import { explain, isCode } from '../app/problem.ts'
import { go, type Place, useTitle } from '../app/route.tsx'
import { type CartView, useCart, useCustomer } from '../app/splot.ts'
import { type CartFit, hasAll, sortByFit, useCartFit } from '../app/store-fit.ts'
import { useMyStore, useStores } from '../app/stores.ts'
import { Field, type FormParts } from '../kit/field.tsx'
import { Waiting } from '../kit/states.tsx'
import { Totals } from './cart.tsx'
import { Delivery } from './delivery.tsx'
import { PointsField } from './points-field.tsx'
import { Elsewhere } from './store-choice.tsx'

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

/** Whether what she wants lies in a store matters where she does not have it in her hand. */
const isFetched = (kind: CheckoutForm['kind']) => kind === 'pickup' || kind === 'try'

/** What she has chosen, and what stands there until she does. */
function useForm(kind: CheckoutForm['kind'], { own, version }: { own: OwnContact | null; version: string }) {
  const { store } = useMyStore()
  const stores = useStores()
  const options = useCheckoutOptions()
  const [form, setForm] = useState<CheckoutForm>({
    ...{ ...empty, kind, storeId: '', carrier: '', method: '', points: 0, own: null },
  })
  const { fit, again } = useCartFit(isFetched(form.kind) ? version : null)
  const carriers = options.data?.carriers ?? []
  const methods = (options.data?.methods ?? []).filter(({ id }) => isFor(form.kind, id))
  const method = methods.find(({ id }) => id === form.method) ?? methods[0]
  const filled: CheckoutForm = {
    ...{ ...form, own },
    storeId: form.storeId || pickStore(store, stores.data ?? [], fit),
    carrier: form.carrier || carriers[0]?.id || '',
    method: method?.id ?? '',
  }
  const put = (change: Partial<CheckoutForm>) => setForm({ ...form, ...change })
  const asked = {
    isPoint: carriers.find((one) => one.id === filled.carrier)?.isPoint === true,
    asksEmail: method?.asksEmail === true,
  }
  const carrier = carriers.find((one) => one.id === filled.carrier)
  const needs = form.kind === 'ship' ? [options] : [options, stores]
  return { form: filled, put, carriers, methods, carrier, asked, fit, lookAgain: again, needs }
}

/** Her own store, unless it lacks something that another has. */
function pickStore(own: Store | null, stores: readonly Store[], fit: CartFit | null): string {
  const first = sortByFit(stores, fit)[0]
  const isBetter = first !== undefined && own !== null && hasAll(fit, first.id) && !hasAll(fit, own.id)
  return (isBetter ? first : (own ?? first))?.id ?? ''
}

/** Presses the button: what is missing is shown first, a refusal after. */
function useSubmit(cart: CartView, form: CheckoutForm, asked: Parameters<typeof listMissing>[1]) {
  const customer = useCustomer()
  const [missing, setMissing] = useState<readonly FieldName[]>([])
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = listMissing(form, asked)
    setMissing(lacking)
    if (lacking.length > 0) {
      document.querySelector<HTMLElement>(`[name="${lacking[0]}"]`)?.focus()
      return
    }
    setBusy(true)
    setFault(null)
    try {
      const { order, pay, statusUrl } = await placeOrder(cart, form)
      // A guest has no account to look into: her order has an address of its own.
      if (pay === null && customer) go(`/zamowienie/${order.id}`)
      else location.assign(pay?.url ?? statusUrl)
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  return { missing, fault, isBusy, submit, forget: () => setFault(null) }
}

/** What is not there yet, as one thing: without it an order would go out with nothing chosen. */
const joinTold = (lacking: readonly Pick<Told<unknown>, 'isFailed' | 'again'>[]) => ({
  isFailed: lacking.some(({ isFailed }) => isFailed),
  again: () => {
    for (const one of lacking) if (one.isFailed) one.again()
  },
})

function Form({ cart, kind }: { cart: CartView; kind: CheckoutForm['kind'] }) {
  const known = useOwnContact(Boolean(useCustomer()))
  const [isChanged, setChanged] = useState(false)
  const chosen = useForm(kind, { own: isChanged ? null : known, version: cart.version })
  const { form, put, carriers, methods, carrier, asked } = chosen
  const { missing, fault, isBusy, submit, forget } = useSubmit(cart, form, asked)
  const isShort = isCode(fault, 'stock_short')
  const lacking = chosen.needs.filter(({ data }) => data === null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody was faster: where is it now?
  useEffect(chosen.lookAgain, [isShort])
  const field = { form, put, missing }
  const move = (change: Partial<CheckoutForm>) => {
    forget()
    put(change)
  }
  return (
    <form className="band narrow fields" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.checkout}</h1>
      <Delivery
        {...field}
        fit={chosen.fit}
        carriers={carriers.map((one) => ({ ...one, price: priceOfCarrier(one, cart) ?? one.price }))}
      />
      {form.kind !== 'go' && (
        <fieldset>
          <legend>{words.who}</legend>
          <Contact {...field} change={() => setChanged(true)} />
        </fieldset>
      )}
      <Methods methods={methods} chosen={form.method} choose={(method) => put({ method })}>
        {form.kind === 'go' && asked.asksEmail && <ReceiptEmail {...field} />}
      </Methods>
      {lacking.length > 0 && <Waiting told={joinTold(lacking)} lines={2} />}
      <PointsField points={form.points} put={(points) => put({ points })} />
      <Totals cart={cart} shipping={form.kind === 'ship' ? priceOfCarrier(carrier, cart) : '0'} />
      <p className="fault" role="alert">
        {fault !== null && explain(fault)}
      </p>
      {isShort && isFetched(form.kind) && <Elsewhere {...field} put={move} fit={chosen.fit} />}
      <button type="submit" className="act" disabled={isBusy || lacking.length > 0}>
        {acts[form.kind]}
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

/** Whoever takes it from the shelf is asked for nothing but what her provider asks for. */
function ReceiptEmail(field: FormParts) {
  const email = field.form.own?.email ?? null
  if (email !== null) return <p className="soft">{email}</p>
  return (
    <>
      <Field {...field} name="email" label={words.email} autoComplete="email" type="email" />
      <p className="soft">{words.goEmail}</p>
    </>
  )
}

const acts = { ship: words.order, pickup: words.order, try: words.tryOn, go: words.payGo } as const

interface MethodsProps {
  methods: readonly { id: string; name: string }[]
  chosen: string
  choose(id: string): void
  children: ReactNode
}

const Methods = ({ methods, chosen, choose, children }: MethodsProps) => (
  <fieldset>
    <legend>{words.method}</legend>
    {methods.map(({ id, name }) => (
      <label key={id} className="check">
        <input type="radio" name="method" checked={id === chosen} onChange={() => choose(id)} />
        {name}
      </label>
    ))}
    {children}
  </fieldset>
)
