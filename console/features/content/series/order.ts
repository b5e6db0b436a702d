import type { Series } from '../model.ts'

export type Part = Series['parts'][number]

/** Two neighbours change places; the days stay where they are. */
export function movePart(parts: readonly Part[], from: number, by: -1 | 1): Part[] {
  const [one, other] = [parts[from], parts[from + by]]
  if (one === undefined || other === undefined) return [...parts]
  return parts.map((part, index) =>
    index === from ? { ...other, day: one.day } : index === from + by ? { ...one, day: other.day } : part,
  )
}

/** A part goes to its day, behind what is told on that day already. */
export function setDay(parts: readonly Part[], at: number, day: number): Part[] {
  return parts.map((part, index) => (index === at ? { ...part, day } : part)).sort((a, b) => a.day - b.day)
}

/** The next part's day: as far from the last as that one is from the one before. */
export function nextDay(parts: readonly Part[]): number {
  const [last, before] = [parts.at(-1)?.day ?? 0, parts.at(-2)?.day]
  if (parts.length === 0) return 0
  return Math.min(365, last + Math.max(1, before === undefined ? 2 : last - before))
}

/** Parts nobody gets yet as they stand. */
export const listUnpublished = (parts: readonly Part[]): Part[] =>
  parts.filter(({ item }) => item.state === 'draft' || item.state === 'changed')
