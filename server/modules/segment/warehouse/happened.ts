import type { Where } from '@splot/contract/segment/leaves'
import { quote } from './literal.ts'
import { writeWhere } from './where.ts'

export interface Happened {
  events: readonly string[]
  where?: readonly Where[] | undefined
}

export const and = (tests: readonly string[]): string => tests.join(' AND ')

export const writeNames = (events: readonly string[]): string => `name IN (${events.map(quote).join(', ')})`

/** Tests of a row: whether it is such an event. */
export const writeHappened = ({ events, where }: Happened): string[] => [
  writeNames(events),
  ...writeWhere(where),
]
