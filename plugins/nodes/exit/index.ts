import { defineNode } from '@splot/contract/plugin/node'
import { z } from 'zod'

const options = z.strictObject({
  reason: z
    .string()
    .trim()
    .max(80)
    .default('')
    .meta({
      label: { pl: 'Powód', en: 'Reason' },
      hint: { pl: 'Stanie w jej historii', en: 'Stands in her history' },
    }),
})

/** The end of a path. */
export const exitNode = defineNode({
  id: 'exit',
  label: { pl: 'Koniec', en: 'End' },
  hint: { pl: 'Kończy ścieżkę w tym miejscu.', en: 'Ends the journey here.' },
  icon: 'flag',
  category: 'end',
  options,
  outputs: () => [],
  decide: ({ options: { reason } }) => ({
    kind: 'exit',
    reason: 'end',
    ...(reason === '' ? {} : { because: reason }),
  }),
  explain({ reason }, lang) {
    const says = lang === 'pl' ? 'Koniec' : 'End'
    return reason === '' ? says : `${says}: ${reason}`
  },
})
