import { defineNode } from '@splot/contract/plugin/node'
import { field } from '@splot/contract/plugin/settings'
import { pluralPl } from '@splot/contract/plural'
import { z } from 'zod'

const options = z.strictObject({
  points: field.integer({ pl: 'Ile punktów', en: 'How many points' }, [1, 1_000_000]),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({
      label: { pl: 'Za co', en: 'What for' },
      hint: { pl: 'Klient zobaczy to na koncie', en: 'The customer sees it in her account' },
    }),
})

/** Points of the loyalty programme. */
export const pointsNode = defineNode({
  id: 'points',
  label: { pl: 'Punkty', en: 'Points' },
  hint: { pl: 'Dopisuje punkty w programie lojalnościowym.', en: 'Adds loyalty points.' },
  icon: 'coins',
  category: 'give',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { points, reason } }) => ({
    kind: 'next',
    output: 'next',
    effects: [{ kind: 'points', points, reason }],
  }),
  explain: ({ points, reason }, lang) =>
    lang === 'pl'
      ? `Daje ${points} ${pluralPl(points, ['punkt', 'punkty', 'punktów'])}: ${reason}`
      : `Gives ${points} ${points === 1 ? 'point' : 'points'}: ${reason}`,
})
