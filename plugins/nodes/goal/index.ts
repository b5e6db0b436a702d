import { defineNode } from '@splot/contract/plugin/node'
import { z } from 'zod'

/** She has done what the journey is there for. */
export const goalNode = defineNode({
  id: 'goal',
  label: { pl: 'Cel', en: 'Goal' },
  hint: { pl: 'Kto tu dojdzie, osiągnął cel.', en: 'Whoever comes here has reached the goal.' },
  icon: 'target',
  category: 'end',
  options: z.strictObject({}),
  outputs: () => [],
  decide: () => ({ kind: 'exit', reason: 'goal', isGoal: true }),
  explain: (_, lang) => (lang === 'pl' ? 'Cel osiągnięty' : 'Goal reached'),
})
