import { sayDuration } from '@splot/contract/journey/words'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { z } from 'zod'

const options = z.strictObject({
  time: nodeField.duration({ pl: 'Jak długo', en: 'How long' }),
})

/** Holds her for a length of time. */
export const waitTime = defineNode({
  id: 'wait-time',
  label: { pl: 'Odczekaj', en: 'Wait' },
  hint: { pl: 'Czeka podany czas.', en: 'Waits for a length of time.' },
  icon: 'hourglass',
  category: 'wait',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  waits: () => true,
  decide({ options: { time }, arrivedAt, now, calendar }) {
    const until = calendar.add(arrivedAt, time)
    return until > now ? { kind: 'wait', until } : { kind: 'next', output: 'next' }
  },
  explain: ({ time }, lang) => (lang === 'pl' ? 'Czeka ' : 'Waits ') + sayDuration(time, lang),
})
