import { noNames, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { audienceNode } from './index.ts'

testNode(audienceNode, {
  options: [{ audience: 'a-1' }, { act: 'remove', audience: 'a-1' }],
  bad: [{}, { act: 'hide', audience: 'a-1' }],
})

it('is told by the name of its audience, and never by its id', () => {
  const read = audienceNode.read({ audience: 'a-1' })
  if (!read.isOk) throw new Error('The options do not fit')
  const names = { ...noNames, audiences: new Map([['a-1', 'Buty']]) }
  expect(audienceNode.uses(read.options)).toEqual({ audiences: ['a-1'] })
  expect(audienceNode.explain(read.options, 'pl', names)).toBe('Dodaje do grupy reklamowej „Buty”')
  expect(audienceNode.explain(read.options, 'en', noNames)).toBe('Adds to an ad audience')
})
