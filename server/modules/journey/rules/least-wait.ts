import { duration } from '@splot/contract/journey/duration'
import type { ReadyNode } from './compile.ts'

const unitMs = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 7 * 86_400_000,
  months: 28 * 86_400_000,
} as const

const dayMs = 86_400_000

/**
 * The shortest time somebody may spend at a node, for warnings. A node that waits for a length of time says so by an option
 * of that shape named `time`; one that waits for a time of day keeps her about a day when she comes round again; what waits
 * for something to happen may let her go at once.
 */
export function leastWaitMs({ plugin, options }: Pick<ReadyNode, 'plugin' | 'options'>): number {
  if (plugin.category !== 'wait') return 0
  const length = duration.safeParse(options.time)
  if (length.success) return length.data.amount * unitMs[length.data.unit]
  const isByClock = typeof options.time === 'string' && options.until !== 'date'
  const weekdays = Array.isArray(options.weekdays) ? options.weekdays.length : 0
  if (!isByClock) return 0
  return weekdays === 0 ? dayMs : Math.floor(7 / weekdays) * dayMs
}
