import { defineNode } from '@splot/contract/plugin/node'
import { z } from 'zod'

const options = z.strictObject({
  percent: z
    .number()
    .gt(0)
    .max(50)
    .default(10)
    .meta({
      label: { pl: 'Ilu na sto', en: 'How many of a hundred' },
      hint: {
        pl: 'Przechodzą dalej, ale nic do nich nie wychodzi',
        en: 'They go on, but nothing goes out to them',
      },
    }),
})

/** A part of the people for whom nothing is done, to compare with. */
export const holdOut = defineNode({
  id: 'hold-out',
  label: { pl: 'Grupa kontrolna', en: 'Hold-out' },
  hint: {
    pl: 'Część ludzi zostaje bez wiadomości, do porównania.',
    en: 'Some get nothing, to compare with.',
  },
  icon: 'scale',
  category: 'decide',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { percent }, share }) =>
    share * 100 < percent
      ? { kind: 'next', output: 'next', isControl: true, because: 'held_out' }
      : { kind: 'next', output: 'next' },
  explain: ({ percent }, lang) => (lang === 'pl' ? `Grupa kontrolna ${percent}%` : `Hold-out of ${percent}%`),
})
