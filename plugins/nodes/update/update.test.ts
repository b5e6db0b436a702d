import { ask, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { updateNode } from './index.ts'

testNode(updateNode, {
  options: [
    { trait: 'onboarded', as: 'flag', value: 'tak' },
    { change: 'clear', trait: 'onboarded' },
    { change: 'list_add', list: 'l-1' },
  ],
  bad: [{}, { trait: 'size' }, { trait: 'size', as: 'number', value: 'M' }, { change: 'list_add' }],
})

it('keeps the kind of the value', () => {
  const effectOf = (as: string, value: string) => ask(updateNode, { trait: 'x', as, value }).effects?.[0]
  expect(effectOf('number', '38')).toEqual({ kind: 'set_trait', key: 'x', value: 38 })
  expect(effectOf('flag', 'nie')).toEqual({ kind: 'set_trait', key: 'x', value: false })
  expect(effectOf('text', '38')).toEqual({ kind: 'set_trait', key: 'x', value: '38' })
})
