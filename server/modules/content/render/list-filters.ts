/** Filters over lists as Liquid has them, where the library differs on plain texts, hashes and what is not there. */

const isHash = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list as filters see it: nested lists flattened, one thing as a list of one, nothing as an empty one. */
function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value.flat(20) : [value]
}

const own = (value: unknown, key: unknown): unknown =>
  isHash(value) && Object.hasOwn(value, String(key)) ? Reflect.get(value, String(key)) : undefined

const isTrue = (value: unknown) => value !== undefined && value !== null && value !== false

/** Whether an item has the property, or the property's value; a plain text contains, a number equals the key. */
function fits(item: unknown, key: unknown, wanted: readonly unknown[]): boolean {
  if (isHash(item)) {
    const [value] = wanted
    const found = own(item, key)
    return value === undefined || value === null ? isTrue(found) : found === value
  }
  if (typeof item === 'string') return typeof key === 'string' && item.includes(key)
  return item === key
}

type ListFilter = (value: unknown, ...args: unknown[]) => unknown

export const listFilters: Readonly<Record<string, ListFilter>> = {
  has: (value, key, ...wanted) => listOf(value).some((item) => fits(item, key, wanted)),
  find: (value, key, ...wanted) => listOf(value).find((item) => fits(item, key, wanted)),
  find_index: (value, key, ...wanted) => {
    const at = listOf(value).findIndex((item) => fits(item, key, wanted))
    return at < 0 ? undefined : at
  },
  reject: (value, key, ...wanted) =>
    key === undefined || key === null ? [] : listOf(value).filter((item) => !fits(item, key, wanted)),
  sum: (value, key) =>
    listOf(value).reduce<number>((sum, item) => {
      const number = Number(key === undefined ? item : own(item, key))
      return Number.isFinite(number) ? sum + number : sum
    }, 0),
  uniq: (value, key) => {
    const seen = new Set<unknown>()
    return listOf(value).filter((item) => {
      const found = key === undefined ? item : own(item, key)
      const mark = isHash(found) ? JSON.stringify(found) : found
      return !seen.has(mark) && seen.add(mark)
    })
  },
  compact: (value, key) =>
    listOf(value).filter((item) => {
      const found = key === undefined ? item : own(item, key)
      return found !== null && found !== undefined
    }),
  map: (value, key) => listOf(value).map((item) => own(item, key)),
  size: (value) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length
    return isHash(value) ? Object.keys(value).length : 0
  },
  first: (value) => {
    if (isHash(value)) return Object.entries(value)[0]
    return Array.isArray(value) || typeof value === 'string' ? value[0] : undefined
  },
}
