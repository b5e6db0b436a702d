import { fill, words } from '../app/language.ts'
import { type CartLine, withCommerce } from '../app/splot.ts'
import { Icon } from './icon.tsx'

/** How many of a line she takes: fewer, more, none. The same in the cart and in the store with a thing in her hand. */
export function Pieces({ line }: { line: CartLine }) {
  const set = (quantity: number) => withCommerce(({ cart }) => cart.set(line.sku, quantity))
  return (
    <fieldset className="pieces-of" aria-label={fill(words.pieces, { n: line.quantity })}>
      <button
        type="button"
        aria-label={`${words.fewer}: ${line.name}`}
        onClick={() => set(line.quantity - 1)}
      >
        <Icon name="minus" />
      </button>
      <output>{line.quantity}</output>
      <button
        type="button"
        aria-label={`${words.moreOf}: ${line.name}`}
        onClick={() => set(line.quantity + 1)}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => withCommerce(({ cart }) => cart.remove(line.sku))}
        aria-label={`${words.remove}: ${line.name}`}
      >
        {words.remove}
      </button>
    </fieldset>
  )
}
