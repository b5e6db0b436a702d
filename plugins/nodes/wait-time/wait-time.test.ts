import { ask, noon, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { waitTime } from './index.ts'

testNode(waitTime, {
  options: [{ time: { amount: 3, unit: 'days' } }, { time: { amount: 30, unit: 'minutes' } }],
  bad: [
    {},
    { time: { amount: 0, unit: 'days' } },
    { time: { amount: 2, unit: 'years' } },
    { time: { amount: 401, unit: 'days' } },
  ],
})

it('counts from when she came, however late she is asked', () => {
  const options = { time: { amount: 2, unit: 'hours' } }
  expect(ask(waitTime, options)).toEqual({ kind: 'wait', until: noon + 7_200_000 })
  const late = { now: noon + 7_200_001, woken: { by: 'timer' } as const }
  expect(ask(waitTime, options, late)).toEqual({ kind: 'next', output: 'next' })
})
