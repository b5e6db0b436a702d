import { type FormEvent, useState } from 'react'
import { fill, words } from '../app/language.ts'
import { explain } from '../app/problem.ts'
import { aboutOf } from '../app/products.ts'
import { Link, useTitle } from '../app/route.tsx'
import { findScanned, noteScan } from '../app/scan.ts'
import { useCart, withCommerce } from '../app/splot.ts'
import { useMyStore, useStores } from '../app/stores.ts'
import { Pieces } from '../kit/pieces.tsx'
import { Totals } from './cart.tsx'

/** Scan and go: what she takes from the shelf goes into her cart by its label, and is paid for on her phone. */
export function ScanPage() {
  useTitle(words.scanGo)
  const cart = useCart()
  const { id, choose } = useMyStore()
  const { data: stores } = useStores()
  return (
    <section className="band narrow fields">
      <h1>{words.scanGo}</h1>
      <p>{words.scanText}</p>
      <label>
        {words.scanStore}
        <select value={id ?? ''} onChange={({ target }) => choose(target.value)}>
          {id === null && <option value="">{words.any}</option>}
          {(stores ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}, {one.street}
            </option>
          ))}
        </select>
      </label>
      <Label storeId={id} />
      {cart !== null && cart.lines.length > 0 && (
        <>
          <ul className="plain-lines">
            {cart.lines.map((line) => (
              <li key={line.sku}>
                <p>
                  {line.name}, {line.variant}
                </p>
                <Pieces line={line} />
              </li>
            ))}
          </ul>
          <Totals cart={cart} />
          {id !== null && (
            <Link className="act" to="/kasa?jak=go">
              {words.payGo}
            </Link>
          )}
        </>
      )}
    </section>
  )
}

/** One label after the other; readers of codes type like a keyboard. */
function Label({ storeId }: { storeId: string | null }) {
  const [code, setCode] = useState('')
  const [said, setSaid] = useState('')
  const take = async (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    try {
      const found = await findScanned(code)
      setSaid(found === null ? words.scanNone : fill(words.scanTaken, { name: found.product.name }))
      if (found === null) return
      withCommerce(({ cart }) => cart.add(found.variant.sku, 1, aboutOf(found.product, found.variant)))
      if (storeId !== null) noteScan(storeId)
      setCode('')
    } catch (error) {
      setSaid(explain(error))
    }
  }
  return (
    <form onSubmit={(event) => void take(event)}>
      <label>
        {words.scanCode}
        <input
          value={code}
          onChange={({ target }) => setCode(target.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={64}
        />
      </label>
      <button type="submit" className="second">
        {words.scanAdd}
      </button>
      <p role="status">{said}</p>
    </form>
  )
}
