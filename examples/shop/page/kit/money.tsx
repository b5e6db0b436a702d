import type { Price } from '../app/data.ts'
import { fill, showMoney, words } from '../app/language.ts'

/** What it costs; where it is reduced also what it cost, and the lowest price of the thirty days before, as the law asks. */
export function Cost({ price, lowest }: { price: Price | null; lowest?: string | null }) {
  if (price === null) return <p className="cost">–</p>
  const isReduced = price.price !== price.regular || (lowest ?? null) !== null
  return (
    <div className="cost" data-reduced={isReduced || undefined}>
      <p>
        <strong>{showMoney(price.price, price.currency)}</strong>
        {price.price !== price.regular && <s>{showMoney(price.regular, price.currency)}</s>}
      </p>
      {lowest && <small>{fill(words.lowest, { price: showMoney(lowest, price.currency) })}</small>}
    </div>
  )
}
