import type { taskDesks, taskPlaces } from '@splot/contract/journey/effect'
import { sayDuration } from '@splot/contract/journey/words'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const desks = {
  store: { pl: 'Sklep', en: 'Store' },
  agent: { pl: 'Biuro obsługi', en: 'Agent' },
  consultant: { pl: 'Konsultant telefoniczny', en: 'Phone consultant' },
} as const satisfies Record<(typeof taskDesks)[number], object>

const places = {
  all: { pl: 'Każdy sklep', en: 'Every store' },
  hers: { pl: 'Jej sklep: wybrany albo najczęściej odwiedzany', en: 'Her store: chosen, or visited most' },
  chosen: { pl: 'Jeden wybrany sklep', en: 'One chosen store' },
} as const satisfies Record<(typeof taskPlaces)[number], object>

const longestMs = 90 * 86_400_000

const shape = z.strictObject({
  desk: field.choice({ pl: 'Dla kogo', en: 'For whom' }, desks).default('agent'),
  place: field.choice({ pl: 'Który sklep', en: 'Which store' }, places).default('all'),
  store: nodeField.store({ pl: 'Wybrany sklep', en: 'The chosen store' }).optional(),
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ label: { pl: 'Zadanie', en: 'Task' } }),
  note: z
    .string()
    .trim()
    .max(2_000)
    .default('')
    .meta({ label: { pl: 'Co warto wiedzieć', en: 'What to know' }, isLong: true }),
  due: nodeField.duration({ pl: 'Termin: za', en: 'Due in' }).default({ amount: 2, unit: 'days' }),
})

const options = shape.refine(({ place, store }) => place !== 'chosen' || store !== undefined, {
  path: ['store'],
})

/** Something for a person to do. */
export const taskNode = defineNode({
  id: 'task',
  label: { pl: 'Zadanie', en: 'Task' },
  hint: {
    pl: 'Prosi o działanie sklep, biuro lub konsultanta.',
    en: 'Asks a store, an agent or a consultant to act.',
  },
  icon: 'clipboard-list',
  category: 'change',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide({ options: { desk, place, store, title, note, due }, now, calendar }) {
    const dueInMs = Math.min(longestMs, Math.max(0, calendar.add(now, due) - now))
    const isOfOne = place === 'chosen' && store !== undefined
    const whose = { place: desk === 'store' ? place : ('all' as const), ...(isOfOne && { store }) }
    return { kind: 'next', output: 'next', effects: [{ kind: 'task', desk, ...whose, title, note, dueInMs }] }
  },
  explain({ desk, title, due }, lang) {
    const when = sayDuration(due, lang)
    return lang === 'pl'
      ? `Zadanie (${desks[desk].pl.toLowerCase()}): ${title}, termin za ${when}`
      : `Task (${desks[desk].en.toLowerCase()}): ${title}, due in ${when}`
  },
})
