import { ask, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { holdOut } from './index.ts'

testNode(holdOut, { options: [{}, { percent: 2.5 }], bad: [{ percent: 0 }, { percent: 80 }] })

it('holds out the same people whatever happens, and raising it keeps them', () => {
  const isHeld = (percent: number, share: number) => 'isControl' in ask(holdOut, { percent }, { share })
  expect([0, 0.04, 0.06].map((share) => isHeld(5, share))).toEqual([true, true, false])
  expect([0, 0.04, 0.06].map((share) => isHeld(10, share))).toEqual([true, true, true])
})
