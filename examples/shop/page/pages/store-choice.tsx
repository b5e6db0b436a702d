import { fill, words } from '../app/language.ts'
import { type CartFit, hasAll, sortByFit, wordFit } from '../app/store-fit.ts'
import { useStores } from '../app/stores.ts'
import type { FormParts } from '../kit/field.tsx'

/** Where she fetches it: the stores that have all of it first. */
export function StoreChoice({ form, put, fit }: FormParts & { fit: CartFit | null }) {
  const { data: stores } = useStores()
  return (
    <div className="store-choice" role="radiogroup" aria-label={words.chooseStore}>
      {sortByFit(stores ?? [], fit).map(({ id, name, street, city }) => {
        const said = wordFit(fit, id)
        return (
          <label key={id} className="check">
            <input
              type="radio"
              name="storeId"
              value={id}
              checked={id === form.storeId}
              onChange={() => put({ storeId: id })}
            />
            <span>
              <b>{name}</b>
              <span className="soft">
                {street}, {city}
              </span>
              {said !== null && (
                <em data-grade={said.grade}>
                  {said.text}
                  {said.grade === 'few' && `: ${said.names}`}
                </em>
              )}
            </span>
          </label>
        )
      })}
    </div>
  )
}

/** At most as many are offered at once. */
const mostOffered = 3

/** Somebody was faster: where it is still to be had, one press away. */
export function Elsewhere({ form, put, fit }: FormParts & { fit: CartFit | null }) {
  const { data: stores } = useStores()
  if (fit === null || hasAll(fit, form.storeId)) return null
  const others = (stores ?? []).filter((one) => hasAll(fit, one.id)).slice(0, mostOffered)
  return (
    <div className="elsewhere" role="status">
      <p>{others.length === 0 ? words.fitNowhere : words.fitElsewhere}</p>
      <div className="acts">
        {others.map(({ id, name }) => (
          <button key={id} type="button" className="second" onClick={() => put({ storeId: id })}>
            {fill(words.fitTake, { store: name })}
          </button>
        ))}
        {others.length === 0 && form.kind === 'pickup' && (
          <button type="button" className="second" onClick={() => put({ kind: 'ship' })}>
            {words.fitSend}
          </button>
        )}
      </div>
    </div>
  )
}
