import { parseExact } from '@splot/contract/plugin/exact-json'

const hidden = '•••'

/** Another system's words name people anywhere: of a body without them its shape is left, and what is only so many. */
export const maskPayload = (text: string): string => JSON.stringify(mask(parseExact(text)))

/** Deeper than anything that is said of a person, an order or a product. */
const mostDeep = 60

/** Some systems write an address or a number where a field's name would stand. */
const isPersonal = (name: string): boolean => /@|\d{5}/.test(name)

function mask(value: unknown, deep = 0): unknown {
  if (deep > mostDeep) return hidden
  if (Array.isArray(value)) return value.map((one) => mask(one, deep + 1))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner], at) => [
        isPersonal(name) ? `${hidden}${at}` : name,
        mask(inner, deep + 1),
      ]),
    )
  // As long as a number of a person, a card or a telephone.
  if (typeof value === 'number') return String(Math.abs(value)).length < 6 ? value : hidden
  return typeof value === 'string' ? hidden : value
}
