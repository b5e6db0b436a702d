import type { Lang } from '@splot/contract/language'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z
  .strictObject({
    until: field
      .choice(
        { pl: 'Do kiedy', en: 'Until' },
        { time: { pl: 'Do godziny', en: 'A time of day' }, date: { pl: 'Do dnia', en: 'A date' } },
      )
      .default('time'),
    time: nodeField.time(
      { pl: 'Godzina', en: 'Time' },
      { pl: 'Według zegara odbiorcy', en: 'By the recipient’s own clock' },
    ),
    weekdays: nodeField
      .weekdays({ pl: 'W dni', en: 'On' }, { pl: 'Puste: każdego dnia', en: 'Empty: any day' })
      .default([]),
    date: nodeField.date({ pl: 'Dzień', en: 'Date' }).optional(),
  })
  .refine(({ until, date }) => until === 'time' || date !== undefined, {
    path: ['date'],
    error: 'date_missing',
  })

/** Holds her until a moment of her own calendar. */
export const waitUntil = defineNode({
  id: 'wait-until',
  label: { pl: 'Poczekaj do', en: 'Wait until' },
  hint: { pl: 'Czeka do godziny albo dnia odbiorcy.', en: 'Waits for a time or a date of the recipient.' },
  icon: 'alarm-clock',
  category: 'wait',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  waits: () => true,
  decide({ options: { until, time, weekdays, date }, arrivedAt, now, calendar }) {
    // One millisecond on: whoever comes at the very minute waits for the next one, so that a loop never spins.
    const at =
      until === 'date' && date !== undefined
        ? calendar.at(date, time)
        : calendar.next(arrivedAt + 1, time, weekdays)
    return at > now ? { kind: 'wait', until: at } : { kind: 'next', output: 'next' }
  },
  explain({ until, time, weekdays, date }, lang) {
    if (until === 'date') return lang === 'pl' ? `Czeka do ${date}, ${time}` : `Waits until ${date}, ${time}`
    const days = weekdays.length === 0 ? '' : ` (${sayWeekdays(weekdays, lang)})`
    return lang === 'pl' ? `Czeka do ${time}${days}` : `Waits until ${time}${days}`
  },
})

const names = {
  pl: ['pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.', 'niedz.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

const sayWeekdays = (weekdays: readonly number[], lang: Lang): string =>
  [...weekdays]
    .sort((a, b) => a - b)
    .map((day) => names[lang][day - 1])
    .join(', ')
