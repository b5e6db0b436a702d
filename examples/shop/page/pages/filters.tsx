import type { Card, Store } from '../app/data.ts'
import { hueOf, nameColor } from '../app/departments.ts'
import { type Choice, listOptions } from '../app/filters.ts'
import { fill, showMoney, words } from '../app/language.ts'

interface FiltersProps {
  goods: readonly Card[]
  choice: Choice
  store: Store | null
  choose(next: Choice): void
}

const toggle = (list: readonly string[], value: string) =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

/** Folded away on a phone, open beside the goods on a desk. */
export function Filters({ goods, choice, store, choose }: FiltersProps) {
  const options = listOptions(goods)
  const chosen = choice.sizes.length + choice.colors.length + (choice.upTo ? 1 : 0) + (choice.store ? 1 : 0)
  return (
    <details className="filters">
      <summary>
        {words.filters}
        {chosen > 0 && <b> · {chosen}</b>}
      </summary>
      <div>
        {options.sizes.length > 0 && (
          <Group
            title={words.size}
            values={options.sizes}
            chosen={choice.sizes}
            onToggle={(size) => choose({ ...choice, sizes: toggle(choice.sizes, size) })}
          />
        )}
        {options.colors.length > 1 && (
          <Group
            title={words.color}
            values={options.colors}
            chosen={choice.colors}
            isColor
            onToggle={(color) => choose({ ...choice, colors: toggle(choice.colors, color) })}
          />
        )}
        <PriceLimit
          steps={options.prices}
          upTo={choice.upTo}
          choose={(upTo) => choose({ ...choice, upTo })}
        />
        {store !== null && (
          <label className="check">
            <input
              type="checkbox"
              checked={choice.store}
              onChange={({ target }) => choose({ ...choice, store: target.checked })}
            />
            {fill(words.inMyStore, { store: store.name })}
          </label>
        )}
        {chosen > 0 && (
          <button
            type="button"
            className="plain"
            onClick={() => choose({ sizes: [], colors: [], upTo: null, store: false })}
          >
            {words.clear}
          </button>
        )}
      </div>
    </details>
  )
}

interface PriceLimitProps {
  steps: readonly number[]
  upTo: number | null
  choose(upTo: number | null): void
}

const PriceLimit = ({ steps, upTo, choose }: PriceLimitProps) => (
  <label className="price-filter">
    {words.price}
    <select
      value={upTo ?? ''}
      onChange={({ target }) => choose(target.value === '' ? null : Number(target.value))}
    >
      <option value="">{words.any}</option>
      {steps.map((step) => (
        <option key={step} value={step}>
          {fill(words.upTo, { price: showMoney(String(step)) })}
        </option>
      ))}
    </select>
  </label>
)

interface GroupProps {
  title: string
  values: readonly string[]
  chosen: readonly string[]
  isColor?: boolean
  onToggle(value: string): void
}

const Group = ({ title, values, chosen, isColor = false, onToggle }: GroupProps) => (
  <fieldset>
    <legend>{title}</legend>
    {values.map((value) => (
      <label key={value} className="choice">
        <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
        {isColor && <i style={{ background: hueOf(value) }} />}
        <span>{isColor ? nameColor(value) : value}</span>
      </label>
    ))}
  </fieldset>
)
