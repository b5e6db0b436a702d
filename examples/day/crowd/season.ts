import { type Product, products } from '../goods/products.ts'
import type { Random } from '../random.ts'

const dayMs = 86_400_000

/** How much is bought in a month, January first: December and the sales above all, little in July. */
const months = [1.1, 0.8, 0.95, 1, 1, 0.85, 0.75, 0.8, 1.1, 1.25, 1.5, 1.75] as const
/** And on a day of the week, Sunday first. */
const weekdays = [0.7, 0.9, 0.85, 0.9, 1, 1.3, 1.5] as const
const mostLively = 1.75 * 1.5

/** A day on which somebody buys, days ago, at most so many; nobody's till is open on a Sunday. */
export function drawDay(random: Random, now: number, o: { most: number; isTill: boolean }): number {
  for (let attempt = 0; attempt < 12; attempt++) {
    const daysAgo = random.between(1, o.most)
    const date = new Date(now - daysAgo * dayMs)
    if (o.isTill && date.getUTCDay() === 0) continue
    const liveliness = (months[date.getUTCMonth()] ?? 1) * (weekdays[date.getUTCDay()] ?? 1)
    if (random.next() * mostLively < liveliness) return daysAgo
  }
  // Of a short span nothing may have been lively enough.
  return new Date(now - o.most * dayMs).getUTCDay() === 0 && o.isTill ? o.most + 1 : o.most
}

/** Time of day, milliseconds since midnight in Poland: stores by day, the web in the evening. */
export function drawHour(random: Random, isTill: boolean): number {
  const hour = isTill
    ? random.between(10, 18)
    : random.pick([8, 10, 12, 13, 15, 17, 18, 19, 20, 20, 21, 21, 22])
  return (hour * 60 + random.between(0, 59)) * 60_000 + random.between(0, 59) * 1_000
}

const winterly = /^(Swetry|Płaszcze i kurtki)|Czapki|Rękawiczki|Szale/
const summery = /Sukienki|Koszulki|Sneakersy|Mokasyny|Bluzki/

/** How likely it is in a month, 0 to 11. */
function weigh({ category, popularity }: Product, month: number): number {
  const isCold = month >= 9 || month <= 1
  const isWarm = month >= 3 && month <= 7
  const season = winterly.test(category)
    ? isCold
      ? 2.4
      : isWarm
        ? 0.3
        : 1
    : summery.test(category)
      ? isWarm
        ? 2.2
        : 0.5
      : 1
  return season * (popularity + 60)
}

/** Garments by month and line, each with the sum of weights up to it: one draw finds one. */
const shelves = new Map<string, { list: Product[]; sums: number[] }>()

function shelfOf(month: number, sex: 'k' | 'm') {
  const name = `${month} ${sex}`
  const known = shelves.get(name)
  if (known !== undefined) return known
  const list = products.filter((one) => one.line === 'u' || one.line === sex)
  let sum = 0
  const sums = list.map((one) => {
    sum += weigh(one, month)
    return sum
  })
  const made = { list, sums }
  shelves.set(name, made)
  return made
}

/** What somebody buys in this month. */
export function drawProduct(random: Random, month: number, sex: 'k' | 'm'): Product {
  const { list, sums } = shelfOf(month, sex)
  const at = random.next() * (sums.at(-1) ?? 0)
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  const found = list[low]
  if (found === undefined) throw new Error('Nothing hangs on this shelf')
  return found
}
