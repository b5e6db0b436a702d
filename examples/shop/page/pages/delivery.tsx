import { showMoney, words } from '../app/language.ts'
import type { Carrier } from '../app/orders.ts'
import type { CartFit } from '../app/store-fit.ts'
import { Field, type FormParts } from '../kit/field.tsx'
import { StoreChoice } from './store-choice.tsx'

const kinds = ['ship', 'pickup', 'try', 'go'] as const
const names = { ship: words.ship, pickup: words.pickup, try: words.tryOn, go: words.goNow }

interface DeliveryProps extends FormParts {
  carriers: readonly Carrier[]
  fit: CartFit | null
}

/** By parcel, to a store, kept there to be tried on, or in her hands already. */
export function Delivery({ carriers, fit, ...parts }: DeliveryProps) {
  const { form, put } = parts
  return (
    <fieldset>
      <legend>{words.how}</legend>
      {kinds.map((kind) => (
        <label key={kind} className="check">
          <input type="radio" name="kind" checked={form.kind === kind} onChange={() => put({ kind })} />
          {names[kind]}
        </label>
      ))}
      {form.kind === 'ship' ? (
        <Address {...parts} carriers={carriers} />
      ) : (
        <StoreChoice {...parts} fit={fit} />
      )}
    </fieldset>
  )
}

function Address({ carriers, ...parts }: FormParts & { carriers: readonly Carrier[] }) {
  const { form, put } = parts
  const chosen = carriers.find((one) => one.id === form.carrier)
  return (
    <>
      {carriers.length > 0 && (
        <label>
          {words.carrier}
          <select value={form.carrier} onChange={({ target }) => put({ carrier: target.value })}>
            {carriers.map(({ id, name, price }) => (
              <option key={id} value={id}>
                {name} · {Number(price) === 0 ? words.free : showMoney(price)}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen?.isPoint === true && (
        <Field {...parts} name="point" label={words.point} autoCapitalize="characters" />
      )}
      <Field {...parts} name="street" label={words.street} autoComplete="street-address" />
      <div className="pair">
        <Field
          {...parts}
          name="postcode"
          label={words.postcode}
          autoComplete="postal-code"
          inputMode="numeric"
        />
        <Field {...parts} name="city" label={words.city} autoComplete="address-level2" />
      </div>
    </>
  )
}
