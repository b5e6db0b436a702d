import type { StockGrade } from '@splot/contract/cart'

/** So many are few: whoever waits may come too late. */
const few = 3

/** @param free pieces in all stores together; undefined where nobody counts them */
export const gradeStock = (free: number | undefined): StockGrade =>
  free === undefined || free > few ? 'enough' : free > 0 ? 'few' : 'none'

export type Notice = { line: string } & (
  | { kind: 'price_up' | 'price_down'; fromMinor: bigint; toMinor: bigint }
  | { kind: 'sold_out' | 'withdrawn' | 'quantity_cut' }
  | { kind: 'short'; left: number }
)

/** What is worth saying about a line beside what it is. */
export function listNotices(one: {
  line: string
  quantity: number
  /** What it cost when it was put in; null where nobody noted it. */
  seenMinor: bigint | null
  /** What it costs; null where it is not sold any more. */
  minor: bigint | null
  free: number | undefined
  isCut: boolean
}): Notice[] {
  const { line, quantity, seenMinor, minor, free, isCut } = one
  if (minor === null) return [{ kind: 'withdrawn', line }]
  const notices: Notice[] = []
  if (isCut) notices.push({ kind: 'quantity_cut', line })
  if (free !== undefined && free <= 0) notices.push({ kind: 'sold_out', line })
  else if (free !== undefined && free < quantity) notices.push({ kind: 'short', line, left: free })
  if (seenMinor !== null && seenMinor !== minor)
    notices.push({
      kind: minor > seenMinor ? 'price_up' : 'price_down',
      line,
      fromMinor: seenMinor,
      toMinor: minor,
    })
  return notices
}
