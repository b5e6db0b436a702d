import { ask, noFacts, noNames, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { conditionNode } from './index.ts'

const options = { when: { kind: 'segment', segment: 'vip' } }

testNode(conditionNode, {
  options: [options],
  bad: [{}, { when: { kind: 'nothing of the kind' } }],
  facts: [{ conditions: [true] }, { conditions: [false] }],
})

it('goes the way the answer says', () => {
  expect(ask(conditionNode, options, { facts: { ...noFacts, conditions: [true] } })).toMatchObject({
    output: 'yes',
  })
  expect(ask(conditionNode, options, { facts: { ...noFacts, conditions: [false] } })).toMatchObject({
    output: 'no',
  })
})

it('names what it asks of by its name', () => {
  const orders = { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: 'ever', store: 'KRK1' }
  const when = { kind: 'all', of: [orders, { kind: 'segment', segment: 's-1' }] }
  const names = { ...noNames, stores: new Map([['KRK1', 'Kraków']]), segments: new Map([['s-1', 'VIP']]) }
  expect(conditionNode.explain(conditionNode.options.parse({ when }), 'pl', names)).toMatch(/Kraków.*VIP/)
})
