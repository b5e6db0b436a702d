/** So long after somebody came in what she buys is counted, on both sides alike, however long her run takes. */
export const revenueDays = 30

const dayMs = 86_400_000

/** One side of the comparison: whom the journey reached, or who was held out. Minor units of the workspace's currency. */
export interface Side {
  people: number
  buyers: number
  sum: bigint
  /** Of what each person spent, squared. */
  squares: number
}

/** What the people of a journey bought so far. */
export interface Reckoning {
  currency: string
  reached: Side
  heldOut: Side
  /** Orders in other currencies: told, and added to nothing. */
  otherOrders: number
}

const emptySide = (): Side => ({ people: 0, buyers: 0, sum: 0n, squares: 0 })

export const emptyReckoning = (currency: string): Reckoning => ({
  ...{ currency, reached: emptySide(), heldOut: emptySide(), otherOrders: 0 },
})

/** A run of the journey: when she came in, and whether nothing was done. */
export interface Visit {
  readonly enteredAt: number
  readonly isControl: boolean
}

interface Bought {
  readonly at: number
  readonly currency: string
  readonly minor: bigint
}

/**
 * Adds one person with all her runs, the oldest first. By her first run she belongs to a side for good: whoever was held out
 * once is not the journey's merit later. An order counts once, wherever several runs claim it.
 */
export function reckonPerson(all: Reckoning, visits: readonly Visit[], orders: readonly Bought[]): void {
  const [first] = visits
  if (first === undefined) return
  const isOwn = (at: number) =>
    visits.some(({ enteredAt }) => at >= enteredAt && at < enteredAt + revenueDays * dayMs)
  const side = first.isControl ? all.heldOut : all.reached
  let spent = 0n
  for (const { at, currency, minor } of orders) {
    if (!isOwn(at)) continue
    if (currency === all.currency) spent += minor
    else all.otherOrders++
  }
  side.people++
  side.sum += spent
  side.squares += Number(spent) ** 2
  if (spent > 0n) side.buyers++
}

const writeSide = ({ sum, ...side }: Side) => ({ ...side, sum: String(sum) })

export const writeReckoning = ({ reached, heldOut, ...all }: Reckoning): string =>
  JSON.stringify({ ...all, reached: writeSide(reached), heldOut: writeSide(heldOut) })

type Written = Omit<Side, 'sum'> & { sum: string }
const readSide = ({ sum, ...side }: Written): Side => ({ ...side, sum: BigInt(sum) })

/** What this room wrote itself. */
export function readReckoning(text: string): Reckoning {
  const { reached, heldOut, ...all } = JSON.parse(text) as Omit<Reckoning, 'reached' | 'heldOut'> & {
    reached: Written
    heldOut: Written
  }
  return { ...all, reached: readSide(reached), heldOut: readSide(heldOut) }
}
