import { ask, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { taskNode } from './index.ts'

testNode(taskNode, {
  options: [
    { title: 'Zadzwoń' },
    { desk: 'store', title: 'Odłóż sweter', due: { amount: 1, unit: 'hours' } },
    { desk: 'store', place: 'hers', title: 'Zadzwoń' },
    { desk: 'store', place: 'chosen', store: 'KRK1', title: 'Zadzwoń' },
  ],
  bad: [{ desk: 'store', place: 'chosen', title: 'x' }, {}, { title: '' }, { desk: 'cellar', title: 'x' }],
})

it('is due when it says, and within ninety days', () => {
  const dueIn = (due: object) => ask(taskNode, { title: 'x', due }).effects?.[0]
  expect(dueIn({ amount: 3, unit: 'hours' })).toMatchObject({ dueInMs: 3 * 3_600_000 })
  expect(dueIn({ amount: 300, unit: 'days' })).toMatchObject({ dueInMs: 90 * 86_400_000 })
})

it('of stores is for the one that was chosen; a desk has none', () => {
  const asked = (options: object) => ask(taskNode, { title: 'x', ...options }).effects?.[0]
  expect(asked({ desk: 'store', place: 'chosen', store: 'KRK1' })).toMatchObject({
    place: 'chosen',
    store: 'KRK1',
  })
  expect(asked({ desk: 'store', place: 'hers', store: 'KRK1' })).not.toHaveProperty('store')
  expect(asked({ desk: 'agent', place: 'hers' })).toMatchObject({ place: 'all' })
})
