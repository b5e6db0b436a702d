import { ask, noFacts, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { waitSegment } from './index.ts'

const options = { segment: 'vip', timeout: { amount: 1, unit: 'weeks' } }

testNode(waitSegment, {
  options: [options, { ...options, change: 'left' }],
  bad: [{}, { ...options, change: 'near' }],
  facts: [{ conditions: [false] }, { conditions: [true] }],
})

it('lets through at once whoever is there already', () => {
  const facts = { ...noFacts, conditions: [true] }
  expect(ask(waitSegment, options, { facts })).toMatchObject({ kind: 'next', output: 'happened' })
  expect(ask(waitSegment, { ...options, change: 'left' }, { facts })).toMatchObject({ kind: 'wait' })
})
