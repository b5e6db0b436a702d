import { ask, noFacts, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { bySegment } from './index.ts'

const [vip, cold] = [
  { id: 'vip', label: 'VIP', segment: 's-1' },
  { id: 'cold', label: 'Uśpieni', segment: 's-2' },
]
const options = { arms: [vip, cold] }

testNode(bySegment, {
  options: [options],
  bad: [{ arms: [] }, { arms: [vip, vip] }, { arms: [{ ...vip, id: 'else' }] }],
  facts: [{ conditions: [true, true] }, { conditions: [false, false] }],
})

it('takes the first that holds, and the last way where none does', () => {
  const output = (...conditions: boolean[]) => ask(bySegment, options, { facts: { ...noFacts, conditions } })
  expect(output(true, true)).toMatchObject({ output: 'vip' })
  expect(output(false, true)).toMatchObject({ output: 'cold' })
  expect(output(false, false)).toMatchObject({ output: 'else' })
})
