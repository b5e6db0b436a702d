import { ask, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { webhookNode } from './index.ts'

const options = { url: 'https://erp.example/hook' }

testNode(webhookNode, {
  options: [options, { ...options, withContext: true }],
  bad: [{}, { url: 'ftp://erp.example' }, { url: 'erp' }],
})

it('tells no more than it was asked to', () => {
  const run = { id: 'r', journeyId: 'j', enteredAt: 0, context: { cart_id: 'c-1' }, isControl: false }
  expect(ask(webhookNode, options, { run }).effects).toEqual([{ kind: 'webhook', ...options, data: {} }])
  const told = { kind: 'webhook', ...options, data: { context: { cart_id: 'c-1' } } }
  expect(ask(webhookNode, { ...options, withContext: true }, { run }).effects).toEqual([told])
})
