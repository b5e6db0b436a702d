import { ask, noFacts, testNode } from '@splot/contract/plugin/node-suite.testkit'
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
