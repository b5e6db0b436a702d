import { ask, noFacts, noon, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { waitEvent } from './index.ts'

const options = { event: { event: 'Order Completed' }, timeout: { amount: 2, unit: 'days' } }
const heard = { name: 'Order Completed', at: noon - 60_000, properties: {} }

testNode(waitEvent, {
  options: [options, { ...options, looksBack: false }],
  bad: [{}, { event: options.event }, { ...options, event: { event: '' } }],
  facts: [{ events: [null] }, { events: [heard] }],
})

it('goes on at once where it has happened since the step before', () => {
  const facts = { ...noFacts, events: [heard] }
  expect(ask(waitEvent, options, { facts })).toMatchObject({ kind: 'next', output: 'happened' })
})

it('lets the event win where it and the timer come together', () => {
  const now = noon + 3 * 86_400_000
  const woken = { by: 'timer' } as const
  expect(ask(waitEvent, options, { now, woken })).toMatchObject({ output: 'timeout' })
  expect(ask(waitEvent, options, { now, woken, facts: { ...noFacts, events: [heard] } })).toMatchObject({
    output: 'happened',
  })
  expect(ask(waitEvent, options, { now, woken: { by: 'event', event: heard } })).toMatchObject({
    output: 'happened',
  })
})
