import { ask, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { taskNode } from './index.ts'

testNode(taskNode, {
  options: [
    { title: 'Zadzwoń' },
    { desk: 'store', title: 'Odłóż sweter', due: { amount: 1, unit: 'hours' } },
  ],
  bad: [{}, { title: '' }, { desk: 'cellar', title: 'x' }],
})

it('is due when it says, and within ninety days', () => {
  const dueIn = (due: object) => ask(taskNode, { title: 'x', due }).effects?.[0]
  expect(dueIn({ amount: 3, unit: 'hours' })).toMatchObject({ dueInMs: 3 * 3_600_000 })
  expect(dueIn({ amount: 300, unit: 'days' })).toMatchObject({ dueInMs: 90 * 86_400_000 })
})
