import { ask, noon, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { waitUntil } from './index.ts'

testNode(waitUntil, {
  options: [
    { time: '09:00' },
    { time: '18:30', weekdays: [1, 4] },
    { until: 'date', date: '2026-12-24', time: '09:00' },
  ],
  bad: [{}, { time: '25:00' }, { until: 'date', time: '09:00' }, { time: '09:00', weekdays: [8] }],
})

it('waits for the next such time, also where it is that very minute', () => {
  expect(ask(waitUntil, { time: '11:00' })).toEqual({ kind: 'wait', until: noon + 86_400_000 })
})

it('lets through whoever comes after the date', () => {
  const options = { until: 'date', date: '2026-11-01', time: '09:00' }
  expect(ask(waitUntil, options)).toEqual({ kind: 'next', output: 'next' })
})
